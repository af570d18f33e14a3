<?php
/**
 * The addresses of the REST API v3 that the stand-in has.
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	static function () {
		$read   = static function () {
			return wc_standin_may( 'read' );
		};
		$write  = static function () {
			return wc_standin_may( 'write' );
		};
		$manage = static function () {
			return wc_standin_may( 'write', 'manage_woocommerce' );
		};
		$one    = static function ( $call ) {
			$order = wc_standin_rest_find( $call['id'], 404 );
			return is_wp_error( $order ) ? $order : wc_standin_rest_order( $order, $call['dp'] ?? wc_get_price_decimals() );
		};
		$routes = array(
			array( '/orders', 'GET', 'wc_standin_rest_list', $read ),
			array( '/orders/(?P<id>\d+)', 'GET', $one, $read ),
			array( '/orders/(?P<id>\d+)', 'POST, PUT, PATCH', 'wc_standin_rest_update', $write ),
			array( '/orders/(?P<order_id>\d+)/notes', 'GET', 'wc_standin_rest_notes', $read ),
			array( '/orders/(?P<order_id>\d+)/notes', 'POST', 'wc_standin_rest_add_note', $write ),
			array( '/orders/(?P<order_id>\d+)/refunds', 'GET', 'wc_standin_rest_refunds', $read ),
			array( '/orders/(?P<order_id>\d+)/refunds', 'POST', 'wc_standin_rest_add_refund', $write ),
			array( '/orders/(?P<order_id>\d+)/refunds/(?P<id>\d+)', 'DELETE', 'wc_standin_rest_delete_refund', $write ),
			array( '/webhooks', 'GET', 'wc_standin_rest_hooks', $manage ),
			array( '/webhooks', 'POST', 'wc_standin_rest_set_hook', $manage ),
			array( '/webhooks/(?P<id>\d+)', 'POST, PUT, PATCH', 'wc_standin_rest_set_hook', $manage ),
			array( '/webhooks/(?P<id>\d+)', 'DELETE', 'wc_standin_rest_delete_hook', $manage ),
		);
		foreach ( $routes as list( $path, $methods, $callback, $may ) ) {
			register_rest_route( 'wc/v3', $path, array( 'methods' => $methods, 'callback' => $callback, 'permission_callback' => $may ) );
		}
	}
);
