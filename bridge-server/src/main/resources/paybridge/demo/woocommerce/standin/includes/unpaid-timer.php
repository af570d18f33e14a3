<?php
/**
 * The timer that cancels unpaid orders (a15).
 */

defined( 'ABSPATH' ) || exit;

add_action( 'woocommerce_cancel_unpaid_orders', 'wc_cancel_unpaid_orders' );

/** Plans the timer's first run. */
function wc_standin_plan_timer() {
	$minutes = (int) get_option( 'woocommerce_hold_stock_minutes', 60 );
	as_unschedule_all_actions( 'woocommerce_cancel_unpaid_orders' );
	if ( $minutes > 0 && 'yes' === get_option( 'woocommerce_manage_stock' ) ) {
		as_schedule_single_action( wc_standin_now() + 60 * $minutes, 'woocommerce_cancel_unpaid_orders', array(), 'woocommerce' );
	}
}

/**
 * Cancels pending orders that nobody has touched for as long as stock is held, and plans itself anew.
 * Only the checkout's own orders; of the block checkout since 10.6.0. on-hold and failed never.
 */
function wc_cancel_unpaid_orders() {
	global $wpdb;
	$minutes = (int) get_option( 'woocommerce_hold_stock_minutes', 60 );
	as_unschedule_all_actions( 'woocommerce_cancel_unpaid_orders' );
	$every = (int) apply_filters( 'woocommerce_cancel_unpaid_orders_interval_minutes', $minutes );
	if ( $minutes < 1 || 'yes' !== get_option( 'woocommerce_manage_stock' ) || $every < 1 ) {
		return;
	}
	as_schedule_single_action( wc_standin_now() + 60 * $every, 'woocommerce_cancel_unpaid_orders', array(), 'woocommerce' );
	$ours = version_compare( WC_VERSION, '10.6.0', '>=' ) ? array( 'checkout', 'store-api' ) : array( 'checkout' );
	$sql  = 'SELECT id FROM ' . WC_Order_Store::table( 'wc_orders' ) . " WHERE type = 'shop_order' AND status = 'wc-pending' AND date_updated_gmt < %s";
	foreach ( $wpdb->get_col( $wpdb->prepare( $sql, gmdate( 'Y-m-d H:i:s', wc_standin_now() - 60 * $minutes ) ) ) as $id ) {
		$order = wc_get_order( $id );
		if ( $order && apply_filters( 'woocommerce_cancel_unpaid_order', in_array( $order->get_created_via(), $ours, true ), $order ) ) {
			$order->update_status( 'cancelled', 'Unpaid order cancelled - time limit reached.' );
		}
	}
}
