<?php
/** Rows a3, a4, a10, a11, a14, a19 over HTTP: checkout, pay-for-order, order-received, wc-api. */

require __DIR__ . '/visitor.php';

global $wpdb;
wp_mkdir_p( WPMU_PLUGIN_DIR );
copy( __DIR__ . '/walker.php', WPMU_PLUGIN_DIR . '/walker.php' );
$gone   = 'https://gateway.example/pay?x=1&y=2';
$answer = static function ( $value ) {
	update_option( 'walker', $value, true );
};
$newest = static function () {
	return wc_get_orders( array( 'limit' => 1 ) )[0];
};
$cup    = a_product();
$ann    = new Visitor( $url );
$answer( array( 'result' => 'success', 'redirect' => $gone ) );

$ann->open( '/?add-to-cart=' . $cup->get_id() . '&quantity=2' );
same( 'a3 add to cart leads to the page without it', false, strpos( $ann->location, 'add-to-cart' ) );
$ann->buy( 'walker' );
$order = $newest();
same( 'a3 the classic checkout sends the browser to the gateway', array( 302, $gone ), array( $ann->status, $ann->location ) );
same( 'a3 the order is pending and the checkout made it', array( 'pending', 'checkout', 'walker', '20.00', 'DE' ), array( $order->get_status(), $order->get_created_via(), $order->get_payment_method(), $order->get_total(), $order->get_billing_country() ) );
same( 'a15 its goods are held', 2, wc_get_held_stock_quantity( $cup ) );
$ann->buy( 'walker' );
same( 'a4 the same cart again is the same order', $order->get_id(), $newest()->get_id() );
same( 'a4 with its lines once', 1, count( fresh( $order )->get_items() ) );
$ann->open( '/?add-to-cart=' . $cup->get_id() );
$ann->buy( 'walker' );
same( 'a4 another cart is another order', false, $order->get_id() === $newest()->get_id() );

$ann->buy( 'walker', array(), '/?wc-ajax=checkout' );
same( 'a3 to the checkout\'s script the answer is JSON', array( 'success', $gone ), array( json_decode( $ann->page )->result ?? '', json_decode( $ann->page )->redirect ?? '' ) );
$ann->buy( 'walker', array( 'billing_email' => 'no address' ), '/?wc-ajax=checkout' );
same( 'a3 what is wrong in the form is a failure with notices', array( 'failure', true ), array( json_decode( $ann->page )->result ?? '', false !== strpos( json_decode( $ann->page )->messages ?? '', 'Invalid billing email' ) ) );

$answer( array( 'throw' => 'the gateway is away' ) );
$ann->buy( 'walker' );
same( 'a3 an exception of the gateway is shown on the checkout', array( 200, array( 'the gateway is away' ) ), array( $ann->status, $ann->notices() ) );
$answer( array() );
$ann->buy( 'walker' );
same( 'a3 an empty answer of the gateway stays on the checkout', array( 200, '' ), array( $ann->status, $ann->location ) );
$answer( array( 'result' => 'success', 'redirect' => $gone ) );

$order = fresh( $order );
$ann->open( $order->get_checkout_payment_url() );
same( 'a10 the pay-for-order page offers the ways to pay', true, false !== strpos( $ann->page, 'value="walker"' ) );
$form = array( 'woocommerce_pay' => '1', 'payment_method' => 'walker', 'woocommerce-pay-nonce' => $ann->field( 'woocommerce-pay-nonce' ) );
$ann->open( $order->get_checkout_payment_url(), $form );
same( 'a10 and sends the browser to the gateway', array( 302, $gone ), array( $ann->status, $ann->location ) );
$ann->open( $order->get_checkout_payment_url(), array( 'woocommerce-pay-nonce' => 'x' ) + $form );
same( 'a10 without its nonce nothing is done', 200, $ann->status );
$ann->open( str_replace( 'wc_order_', 'wc_orderx', $order->get_checkout_payment_url() ), $form );
same( 'a10 with another key nothing is paid', 200, $ann->status );
$ann->open( str_replace( 'wc_order_', 'wc_orderx', $order->get_checkout_payment_url() ) );
same( 'a10 with another key nothing is shown', array( 'Sorry, this order is invalid and cannot be paid for.' ), $ann->notices() );
$order->update_status( 'failed' );
$ann->open( $order->get_checkout_payment_url() );
same( 'a10 a failed order can be paid', true, false !== strpos( $ann->page, 'Pay for order' ) );
$cup->set_stock_quantity( 0 );
$cup->save();
$ann->open( $order->get_checkout_payment_url() );
same( 'a10 a failed order whose goods are sold cannot be paid', array( 'Sorry, "Cup" is no longer in stock so this order cannot be paid for.' ), $ann->notices() );
$cup->set_stock_quantity( 9 );
$cup->save();
foreach ( array( 'on-hold', 'cancelled' ) as $status ) {
	$order->update_status( $status );
	$ann->open( $order->get_checkout_payment_url() );
	same( "a10 an order that is $status cannot be paid", false, strpos( $ann->page, 'Pay for order' ) );
	$ann->open( $order->get_checkout_payment_url(), $form );
	same( "a10 an order that is $status cannot be paid by a form that was open already", 200, $ann->status );
}

