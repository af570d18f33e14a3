/// The words both sides of the bridge agree on; nothing but the JDK.
@NullMarked
package paybridge.connector;

import org.jspecify.annotations.NullMarked;
