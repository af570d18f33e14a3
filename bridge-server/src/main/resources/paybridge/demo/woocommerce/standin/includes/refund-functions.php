<?php
/**
 * Giving money back (a6).
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes a refund. It is saved before the gateway is asked, and deleted again when the gateway says
 * no. More than what is left is refused, without any tolerance.
 *
 * @param array $arguments order_id, amount, reason, line_items, refund_payment, restock_items.
 * @return WC_Order_Refund|WP_Error
 */
function wc_create_refund( $arguments = array() ) {
	$arguments = wp_parse_args( $arguments, array( 'order_id' => 0, 'amount' => 0, 'reason' => null, 'line_items' => array(), 'refund_payment' => false, 'restock_items' => false ) );
	try {
		$order = wc_get_order( $arguments['order_id'] );
		if ( ! $order instanceof WC_Order ) {
			throw new Exception( 'Invalid order ID.' );
		}
		$left = $order->get_remaining_refund_amount();
		if ( 0 > $arguments['amount'] || $arguments['amount'] > $left ) {
			throw new Exception( 'Invalid refund amount.' );
		}
		$refund = wc_standin_refund( $order, $arguments );
		// It has an id already, and a total of nothing, when the action runs.
		$refund->save();
		$refund->set_total( $arguments['amount'] * -1 );
		do_action( 'woocommerce_create_refund', $refund, $arguments );
		$refund->save();
		if ( $arguments['refund_payment'] ) {
			$paid = wc_refund_payment( $order, $refund->get_amount(), $refund->get_reason() );
			if ( is_wp_error( $paid ) ) {
				$refund->delete();
				return $paid;
			}
			$refund->set_refunded_payment( true );
			$refund->save();
		}
		if ( $arguments['restock_items'] ) {
			wc_restock_refunded_items( $order, $arguments['line_items'] );
		}
		wc_standin_refunded( $order, $refund, $left - $arguments['amount'] > 0 );
		$order->set_date_modified( wc_standin_now() );
		$order->save();
		do_action( 'woocommerce_refund_created', $refund->get_id(), $arguments );
		do_action( 'woocommerce_order_refunded', $order->get_id(), $refund->get_id() );
		return $refund;
	} catch ( Exception $no ) {
		if ( isset( $refund ) ) {
			$refund->delete( true );
		}
		return new WP_Error( 'error', $no->getMessage() );
	}
}

/**
 * The refund, not saved yet; its total is set later.
 *
 * @param WC_Order $order     The order.
 * @param array    $arguments What wc_create_refund() got.
 */
function wc_standin_refund( WC_Order $order, array $arguments ) {
	$refund = new WC_Order_Refund();
	$refund->set_parent_id( $order->get_id() );
	$refund->set_currency( $order->get_currency() );
	$refund->set_amount( $arguments['amount'] );
	$refund->set_reason( (string) $arguments['reason'] );
	$refund->set_refunded_by( get_current_user_id() ? get_current_user_id() : 1 );
	foreach ( array_intersect_key( $order->get_items(), $arguments['line_items'] ) as $id => $item ) {
		$asked = $arguments['line_items'][ $id ];
		$line  = new WC_Order_Item_Product();
		$line->set_name( $item->get_name() );
		$line->set_product_id( $item->get_product_id() );
		$line->set_quantity( -1 * (int) ( $asked['qty'] ?? 0 ) );
		$line->set_total( wc_format_decimal( -1 * (float) ( $asked['refund_total'] ?? 0 ) ) );
		$line->add_meta_data( '_refunded_item_id', $id );
		$refund->add_item( $line );
	}
	return $refund;
}

/**
 * What follows from a refund: a mail, and the status when nothing is left.
 *
 * @param WC_Order        $order  The order.
 * @param WC_Order_Refund $refund The refund.
 * @param bool            $partly Whether something is left.
 */
function wc_standin_refunded( WC_Order $order, WC_Order_Refund $refund, $partly ) {
	if ( apply_filters( 'woocommerce_order_is_partially_refunded', $partly, $order->get_id(), $refund->get_id() ) ) {
		do_action( 'woocommerce_order_partially_refunded', $order->get_id(), $refund->get_id() );
		return;
	}
	do_action( 'woocommerce_order_fully_refunded', $order->get_id(), $refund->get_id() );
	$status = apply_filters( 'woocommerce_order_fully_refunded_status', 'refunded', $order->get_id(), $refund->get_id() );
	if ( $status ) {
		$order->update_status( $status );
	}
}

/**
 * Asks the order's gateway to pay back.
 *
 * @param WC_Order $order  The order.
 * @param string   $amount How much.
 * @param string   $reason Why.
 * @return bool|WP_Error
 */
function wc_refund_payment( $order, $amount, $reason = '' ) {
	try {
		$gateway = wc_get_payment_gateway_by_order( $order );
		if ( ! $gateway ) {
			throw new Exception( 'The payment gateway for this order does not exist.' );
		}
		if ( ! $gateway->supports( 'refunds' ) ) {
			throw new Exception( 'The payment gateway for this order does not support automatic refunds.' );
		}
		$paid = $gateway->process_refund( $order->get_id(), $amount, $reason );
		if ( ! $paid ) {
			throw new Exception( 'An error occurred while attempting to create the refund using the payment gateway API.' );
		}
		return is_wp_error( $paid ) ? new WP_Error( 'error', $paid->get_error_message() ) : true;
	} catch ( Exception $no ) {
		return new WP_Error( 'error', $no->getMessage() );
	}
}

/** The status set to refunded by hand makes a refund of the rest, and asks no gateway. */
add_action(
	'woocommerce_order_status_refunded',
	static function ( $order_id ) {
		$order = wc_get_order( $order_id );
		$rest  = wc_format_decimal( (float) $order->get_total() - (float) $order->get_total_refunded() );
		if ( (float) $rest > 0 ) {
			wc_create_refund( array( 'order_id' => $order_id, 'amount' => $rest, 'reason' => 'Order fully refunded.' ) );
			$order->add_order_note( 'Order status set to refunded. To return funds to the customer you will need to issue a refund through your payment gateway.' );
		}
	}
);
