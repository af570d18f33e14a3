/// The WooCommerce plugin in a shop: in a WordPress with a stand-in for WooCommerce, or in a real
/// one.
@NullMarked
package paybridge.woo;

import org.jspecify.annotations.NullMarked;
