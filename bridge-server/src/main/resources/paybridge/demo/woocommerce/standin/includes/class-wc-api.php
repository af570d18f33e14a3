<?php
/**
 * The wc-api endpoint (a19).
 */

defined( 'ABSPATH' ) || exit;

/** ?wc-api=NAME and /wc-api/NAME/ run woocommerce_api_{name}; 200 is said before the handler starts. */
final class WC_API {

	/**
	 * Runs the handler, throws away what it printed, and ends with -1.
	 *
	 * @param WP $wp WordPress.
	 */
	public static function answer( $wp ) {
		$name = isset( $_GET['wc-api'] ) ? sanitize_key( wp_unslash( $_GET['wc-api'] ) ) : (string) ( $wp->query_vars['wc-api'] ?? '' );
		if ( '' === $name ) {
			return;
		}
		ob_start();
		nocache_headers();
		$name = strtolower( wc_clean( $name ) );
		WC()->payment_gateways();
		do_action( 'woocommerce_api_request', $name );
		status_header( has_action( 'woocommerce_api_' . $name ) ? 200 : 400 );
		do_action( 'woocommerce_api_' . $name );
		ob_end_clean();
		die( '-1' );
	}
}

add_action( 'parse_request', array( 'WC_API', 'answer' ), 0 );
