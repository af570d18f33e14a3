<?php
/** Row a13: the statuses, how they are stored, and the mails of their changes. */

global $wpdb;
$order  = an_order();
$stored = static function () use ( $order, $wpdb ) {
	return $wpdb->get_var( "SELECT status FROM {$wpdb->prefix}wc_orders WHERE id = " . $order->get_id() );
};
foreach ( array( 'pending', 'on-hold', 'processing', 'completed', 'failed', 'cancelled', 'checkout-draft' ) as $status ) {
	$order->update_status( $status );
	same( "a13 $status is stored with wc- and said without", array( "wc-$status", $status ), array( $stored(), fresh( $order )->get_status() ) );
}
$order->update_status( 'wc-pending' );
same( 'a13 wc- may be said', 'pending', fresh( $order )->get_status() );
same( 'a13 paid statuses are processing and completed', array( 'processing', 'completed' ), wc_get_is_paid_statuses() );
$id   = $order->get_id();
$gone = fresh( $order );
$gone->delete();
same( 'a13 trash is stored without wc-', array( 'trash', 'trash' ), array( $stored(), wc_get_order( $id )->get_status() ) );
same( 'a13 the object of a deleted order has no id', 0, $gone->get_id() );
wc_get_order( $id )->delete( true );
same( 'a13 an order that is deleted for good is not there', false, wc_get_order( $id ) );
same( 'a13 its notes stay behind', true, array() !== wc_get_order_notes( array( 'order_id' => $id ) ) );

$order = an_order();
$order->update_status( 'processing' );
same( 'a13 a paid order: the shop and the shopper get a mail', array( 'new_order', 'customer_processing_order' ), wc_standin_mails( $order->get_id() ) );
$order->update_status( 'pending' );
$order->update_status( 'processing' );
same( 'a13 the shop hears of a new order once', array( 'new_order', 'customer_processing_order', 'customer_processing_order' ), wc_standin_mails( $order->get_id() ) );

$order = an_order();
$order->update_status( 'on-hold' );
fresh( $order )->payment_complete( 'T' );
same( 'a13 on hold, then paid', array( 'new_order', 'customer_on_hold_order', 'customer_processing_order' ), wc_standin_mails( $order->get_id() ) );
fresh( $order )->payment_complete( 'T' );
same( 'a13 paid again sends no second mail', 3, count( wc_standin_mails( $order->get_id() ) ) );

$order = an_order();
$order->update_status( 'failed' );
same( 'a13 a failed order: the shop and the shopper get a mail', array( 'failed_order', 'customer_failed_order' ), array_values( array_intersect( array( 'failed_order', 'customer_failed_order' ), wc_standin_mails( $order->get_id() ) ) ) );
$order->update_status( 'failed' );
same( 'a13 failed again sends no mail', 2, count( wc_standin_mails( $order->get_id() ) ) );

$order = an_order();
$order->update_status( 'refunded' );
same( 'a13 refunded by hand makes a refund of the rest, without the gateway', array( '20.00', false ), array( wc_format_decimal( fresh( $order )->get_refunds()[0]->get_amount(), 2 ), fresh( $order )->get_refunds()[0]->get_refunded_payment() ) );
same( 'a13 refunded by hand says that no money moved', 1, count( preg_grep( '/^Order status set to refunded. To return funds/', notes( $order ) ) ) );
