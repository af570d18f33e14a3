/// We tell the shop, until it hears.
@NullMarked
package paybridge.ordersync;

import org.jspecify.annotations.NullMarked;
