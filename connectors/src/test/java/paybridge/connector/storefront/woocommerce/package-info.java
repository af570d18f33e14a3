@NullMarked
package paybridge.connector.storefront.woocommerce;

import org.jspecify.annotations.NullMarked;
