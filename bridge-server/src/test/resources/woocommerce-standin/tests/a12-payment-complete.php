<?php
/** Row a12: payment_complete(), is_paid(), needs_payment(). */

foreach ( array( 'pending', 'failed', 'on-hold', 'cancelled' ) as $from ) {
	$order = an_order( null, array( 'status' => $from ) );
	same( "a12 payment_complete() takes an order from $from", array( true, 'processing', 'T1' ), array( $order->payment_complete( 'T1' ), fresh( $order )->get_status(), fresh( $order )->get_transaction_id() ) );
	same( "a12 payment_complete() dates the payment of an order from $from", true, fresh( $order )->get_date_paid() instanceof WC_DateTime );
}
foreach ( array( 'processing', 'completed', 'refunded' ) as $from ) {
	$order = an_order( null, array( 'status' => $from, 'total' => '0' ) );
	$heard = heard(
		array( 'woocommerce_pre_payment_complete', 'woocommerce_payment_complete', "woocommerce_payment_complete_order_status_$from" ),
		static function () use ( $order, $from ) {
			same( "a12 payment_complete() says true for $from, where it changes nothing", true, $order->payment_complete( 'T2' ) );
		}
	);
	same( "a12 payment_complete() on $from keeps no transaction id", array( $from, '' ), array( fresh( $order )->get_status(), fresh( $order )->get_transaction_id() ) );
	same( "a12 payment_complete() on $from only fires its own hook", array( 'woocommerce_pre_payment_complete', "woocommerce_payment_complete_order_status_$from" ), $heard );
}
$order = an_order();
same( 'a12 payment_complete() without an id is false', false, ( new WC_Order() )->payment_complete( 'T' ) );

$order->set_transaction_id( 'kept' );
$order->payment_complete();
same( 'a12 payment_complete() without a transaction id leaves the one that is there', 'kept', fresh( $order )->get_transaction_id() );

$order = an_order();
$order->payment_complete( 'T' );
same( 'a12 payment_complete() writes its own note, in the place of that of the change of status', array( 1, 0 ), array( count( preg_grep( '/^Payment via Bank \(T\)\.$/', notes( $order ) ) ), count( preg_grep( '/Order status changed/', notes( $order ) ) ) ) );

$order = an_order();
$order->set_date_paid( 1000000000 );
$order->payment_complete( 'T' );
same( 'a12 payment_complete() leaves a date of payment that is there', 1000000000, fresh( $order )->get_date_paid()->getTimestamp() );

$order = an_order();
$order->set_total( '1.00' );
$order->save();
same( 'a12 payment_complete() looks at no amount and no gateway', true, fresh( $order )->payment_complete( 'T' ) && fresh( $order )->is_paid() );

$order = an_order();
$break = static function () {
	throw new Exception( 'a hook broke' );
};
add_action( 'woocommerce_pre_payment_complete', $break );
same( 'a12 payment_complete() swallows what is thrown and is false', false, $order->payment_complete( 'T' ) );
remove_action( 'woocommerce_pre_payment_complete', $break );
same( 'a12 payment_complete() notes what was thrown', array( 'Payment complete event failed. a hook broke' ), notes( $order ) );

WC()->session->set( 'order_awaiting_payment', 7 );
an_order()->payment_complete( 'T' );
same( 'a12 payment_complete() forgets the order that was waiting', false, WC()->session->get( 'order_awaiting_payment' ) );

$order = an_order();
$one   = fresh( $order );
$two   = fresh( $order );
$one->payment_complete( 'first' );
$two->payment_complete( 'second' );
same( 'a12 two objects of one order complete it twice: there is no lock', 2, count( preg_grep( '/^Payment via/', notes( $order ) ) ) );
same( 'a12 there is one transaction id only: the second payment overwrites the first', 'second', fresh( $order )->get_transaction_id() );

foreach ( array( 'pending' => true, 'failed' => true, 'on-hold' => false, 'cancelled' => false, 'processing' => false ) as $status => $needs ) {
	same( "a12 needs_payment() of $status", $needs, an_order( null, array( 'status' => $status ) )->needs_payment() );
}
$order = an_order();
$order->set_date_paid( time() );
same( 'a12 is_paid() is the status alone, whatever the date of payment says', false, $order->is_paid() );
