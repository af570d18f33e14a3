<?php
/**
 * Stock (a15).
 */

defined( 'ABSPATH' ) || exit;

/** Taken once per order, by whichever of these comes first. */
foreach ( array( 'woocommerce_payment_complete', 'woocommerce_order_status_completed', 'woocommerce_order_status_processing', 'woocommerce_order_status_on-hold' ) as $wc_hook ) {
	add_action( $wc_hook, 'wc_maybe_reduce_stock_levels' );
}
/** Given back by these only; `failed` since 11.0.0 (the notes, written from older sources, say it never does), `refunded` never. */
foreach ( array( 'woocommerce_order_status_cancelled', 'woocommerce_order_status_pending' ) as $wc_hook ) {
	add_action( $wc_hook, 'wc_maybe_increase_stock_levels' );
}
if ( version_compare( WC_VERSION, '11.0.0', '>=' ) ) {
	add_action( 'woocommerce_order_status_failed', 'wc_maybe_increase_stock_levels' );
}

/**
 * Takes an order's goods from the stock, unless it has them.
 *
 * @param int $order_id The order.
 */
function wc_maybe_reduce_stock_levels( $order_id ) {
	$order = wc_get_order( $order_id );
	if ( $order && apply_filters( 'woocommerce_payment_complete_reduce_order_stock', ! $order->get_order_stock_reduced(), $order_id ) ) {
		wc_reduce_stock_levels( $order );
		wc_standin_flag_stock( $order_id, true );
	}
}

/**
 * Gives them back. The flag goes, too: a late payment takes them again.
 *
 * @param int $order_id The order.
 */
function wc_maybe_increase_stock_levels( $order_id ) {
	$order = wc_get_order( $order_id );
	if ( $order && $order->get_order_stock_reduced() ) {
		wc_increase_stock_levels( $order );
		wc_standin_flag_stock( $order_id, false );
	}
}

/**
 * Writes the flag past the order's object, as no save hook should run for it.
 *
 * @param int  $order_id The order.
 * @param bool $reduced  Whether its goods are taken.
 */
function wc_standin_flag_stock( $order_id, $reduced ) {
	global $wpdb;
	$wpdb->update( WC_Order_Store::table( 'wc_orders' ), array( 'order_stock_reduced' => (int) $reduced ), array( 'id' => $order_id ) );
}

/**
 * Takes each line's goods, once.
 *
 * @param int|WC_Order $order The order.
 */
function wc_reduce_stock_levels( $order ) {
	$order = wc_get_order( $order );
	if ( ! $order || 'yes' !== get_option( 'woocommerce_manage_stock' ) || ! apply_filters( 'woocommerce_can_reduce_order_stock', true, $order ) ) {
		return;
	}
	$changes = array();
	foreach ( $order->get_items() as $item ) {
		$product = $item->get_product();
		if ( ! $product || ! $product->managing_stock() || $item->get_meta( '_reduced_stock' ) ) {
			continue;
		}
		$quantity = apply_filters( 'woocommerce_order_item_quantity', $item->get_quantity(), $order, $item );
		$now      = wc_update_product_stock( $product, $quantity, 'decrease' );
		$item->add_meta_data( '_reduced_stock', $quantity, true );
		$item->save();
		$changes[] = $product->get_name() . ' (' . ( $now + $quantity ) . '&rarr;' . $now . ')';
	}
	if ( $changes ) {
		$order->add_order_note( 'Stock levels reduced: ' . implode( ', ', $changes ) );
	}
	do_action( 'woocommerce_reduce_order_stock', $order );
}

/**
 * Gives each line's goods back, as many as were taken.
 *
 * @param int|WC_Order $order The order.
 */
function wc_increase_stock_levels( $order ) {
	$order = wc_get_order( $order );
	if ( ! $order || 'yes' !== get_option( 'woocommerce_manage_stock' ) || ! apply_filters( 'woocommerce_can_restore_order_stock', true, $order ) ) {
		return;
	}
	$changes = array();
	foreach ( $order->get_items() as $item ) {
		$product = $item->get_product();
		$taken   = $item->get_meta( '_reduced_stock' );
		if ( ! $taken || ! $product || ! $product->managing_stock() ) {
			continue;
		}
		$now = wc_update_product_stock( $product, $taken, 'increase' );
		$item->delete_meta_data( '_reduced_stock' );
		$item->save();
		$changes[] = $product->get_name() . ' (' . ( $now - $taken ) . '&rarr;' . $now . ')';
	}
	if ( $changes ) {
		$order->add_order_note( 'Stock levels increased: ' . implode( ', ', $changes ) );
	}
	do_action( 'woocommerce_restore_order_stock', $order );
}

/**
 * Puts refunded goods back, when that is asked for.
 *
 * @param WC_Order $order The order.
 * @param array    $lines By the lines' ids: qty.
 */
function wc_restock_refunded_items( $order, $lines ) {
	foreach ( array_intersect_key( $order->get_items(), $lines ) as $id => $item ) {
		$product = $item->get_product();
		$taken   = (int) $item->get_meta( '_reduced_stock' );
		$back    = min( $taken, (int) ( $lines[ $id ]['qty'] ?? 0 ) );
		if ( $product && $product->managing_stock() && $back > 0 ) {
			$now = wc_update_product_stock( $product, $back, 'increase' );
			$item->update_meta_data( '_reduced_stock', $taken - $back );
			$item->save();
			$order->add_order_note( sprintf( '%1$s (%2$s&rarr;%3$s) restocked.', $product->get_name(), $now - $back, $now ) );
		}
	}
}
