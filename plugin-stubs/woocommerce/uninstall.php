<?php
/**
 * The plugin was deleted: its secrets, its options, its table and its planned work go; what orders
 * say of their payments stays, it belongs to the books. Names of methods, stored cards and which of
 * them customers deleted stay for the day when the plugin is installed again, unless the shop says,
 * as it says to WooCommerce, that everything shall go.
 *
 * @package Paybridge
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

global $wpdb;

// The key first: a request that began before and still runs would take it for a new one, and keep it.
if ( is_file( __DIR__ . '/paybridge-key.php' ) ) {
	wp_delete_file( __DIR__ . '/paybridge-key.php' );
}
foreach ( array( 'identity', 'offers', 'trouble', 'heard_at', 'table', 'home', 'home_said' ) as $paybridge_name ) {
	delete_option( 'paybridge_' . $paybridge_name );
}
foreach ( array( 'introduced', 'first', 'planned', 'failures', 'away', 'code_said' ) as $paybridge_name ) {
	delete_transient( 'paybridge_' . $paybridge_name );
}
$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}paybridge_kept" ); // phpcs:ignore WordPress.DB
if ( function_exists( 'as_unschedule_all_actions' ) ) {
	as_unschedule_all_actions( '', array(), 'paybridge' );
}

if ( defined( 'WC_REMOVE_ALL_DATA' ) && true === WC_REMOVE_ALL_DATA ) {
	foreach ( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'woocommerce\_paybridge\_%\_settings'" ) as $paybridge_name ) { // phpcs:ignore WordPress.DB
		delete_option( $paybridge_name );
	}
	$wpdb->query( "DELETE meta FROM {$wpdb->prefix}woocommerce_payment_tokenmeta meta JOIN {$wpdb->prefix}woocommerce_payment_tokens token ON token.token_id = meta.payment_token_id WHERE token.gateway_id LIKE 'paybridge\_%'" ); // phpcs:ignore WordPress.DB
	$wpdb->query( "DELETE FROM {$wpdb->prefix}woocommerce_payment_tokens WHERE gateway_id LIKE 'paybridge\_%'" ); // phpcs:ignore WordPress.DB
	delete_metadata( 'user', 0, '_paybridge_forgotten', '', true );
}
