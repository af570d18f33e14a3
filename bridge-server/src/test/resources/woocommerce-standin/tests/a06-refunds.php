<?php
/** Row a6: refunds, and a gateway that can make them. */

/** A gateway that answers what it is told to. */
final class Obedient_Gateway extends WC_Payment_Gateway {

	/** @var mixed */
	public $answer = true;

	/** @var array What was asked. */
	public $asked = array();

	/** Says who it is. */
	public function __construct() {
		$this->id       = 'obedient';
		$this->title    = 'Obedient';
		$this->supports = array( 'products', 'refunds' );
	}

	/** Answers. */
	public function process_refund( $order_id, $amount = null, $reason = '' ) {
		$order       = wc_get_order( $order_id );
		$this->asked = array( $amount, $reason, count( $order->get_refunds() ) );
		return $this->answer;
	}
}

$gateway = new Obedient_Gateway();
$mine    = static function ( $gateways ) use ( $gateway ) {
	return array_merge( $gateways, array( $gateway ) );
};
add_filter( 'woocommerce_payment_gateways', $mine );
WC()->payment_gateways()->init();
$paid = static function () {
	$order = an_order( null, array( 'payment_method' => 'obedient' ) );
	$order->payment_complete( 'T' );
	return fresh( $order );
};

$order = $paid();
$tag   = static function ( $refund ) {
	$refund->update_meta_data( '_tag', 'R1 of ' . $refund->get_id() );
};
add_action( 'woocommerce_create_refund', $tag );
$made = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '5.00', 'reason' => 'broken', 'refund_payment' => true ) );
remove_action( 'woocommerce_create_refund', $tag );
same( 'a6 the gateway is asked when the refund is saved already', array( '5.00', 'broken', 1 ), $gateway->asked );
same( 'a6 in woocommerce_create_refund the refund has its id already, and takes meta data', 'R1 of ' . $made->get_id(), wc_get_order( $made->get_id() )->get_meta( '_tag' ) );
same( 'a6 it counts as refunded by the gateway', true, wc_get_order( $made->get_id() )->get_refunded_payment() );
same( 'a6 a part leaves the status alone', array( 'processing', '15.00', 5.0 ), array( fresh( $order )->get_status(), fresh( $order )->get_remaining_refund_amount(), fresh( $order )->get_total_refunded() ) );
same( 'a6 a part has its own mail', true, in_array( 'customer_partially_refunded_order', wc_standin_mails( $order->get_id() ), true ) );
same( 'a6 more than what is left is refused', 'Invalid refund amount.', wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '15.01' ) )->get_error_message() );
$heard = heard(
	array( 'woocommerce_order_fully_refunded', 'woocommerce_order_status_refunded', 'woocommerce_refund_created', 'woocommerce_order_refunded' ),
	static function () use ( $order ) {
		wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '15.00' ) );
	}
);
same( 'a6 the whole is refunded, in this order', array( 'woocommerce_order_fully_refunded', 'woocommerce_order_status_refunded', 'woocommerce_refund_created', 'woocommerce_order_refunded' ), $heard );
same( 'a6 two refunds are there, no third for the status', array( 'refunded', 2 ), array( fresh( $order )->get_status(), count( fresh( $order )->get_refunds() ) ) );
same( 'a6 the whole has one mail', 1, count( array_keys( wc_standin_mails( $order->get_id() ), 'customer_refunded_order', true ) ) );

foreach ( array( 'a WP_Error' => new WP_Error( 'no', 'declined' ), 'false' => false ) as $what => $answer ) {
	$order           = $paid();
	$gateway->answer = $answer;
	$made            = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '5.00', 'refund_payment' => true ) );
	same( "a6 $what deletes the refund", array( true, 0, 'processing' ), array( is_wp_error( $made ), count( fresh( $order )->get_refunds() ), fresh( $order )->get_status() ) );
}
same( 'a6 the gateway\'s own words are shown', 'declined', ( static function () use ( $gateway, $order ) {
	$gateway->answer = new WP_Error( 'no', 'declined' );
	return wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '5.00', 'refund_payment' => true ) )->get_error_message();
} )() );

$order = $paid();
$alone = static function () {
	return '';
};
add_filter( 'woocommerce_order_fully_refunded_status', $alone );
wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '20.00' ) );
remove_filter( 'woocommerce_order_fully_refunded_status', $alone );
same( 'a6 the filter can leave the status alone', 'processing', fresh( $order )->get_status() );
$refund = fresh( $order )->get_refunds()[0];
$id     = $refund->get_id();
$refund->delete( true );
same( 'a6 a refund can be taken away', array( false, '20.00' ), array( wc_get_order( $id ), fresh( $order )->get_remaining_refund_amount() ) );

remove_filter( 'woocommerce_payment_gateways', $mine );
$order->set_payment_method( 'gone' );
$order->save();
same( 'a6 a gateway that is not there cannot pay back', 'The payment gateway for this order does not exist.', wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '1.00', 'refund_payment' => true ) )->get_error_message() );
