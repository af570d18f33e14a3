<?php
/**
 * Mails. None is sent: each is a row, so that a test sees that there was no second one.
 */

defined( 'ABSPATH' ) || exit;

/** Which change of status sends which mails: to the shop (shop) and to the shopper. */
const WC_STANDIN_MAILS = array(
	'pending_to_processing'   => array( 'new_order', 'customer_processing_order' ),
	'pending_to_completed'    => array( 'new_order' ),
	'pending_to_on-hold'      => array( 'new_order', 'customer_on_hold_order' ),
	'pending_to_failed'       => array( 'failed_order' ),
	'pending_to_cancelled'    => array( 'cancelled_order' ),
	'failed_to_processing'    => array( 'new_order', 'customer_processing_order' ),
	'failed_to_completed'     => array( 'new_order' ),
	'failed_to_on-hold'       => array( 'new_order', 'customer_on_hold_order' ),
	'cancelled_to_processing' => array( 'new_order', 'customer_processing_order' ),
	'cancelled_to_completed'  => array( 'new_order' ),
	'cancelled_to_on-hold'    => array( 'new_order', 'customer_on_hold_order' ),
	'on-hold_to_processing'   => array( 'customer_processing_order' ),
	'on-hold_to_failed'       => array( 'failed_order' ),
	'on-hold_to_cancelled'    => array( 'cancelled_order' ),
	'processing_to_cancelled' => array( 'cancelled_order' ),
	'completed'               => array( 'customer_completed_order' ),
	'failed'                  => array( 'customer_failed_order' ),
);

foreach ( WC_STANDIN_MAILS as $wc_change => $wc_kinds ) {
	add_action(
		'woocommerce_order_status_' . $wc_change,
		static function ( $order_id, $order ) use ( $wc_kinds ) {
			foreach ( $wc_kinds as $kind ) {
				wc_standin_mail( $order, $kind );
			}
		},
		10,
		2
	);
}
add_action(
	'woocommerce_order_fully_refunded',
	static function ( $order_id ) {
		wc_standin_mail( wc_get_order( $order_id ), 'customer_refunded_order' );
	}
);
add_action(
	'woocommerce_order_partially_refunded',
	static function ( $order_id ) {
		wc_standin_mail( wc_get_order( $order_id ), 'customer_partially_refunded_order' );
	}
);
add_action(
	'woocommerce_new_customer_note',
	static function ( $note ) {
		wc_standin_mail( wc_get_order( $note['order_id'] ), 'customer_note' );
	}
);

/**
 * Writes a mail down. The shop hears of a new order once in its life.
 *
 * @param WC_Order $order The order.
 * @param string   $kind  What it says.
 */
function wc_standin_mail( WC_Order $order, $kind ) {
	global $wpdb;
	if ( 'new_order' === $kind ) {
		if ( 'true' === $order->get_meta( '_new_order_email_sent' ) ) {
			return;
		}
		$order->update_meta_data( '_new_order_email_sent', 'true' );
		$order->save();
	}
	$to = 0 === strpos( $kind, 'customer_' ) ? $order->get_billing_email() : (string) get_option( 'admin_email' );
	if ( '' !== $to ) {
		$wpdb->insert( WC_Order_Store::table( 'wc_standin_mails' ), array( 'order_id' => $order->get_id(), 'kind' => $kind, 'recipient' => $to ) );
	}
}

/**
 * The kinds of mails of an order, as they were sent.
 *
 * @param int $order_id The order.
 */
function wc_standin_mails( $order_id ) {
	global $wpdb;
	return $wpdb->get_col( $wpdb->prepare( 'SELECT kind FROM ' . WC_Order_Store::table( 'wc_standin_mails' ) . ' WHERE order_id = %d ORDER BY id', $order_id ) );
}
