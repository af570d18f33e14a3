/// What every dialect needs, tried by itself.
@NullMarked
package paybridge.connector.kit;

import org.jspecify.annotations.NullMarked;
