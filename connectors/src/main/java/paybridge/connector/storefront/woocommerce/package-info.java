/// WooCommerce without our plugin: its REST API v3, its webhooks as hints, and its own page on which
/// the owner lets the bridge in (woocommerce.md, section b).
@NullMarked
package paybridge.connector.storefront.woocommerce;

import org.jspecify.annotations.NullMarked;
