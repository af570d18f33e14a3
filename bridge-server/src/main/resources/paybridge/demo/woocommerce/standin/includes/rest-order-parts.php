<?php
/**
 * Notes and refunds over the REST API (rows b4, b5).
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

/**
 * The representation of a note.
 *
 * @param object $note A note.
 */
function wc_standin_rest_note( $note ) {
	return array(
		'id'               => $note->id,
		'author'           => $note->added_by,
		'date_created_gmt' => wc_standin_rest_date( $note->date_created ),
		'note'             => $note->content,
		'customer_note'    => $note->customer_note,
	);
}

/**
 * All notes of an order, newest first.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_notes( $call ) {
	$order = wc_standin_rest_find( $call['order_id'], 404 );
	return is_wp_error( $order ) ? $order : array_map( 'wc_standin_rest_note', wc_get_order_notes( array( 'order_id' => $order->get_id() ) ) );
}

/**
 * Writes a note, as often as it is asked to.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_add_note( $call ) {
	$order = wc_standin_rest_find( $call['order_id'], 404 );
	if ( is_wp_error( $order ) ) {
		return new WP_Error( 'woocommerce_rest_order_invalid_id', 'Invalid order ID.', array( 'status' => 404 ) );
	}
	$id = $order->add_order_note( $call['note'], (int) wc_string_to_bool( $call['customer_note'] ?? false ) );
	return new WP_REST_Response( wc_standin_rest_note( wc_get_order_note( $id ) ), 201 );
}

/**
 * The representation of a refund.
 *
 * @param WC_Order_Refund $refund The refund.
 * @param mixed           $dp     Decimals printed.
 */
function wc_standin_rest_refund( $refund, $dp ) {
	$meta = array();
	foreach ( WC_Order_Meta_Store::read( $refund->get_id() ) as $row ) {
		$meta[] = array( 'id' => (int) $row['id'], 'key' => $row['key'], 'value' => $row['value'] );
	}
	return array(
		'id'               => $refund->get_id(),
		'date_created_gmt' => wc_standin_rest_date( $refund->get_date_created() ),
		'amount'           => wc_format_decimal( $refund->get_amount(), $dp ),
		'reason'           => (string) $refund->get_reason(),
		'refunded_payment' => $refund->get_refunded_payment(),
		'meta_data'        => $meta,
	);
}

/**
 * The refunds of an order.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_refunds( $call ) {
	$order = wc_get_order( (int) $call['order_id'] );
	if ( ! $order instanceof WC_Order ) {
		return new WP_Error( 'woocommerce_rest_invalid_order_id', 'Invalid order ID.', array( 'status' => 404 ) );
	}
	$all = array();
	foreach ( $order->get_refunds() as $refund ) {
		$all[] = wc_standin_rest_refund( $refund, $call['dp'] ?? wc_get_price_decimals() );
	}
	return $all;
}

/**
 * Makes a refund: at the gateway too, unless told not to. Meta is written after it.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_add_refund( $call ) {
	$order = wc_get_order( (int) $call['order_id'] );
	if ( ! $order instanceof WC_Order ) {
		return new WP_Error( 'woocommerce_rest_invalid_order_id', 'Invalid order ID.', array( 'status' => 404 ) );
	}
	$refund = wc_create_refund(
		array(
			'order_id'       => $order->get_id(),
			'amount'         => $call['amount'],
			'reason'         => $call['reason'],
			'refund_payment' => is_bool( $call['api_refund'] ) ? $call['api_refund'] : true,
			'restock_items'  => is_bool( $call['api_restock'] ) ? $call['api_restock'] : true,
		)
	);
	if ( is_wp_error( $refund ) ) {
		return new WP_Error( 'woocommerce_rest_cannot_create_order_refund', $refund->get_error_message(), array( 'status' => 500 ) );
	}
	foreach ( (array) $call['meta_data'] as $row ) {
		$refund->update_meta_data( $row['key'], $row['value'] );
	}
	$refund->save_meta_data();
	return new WP_REST_Response( wc_standin_rest_refund( $refund, wc_get_price_decimals() ), 201 );
}

/**
 * Deletes a refund; a refund has no bin.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_delete_refund( $call ) {
	$refund = wc_get_order( (int) $call['id'] );
	if ( ! $refund instanceof WC_Order_Refund || $refund->get_parent_id() !== (int) $call['order_id'] ) {
		return new WP_Error( 'woocommerce_rest_invalid_order_refund_id', 'Invalid order refund ID.', array( 'status' => 404 ) );
	}
	if ( ! wc_string_to_bool( $call['force'] ?? false ) ) {
		return new WP_Error( 'woocommerce_rest_trash_not_supported', 'Refunds do not support trashing.', array( 'status' => 501 ) );
	}
	$was = wc_standin_rest_refund( $refund, wc_get_price_decimals() );
	$refund->delete( true );
	return $was;
}