$open = $newest();
$ann->open( wc_get_cart_url() );
same( 'a11 the cart is kept while the shopper is away', true, false !== strpos( $ann->page, 'Proceed to checkout' ) );
$ann->open( $open->get_checkout_order_received_url() );
same( 'a11 the order-received page thanks also for an unpaid order', array( 'pending', true ), array( fresh( $open )->get_status(), false !== strpos( $ann->page, 'Thank you' ) ) );
$ann->open( wc_get_cart_url() );
same( 'a11 and has emptied the cart before it looked', true, false !== strpos( $ann->page, 'cart is currently empty' ) );

$ann->open( '/?add-to-cart=' . $cup->get_id() );
$ann->buy( 'walker' );
same( 'a11 it has forgotten the waiting order, too', false, $newest()->get_id() === $open->get_id() );
$newest()->payment_complete( 'T' );
$ann->open( '/' );
$ann->open( wc_get_cart_url() );
same( 'a11 when the order was paid meanwhile, any page empties the cart', true, false !== strpos( $ann->page, 'cart is currently empty' ) );

$bob   = new Visitor( $url );
$guest = an_order( $cup );
$shown = static function ( Visitor $visitor, $address ) {
	return false !== strpos( $visitor->open( $address )->page, 'enter the email address' );
};
same( 'a11 a guest\'s order is shown to whoever has its key for ten minutes', false, $shown( $bob, $guest->get_checkout_order_received_url() ) );
$guest->set_date_created( time() - 601 );
$guest->save();
same( 'a11 then a visitor who has not given its address here is asked for it', true, $shown( $bob, $guest->get_checkout_order_received_url() ) );
same( 'a10 on the pay-for-order page, too', true, $shown( $bob, $guest->get_checkout_payment_url() ) );
same( 'a11 the visitor who gave it is not', false, $shown( $ann, $guest->get_checkout_order_received_url() ) );
$bob->open( $guest->get_checkout_order_received_url() );
$proof = $bob->field( 'check_submission' );
$bob->open( $guest->get_checkout_order_received_url(), array( 'email' => 'bob@example.com', 'check_submission' => $proof ) );
same( 'a11 another address does not open it', true, false !== strpos( $bob->page, 'enter the email address' ) );
$bob->open( $guest->get_checkout_order_received_url(), array( 'email' => 'Ann@example.com', 'check_submission' => $proof ) );
same( 'a11 the address opens it', true, false !== strpos( $bob->page, 'Order number' ) );

$ann->open( '/?add-to-cart=' . a_product( array( 'regular_price' => '0' ) )->get_id() );
$ann->buy( '' );
same( 'a14 an order of nothing asks no gateway and is paid', array( true, 'processing' ), array( false !== strpos( $ann->location, 'order-received' ), $newest()->get_status() ) );

$ann->open( '/?wc-api=walker_silent' );
same( 'a19 wc-api says 200 before the handler, drops what it prints and ends with -1', array( 200, '-1' ), array( $ann->status, $ann->page ) );
$ann->open( '/?wc-api=Walker_Silent' );
same( 'a19 its name is in lower case', 200, $ann->status );
$ann->open( '/?wc-api=nobody' );
same( 'a19 without a handler it says 400', array( 400, '-1' ), array( $ann->status, $ann->page ) );
unlink( WPMU_PLUGIN_DIR . '/walker.php' );
