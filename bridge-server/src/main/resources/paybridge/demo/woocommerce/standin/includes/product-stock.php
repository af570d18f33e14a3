<?php
/**
 * Changing the number of a product in the stock (a15).
 */

defined( 'ABSPATH' ) || exit;

/**
 * Changes it in one statement, so that two orders at once take two; gives the new number.
 *
 * @param int|WC_Product $product   The product.
 * @param int|null       $quantity  How many.
 * @param string         $operation `set`, `increase` or `decrease`.
 */
function wc_update_product_stock( $product, $quantity = null, $operation = 'set' ) {
	global $wpdb;
	$product = wc_get_product( $product );
	if ( ! $product || ! $product->managing_stock() || null === $quantity ) {
		return $product ? $product->get_stock_quantity() : false;
	}
	$terms = array( 'set' => '%d', 'increase' => 'meta_value + %d', 'decrease' => 'meta_value - %d' );
	$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->postmeta SET meta_value = {$terms[ $operation ]} WHERE post_id = %d AND meta_key = '_stock'", $quantity, $product->get_id() ) );
	wp_cache_delete( $product->get_id(), 'post_meta' );
	$product = wc_get_product( $product );
	$status  = $product->get_stock_quantity() > 0 ? 'instock' : ( $product->backorders_allowed() ? 'onbackorder' : 'outofstock' );
	update_post_meta( $product->get_id(), '_stock_status', $status );
	do_action( 'woocommerce_product_set_stock', $product );
	return $product->get_stock_quantity();
}
