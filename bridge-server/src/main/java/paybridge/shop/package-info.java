/// Which shop uses which storefront and which gateways.
@NullMarked
package paybridge.shop;

import org.jspecify.annotations.NullMarked;
