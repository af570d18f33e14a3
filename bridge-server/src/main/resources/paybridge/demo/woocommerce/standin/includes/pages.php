<?php
/**
 * Addresses of the shop's pages (a10, a11), with and without pretty permalinks.
 */

defined( 'ABSPATH' ) || exit;

/** Names that are pages within the checkout page. */
const WC_STANDIN_ENDPOINTS = array( 'order-pay', 'order-received' );

add_action(
	'init',
	static function () {
		foreach ( WC_STANDIN_ENDPOINTS as $name ) {
			add_rewrite_endpoint( $name, EP_ROOT | EP_PAGES );
		}
		add_rewrite_endpoint( 'wc-api', EP_ALL );
	},
	1
);
add_filter(
	'query_vars',
	static function ( $names ) {
		return array_merge( $names, WC_STANDIN_ENDPOINTS, array( 'wc-api' ) );
	}
);

/**
 * The id of a page of the shop; -1 when it has none.
 *
 * @param string $name `cart` or `checkout`.
 */
function wc_get_page_id( $name ) {
	$id = (int) get_option( "woocommerce_{$name}_page_id" );
	return $id > 0 ? $id : -1;
}

/**
 * The address of a page of the shop.
 *
 * @param string $name `cart`, `checkout` or `shop`.
 */
function wc_get_page_permalink( $name ) {
	$id = wc_get_page_id( $name );
	return $id > 0 ? get_permalink( $id ) : home_url( '/' );
}

/** The cart. */
function wc_get_cart_url() {
	return apply_filters( 'woocommerce_get_cart_url', wc_get_page_permalink( 'cart' ) );
}

/** The checkout. */
function wc_get_checkout_url() {
	return apply_filters( 'woocommerce_get_checkout_url', wc_get_page_permalink( 'checkout' ) );
}

/**
 * A page within a page.
 *
 * @param string     $endpoint  Its name.
 * @param string|int $value     What it shows.
 * @param string     $permalink The page it is in.
 */
function wc_get_endpoint_url( $endpoint, $value = '', $permalink = '' ) {
	$permalink = '' === $permalink ? get_permalink() : $permalink;
	if ( ! get_option( 'permalink_structure' ) ) {
		return add_query_arg( $endpoint, $value, $permalink );
	}
	$parts = explode( '?', $permalink, 2 );
	return trailingslashit( $parts[0] ) . trailingslashit( $endpoint . '/' . $value ) . ( isset( $parts[1] ) ? '?' . $parts[1] : '' );
}

/** True on the checkout page and the pages within it. */
function is_checkout() {
	return is_page( wc_get_page_id( 'checkout' ) );
}

/** True on the cart page. */
function is_cart() {
	return is_page( wc_get_page_id( 'cart' ) );
}

/**
 * The admin's screen of a kind of thing (a8).
 *
 * @param string $kind `shop-order`.
 */
function wc_get_page_screen_id( $kind ) {
	return 'shop-order' === $kind || 'shop_order' === $kind ? 'woocommerce_page_wc-orders' : '';
}

/** Nobody keeps this page. */
function wc_nocache_headers() {
	nocache_headers();
}
