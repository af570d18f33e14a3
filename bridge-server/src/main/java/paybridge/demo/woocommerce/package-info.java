/// A WooCommerce shop for one run on this machine: Debian's WordPress with a stand-in for
/// WooCommerce, on a database of its own. Begin with [paybridge.demo.woocommerce.StandInWooShop].
@NullMarked
package paybridge.demo.woocommerce;

import org.jspecify.annotations.NullMarked;
