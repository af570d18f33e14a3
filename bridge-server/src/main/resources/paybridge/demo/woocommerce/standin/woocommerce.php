<?php
/**
 * Plugin Name: WooCommerce (stand-in)
 * Description: Stands where WooCommerce stands, for tests: the rules of our contract notes, and nothing else.
 * Version: 11.0.1
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * Our own writing. What it does is what woocommerce.md (the contract notes) says of the rows a1–a3,
 * a6, a10–a15 and a19; where the notes are silent, it does what WooCommerce 11.0.1 was seen to do.
 * README.md says what is in which file. Never put it into a real shop: its control pages ask nobody
 * who they are.
 */

defined( 'ABSPATH' ) || exit;

// A test may ask for an older one: the rules that changed with a version look here.
define( 'WC_VERSION', get_option( 'woocommerce_standin_version', '11.0.1' ) );
define( 'WC_PLUGIN_FILE', __FILE__ );
define( 'WC_ABSPATH', __DIR__ . '/' );

foreach (
	array(
		'tables',
		'clock',
		'formatting',
		'pages',
		'settings',
		'class-wc-datetime',
		'trait-wc-meta-data',
		'class-wc-data',
		'class-wc-order-store',
		'class-wc-order-meta-store',
		'class-wc-order-items',
		'trait-wc-order-lines',
		'trait-wc-order-saving',
		'class-wc-abstract-order',
		'trait-wc-order-payment',
		'trait-wc-order-status',
		'trait-wc-order-refunds',
		'trait-wc-order-notes',
		'class-wc-order',
		'class-wc-order-refund',
		'class-wc-product',
		'product-stock',
		'order-functions',
		'refund-functions',
		'note-functions',
		'stock-functions',
		'stock-reservation',
		'unpaid-timer',
		'class-wc-settings-api',
		'trait-wc-gateway-texts',
		'trait-wc-gateway-tokens',
		'class-wc-payment-token',
		'class-wc-payment-tokens',
		'class-wc-payment-gateway',
		'class-wc-gateway-bacs',
		'class-wc-payment-gateways',
		'class-wc-session-handler',
		'class-wc-customer',
		'class-wc-cart',
		'notices',
		'class-wc-checkout-order',
		'class-wc-checkout',
		'class-wc-form-handler',
		'class-wc-shop-pages',
		'guest-check',
		'class-wc-order-pages',
		'class-wc-api',
		'class-wc-logger',
		'rest-keys',
		'rest-orders',
		'rest-order-parts',
		'rest-routes',
		'class-wc-webhook',
		'webhook-functions',
		'class-wc-auth',
		'mails',
		'scheduler',
		'scheduler-run',
		'control',
		'quiet',
		'class-woocommerce',
	) as $wc_file
) {
	require_once __DIR__ . '/includes/' . $wc_file . '.php';
}
if ( is_admin() ) {
	require_once __DIR__ . '/includes/admin.php';
	require_once __DIR__ . '/includes/admin-order.php';
}

register_activation_hook( __FILE__, 'wc_standin_install' );
register_deactivation_hook( __FILE__, 'wc_standin_stop' );

/** The one object of the shop. */
function WC() { // phpcs:ignore WordPress.NamingConventions
	return WooCommerce::instance();
}

WC();
