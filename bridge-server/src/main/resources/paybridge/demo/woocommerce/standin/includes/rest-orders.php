<?php
/**
 * Orders over the REST API (rows b2, b3).
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

/**
 * A date as the API writes it: no zone.
 *
 * @param WC_DateTime|string|null $date A date.
 */
function wc_standin_rest_date( $date ) {
	$date = is_string( $date ) && '' !== $date ? wc_string_to_datetime( $date ) : $date;
	return $date ? gmdate( 'Y-m-d\TH:i:s', $date->getTimestamp() ) : null;
}

/**
 * The representation of an order.
 *
 * @param WC_Order $order The order.
 * @param mixed    $dp    How many decimals are printed; nothing else changes by it.
 */
function wc_standin_rest_order( $order, $dp ) {
	$meta = array();
	foreach ( WC_Order_Meta_Store::read( $order->get_id() ) as $row ) {
		$meta[] = array( 'id' => (int) $row['id'], 'key' => $row['key'], 'value' => $row['value'] );
	}
	$refunds = array();
	foreach ( $order->get_refunds() as $refund ) {
		$refunds[] = array( 'id' => $refund->get_id(), 'reason' => (string) $refund->get_reason(), 'total' => '-' . wc_format_decimal( $refund->get_amount(), $dp ) );
	}
	return array(
		'id'                   => $order->get_id(),
		'number'               => $order->get_order_number(),
		'order_key'            => $order->get_order_key(),
		'created_via'          => $order->get_created_via(),
		'status'               => $order->get_status(),
		'currency'             => $order->get_currency(),
		'date_created_gmt'     => wc_standin_rest_date( $order->get_date_created() ),
		'date_modified_gmt'    => wc_standin_rest_date( $order->get_date_modified() ),
		'date_paid_gmt'        => wc_standin_rest_date( $order->get_date_paid() ),
		'total'                => wc_format_decimal( $order->get_total(), $dp ),
		'customer_id'          => $order->get_customer_id(),
		'billing'              => array(
			'first_name' => (string) $order->get_billing_first_name(),
			'last_name'  => (string) $order->get_billing_last_name(),
			'email'      => (string) $order->get_billing_email(),
			'country'    => (string) $order->get_billing_country(),
		),
		'payment_method'       => $order->get_payment_method(),
		'payment_method_title' => $order->get_payment_method_title(),
		'transaction_id'       => $order->get_transaction_id(),
		'meta_data'            => $meta,
		'refunds'              => $refunds,
		'payment_url'          => $order->get_checkout_payment_url(),
		'needs_payment'        => $order->needs_payment(),
		'needs_processing'     => $order->needs_processing(),
	);
}

/**
 * The order that a call names, or the error: 404 on read, 400 on update.
 *
 * @param int $id     Its id.
 * @param int $status The status of the error.
 */
function wc_standin_rest_find( $id, $status ) {
	$order = wc_get_order( (int) $id );
	return $order instanceof WC_Order ? $order : new WP_Error( 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.', array( 'status' => $status ) );
}

/**
 * A list of orders.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_list( $call ) {
	global $wpdb;
	$where  = array( "type = 'shop_order'", "status NOT IN ('trash', 'auto-draft')" );
	$status = array_filter( wp_parse_list( $call['status'] ?? 'any' ), static function ( $one ) { return 'any' !== $one; } );
	$in     = static function ( $column, $values ) use ( $wpdb ) {
		return $wpdb->prepare( "$column IN (" . implode( ', ', array_fill( 0, count( $values ), '%s' ) ) . ')', $values );
	};
	if ( array() !== $status ) {
		$where[] = $in( 'status', array_map( static function ( $one ) { return 'wc-' . $one; }, $status ) );
	}
	if ( isset( $call['include'] ) ) {
		$where[] = $in( 'id', wp_parse_id_list( $call['include'] ) );
	}
	if ( isset( $call['modified_after'] ) ) {
		$where[] = $wpdb->prepare( 'date_updated_gmt > %s', str_replace( 'T', ' ', $call['modified_after'] ) );
	}
	$size  = min( 100, max( 1, (int) ( $call['per_page'] ?? 10 ) ) );
	$table = WC_Order_Store::table( 'wc_orders' );
	$from  = "FROM $table WHERE " . implode( ' AND ', $where );
	$total = (int) $wpdb->get_var( "SELECT COUNT(*) $from" );
	$by    = 'id' === $call['orderby'] ? 'id' : 'date_created_gmt';
	$order = 'asc' === $call['order'] ? 'ASC' : 'DESC';
	$ids   = $wpdb->get_col( "SELECT id $from ORDER BY $by $order LIMIT " . $size . ' OFFSET ' . $size * ( max( 1, (int) ( $call['page'] ?? 1 ) ) - 1 ) );
	$all   = array();
	foreach ( $ids as $id ) {
		$all[] = wc_standin_rest_order( wc_get_order( $id ), $call['dp'] ?? wc_get_price_decimals() );
	}
	$answer = rest_ensure_response( $all );
	$answer->header( 'X-WP-Total', $total );
	$answer->header( 'X-WP-TotalPages', (int) ceil( $total / $size ) );
	return $answer;
}

/**
 * Changes an order: the fields first, in one save with the status, then "set_paid", which asks
 * whether the order needs payment after that.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_update( $call ) {
	$order = wc_standin_rest_find( $call['id'], 400 );
	if ( is_wp_error( $order ) ) {
		return $order;
	}
	foreach ( array( 'transaction_id', 'payment_method', 'payment_method_title' ) as $name ) {
		if ( null !== $call[ $name ] ) {
			$order->{"set_$name"}( $call[ $name ] );
		}
	}
	foreach ( (array) $call['meta_data'] as $row ) {
		$order->update_meta_data( $row['key'], $row['value'] ?? '' );
	}
	foreach ( array( 'billing', 'shipping', 'line_items', 'shipping_lines', 'fee_lines', 'coupon_lines' ) as $name ) {
		if ( null !== $call[ $name ] ) {
			$order->calculate_totals();
		}
	}
	if ( ! empty( $call['status'] ) ) {
		$order->set_status( $call['status'] );
	}
	$order->save();
	if ( true === $call['set_paid'] && $order->needs_payment() ) {
		$order->payment_complete( (string) $call['transaction_id'] );
	}
	return wc_standin_rest_order( wc_get_order( $order->get_id() ), $call['dp'] ?? wc_get_price_decimals() );
}
