<?php
/**
 * The plugin was deleted: its options, its table and its planned work go; what orders say of their
 * payments stays, it belongs to the books.
 *
 * @package Paybridge
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

global $wpdb;

foreach ( array( 'identity', 'offers', 'trouble', 'heard_at', 'table', 'home', 'home_said' ) as $paybridge_name ) {
	delete_option( 'paybridge_' . $paybridge_name );
}
foreach ( array( 'introduced', 'planned', 'failures', 'away', 'code_said' ) as $paybridge_name ) {
	delete_transient( 'paybridge_' . $paybridge_name );
}
$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}paybridge_kept" ); // phpcs:ignore WordPress.DB
if ( function_exists( 'as_unschedule_all_actions' ) ) {
	as_unschedule_all_actions( '', array(), 'paybridge' );
}
