/// The PayMaster dialect, tried by itself.
@NullMarked
package paybridge.connector.gateway.paymaster;

import org.jspecify.annotations.NullMarked;
