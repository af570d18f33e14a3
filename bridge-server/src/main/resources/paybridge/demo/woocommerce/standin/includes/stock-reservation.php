<?php
/**
 * Goods that unpaid orders hold for a while (a15).
 */

defined( 'ABSPATH' ) || exit;

add_action( 'woocommerce_checkout_order_created', 'wc_reserve_stock_for_order' );
foreach ( array( 'woocommerce_checkout_order_exception', 'woocommerce_payment_complete', 'woocommerce_order_status_cancelled', 'woocommerce_order_status_completed', 'woocommerce_order_status_processing', 'woocommerce_order_status_on-hold' ) as $wc_hook ) {
	add_action( $wc_hook, 'wc_release_stock_for_order' );
}

/** For how many minutes; 0 when nothing is held. */
function wc_standin_hold_minutes() {
	$on = apply_filters( 'woocommerce_hold_stock_for_checkout', 'yes' === get_option( 'woocommerce_manage_stock' ) );
	return $on ? (int) get_option( 'woocommerce_hold_stock_minutes', 60 ) : 0;
}

/**
 * Holds an order's goods.
 *
 * @param WC_Order|int $order The order.
 * @throws Exception When there is not enough left.
 */
function wc_reserve_stock_for_order( $order ) {
	global $wpdb;
	$order   = wc_get_order( $order );
	$minutes = wc_standin_hold_minutes();
	if ( ! $order || $minutes < 1 ) {
		return;
	}
	foreach ( $order->get_items() as $item ) {
		$product = $item->get_product();
		if ( ! $product || ! $product->managing_stock() || $product->backorders_allowed() ) {
			continue;
		}
		if ( $product->get_stock_quantity() - wc_get_held_stock_quantity( $product, $order->get_id() ) < $item->get_quantity() ) {
			throw new Exception( 'Not enough units of ' . $product->get_name() . ' are available in stock to fulfil this order.' );
		}
		$row = array( 'order_id' => $order->get_id(), 'product_id' => $product->get_id(), 'stock_quantity' => $item->get_quantity(), 'expires' => wc_standin_now() + 60 * $minutes );
		$wpdb->replace( WC_Order_Store::table( 'wc_reserved_stock' ), $row );
	}
}

/**
 * Holds nothing any more.
 *
 * @param WC_Order|int $order The order.
 */
function wc_release_stock_for_order( $order ) {
	global $wpdb;
	$id = $order instanceof WC_Order ? $order->get_id() : (int) $order;
	$wpdb->delete( WC_Order_Store::table( 'wc_reserved_stock' ), array( 'order_id' => $id ) );
}

/**
 * How many of a product other orders hold, as long as they are pending.
 *
 * @param WC_Product $product The product.
 * @param int        $except  An order that does not count.
 */
function wc_get_held_stock_quantity( $product, $except = 0 ) {
	global $wpdb;
	$sql = 'SELECT COALESCE( SUM( r.stock_quantity ), 0 ) FROM ' . WC_Order_Store::table( 'wc_reserved_stock' ) . ' r JOIN ' . WC_Order_Store::table( 'wc_orders' ) . " o ON o.id = r.order_id
		WHERE r.product_id = %d AND r.order_id <> %d AND r.expires > %d AND o.status IN ('wc-pending', 'wc-checkout-draft')";
	return (int) $wpdb->get_var( $wpdb->prepare( $sql, $product->get_id(), $except, wc_standin_now() ) );
}

/**
 * The name of something in an order that is not in stock any more; '' when all is there.
 *
 * @param WC_Order $order The order.
 */
function wc_standin_missing( WC_Order $order ) {
	foreach ( $order->get_items() as $item ) {
		$product = $item->get_product();
		if ( $product && ( ! $product->is_in_stock() || ! $product->has_enough_stock( $item->get_quantity() + wc_get_held_stock_quantity( $product, $order->get_id() ) ) ) ) {
			return $product->get_name();
		}
	}
	return '';
}
