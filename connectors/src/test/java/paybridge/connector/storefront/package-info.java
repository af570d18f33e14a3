/// What every storefront must keep, and the examples it is tried with.
@NullMarked
package paybridge.connector.storefront;

import org.jspecify.annotations.NullMarked;
