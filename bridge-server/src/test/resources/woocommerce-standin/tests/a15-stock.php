<?php
/** Row a15: when goods leave the stock and when they come back. */

foreach ( array( 'on-hold', 'processing', 'completed' ) as $to ) {
	$cup   = a_product();
	$order = an_order( $cup );
	same( "a15 an unpaid order takes nothing ($to)", 10, stock( $cup ) );
	$order->update_status( $to );
	same( "a15 entering $to takes the goods", 8, stock( $cup ) );
	$order->update_status( 'completed' );
	same( "a15 they are taken once per order (from $to)", 8, stock( $cup ) );
}
$cup   = a_product();
$order = an_order( $cup );
$order->payment_complete( 'T' );
same( 'a15 payment_complete() takes the goods once', 8, stock( $cup ) );
same( 'a15 the taking is noted', 1, count( preg_grep( '/^Stock levels reduced: Cup \(10&rarr;8\)/', notes( $order ) ) ) );

wc_reduce_stock_levels( fresh( $order ) );
same( 'a15 a line whose goods are taken takes none again', 8, stock( $cup ) );
$plate = a_product();
$order = fresh( $order );
$order->add_product( $plate );
$order->calculate_totals();
$order->update_status( 'completed' );
same( 'a15 an order whose goods are taken takes none for a line that was added later', 10, stock( $plate ) );

foreach ( array( 'cancelled', 'pending' ) as $to ) {
	$cup   = a_product();
	$order = an_order( $cup );
	$order->update_status( 'on-hold' );
	$order->update_status( $to );
	same( "a15 entering $to gives the goods back", 10, stock( $cup ) );
	same( "a15 the flag goes with them ($to)", false, fresh( $order )->get_order_stock_reduced() );
	fresh( $order )->payment_complete( 'late' );
	same( "a15 a late payment after $to takes them again", 8, stock( $cup ) );
}

$gives = version_compare( WC_VERSION, '11.0.0', '>=' );
$cup   = a_product();
$order = an_order( $cup );
$order->update_status( 'on-hold' );
$order->update_status( 'failed' );
same( 'a15 failed ' . ( $gives ? 'gives the goods back, since 11.0.0' : 'keeps the goods locked' ) . ' (' . WC_VERSION . ')', $gives ? 10 : 8, stock( $cup ) );

$cup   = a_product();
$order = an_order( $cup );
$order->update_status( 'failed' );
same( 'a15 failed gives nothing back that was not taken', 10, stock( $cup ) );

$cup   = a_product();
$order = an_order( $cup );
$order->payment_complete( 'T' );
wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '20.00' ) );
same( 'a15 refunded gives nothing back by itself', array( 'refunded', 8 ), array( fresh( $order )->get_status(), stock( $cup ) ) );

$cup   = a_product();
$order = an_order( $cup );
$order->payment_complete( 'T' );
$line = key( fresh( $order )->get_items() );
wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => '10.00', 'line_items' => array( $line => array( 'qty' => 1, 'refund_total' => '10.00' ) ), 'restock_items' => true ) );
same( 'a15 a refund restocks when it is asked to, what it refunds', 9, stock( $cup ) );

$cup = a_product( array( 'stock_quantity' => 3 ) );
$one = an_order( $cup );
wc_reserve_stock_for_order( $one );
same( 'a15 the checkout holds the goods of an unpaid order', 2, wc_get_held_stock_quantity( $cup ) );
$refused = '';
try {
	wc_reserve_stock_for_order( an_order( $cup ) );
} catch ( Exception $no ) {
	$refused = $no->getMessage();
}
same( 'a15 what is held cannot be ordered by somebody else', 'Not enough units of Cup are available in stock to fulfil this order.', $refused );
$one->payment_complete( 'T' );
same( 'a15 paid, nothing is held any more, and the goods are gone', array( 0, 1 ), array( wc_get_held_stock_quantity( $cup ), stock( $cup ) ) );

$cup = a_product();
$one = an_order( $cup );
wc_reserve_stock_for_order( $one );
$one->update_status( 'cancelled' );
same( 'a15 a cancelled order holds nothing', 0, wc_get_held_stock_quantity( $cup ) );

$cup   = a_product( array( 'manage_stock' => 'no' ) );
$order = an_order( $cup );
$order->payment_complete( 'T' );
same( 'a15 goods that nobody counts stay uncounted', null, stock( $cup ) );
