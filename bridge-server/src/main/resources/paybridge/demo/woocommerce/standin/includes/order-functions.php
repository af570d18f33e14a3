<?php
/**
 * Finding and making orders.
 */

defined( 'ABSPATH' ) || exit;

/**
 * An order or refund, read freshly; false when there is none.
 *
 * @param int|WC_Abstract_Order|WP_Post|bool $which Its id, never its displayed number.
 */
function wc_get_order( $which = false ) {
	if ( $which instanceof WC_Abstract_Order ) {
		$which = $which->get_id();
	} elseif ( $which instanceof WP_Post ) {
		$which = $which->ID;
	}
	$row = is_numeric( $which ) && $which > 0 ? WC_Order_Store::read( (int) $which ) : null;
	if ( null === $row ) {
		return false;
	}
	return 'shop_order_refund' === $row['type'] ? new WC_Order_Refund( $row ) : new WC_Order( $row );
}

/**
 * Orders, the newest first.
 *
 * @param array $query limit (-1 for all), status, type, customer_id, parent, payment_method,
 *                     transaction_id, billing_email, meta_key with meta_value, return (`ids`).
 */
function wc_get_orders( $query = array() ) {
	global $wpdb;
	$orders = WC_Order_Store::table( 'wc_orders' );
	$where  = array( '1 = 1' );
	$query += array( 'type' => 'shop_order', 'limit' => 10 );
	if ( isset( $query['status'] ) && 'any' !== $query['status'] ) {
		$query['status'] = array_map(
			static function ( $status ) {
				return 0 === strpos( $status, 'wc-' ) || in_array( $status, WC_Order_Store::BARE, true ) ? $status : 'wc-' . $status;
			},
			(array) $query['status']
		);
	} else {
		unset( $query['status'] );
	}
	$columns = array( 'type' => 'type', 'status' => 'status', 'customer_id' => 'customer_id', 'parent' => 'parent_order_id', 'payment_method' => 'payment_method', 'transaction_id' => 'transaction_id', 'billing_email' => 'billing_email' );
	foreach ( $columns as $name => $column ) {
		if ( isset( $query[ $name ] ) ) {
			$values  = (array) $query[ $name ];
			$where[] = $wpdb->prepare( "$column IN (" . implode( ', ', array_fill( 0, count( $values ), '%s' ) ) . ')', $values );
		}
	}
	if ( isset( $query['meta_key'] ) ) {
		$meta    = WC_Order_Store::table( 'wc_orders_meta' );
		$where[] = $wpdb->prepare( "EXISTS (SELECT 1 FROM $meta m WHERE m.order_id = $orders.id AND m.meta_key = %s AND m.meta_value = %s)", $query['meta_key'], $query['meta_value'] ?? '' );
	}
	$limit = $query['limit'] < 0 ? '' : ' LIMIT ' . (int) $query['limit'];
	$ids   = array_map( 'intval', $wpdb->get_col( "SELECT id FROM $orders WHERE " . implode( ' AND ', $where ) . " ORDER BY id DESC$limit" ) );
	return 'ids' === ( $query['return'] ?? '' ) ? $ids : array_map( 'wc_get_order', $ids );
}

/**
 * Makes an order as a person or a program would, not the checkout: nobody's stock is reserved.
 *
 * @param array $values status, customer_id, created_via and other names of an order's values.
 */
function wc_create_order( $values = array() ) {
	$order = new WC_Order();
	foreach ( $values as $name => $value ) {
		$order->{"set_$name"}( $value );
	}
	$order->save();
	return $order;
}

/**
 * The id of the order with this key; 0 when there is none.
 *
 * @param string $key The order's key.
 */
function wc_get_order_id_by_order_key( $key ) {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT id FROM ' . WC_Order_Store::table( 'wc_orders' ) . ' WHERE order_key = %s', $key ) );
}

/**
 * The gateway of an order; false when there is none.
 *
 * @param WC_Order $order The order.
 */
function wc_get_payment_gateway_by_order( $order ) {
	return WC()->payment_gateways()->payment_gateways()[ $order->get_payment_method() ] ?? false;
}
