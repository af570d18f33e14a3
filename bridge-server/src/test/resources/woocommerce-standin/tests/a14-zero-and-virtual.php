<?php
/** Row a14: totals of nothing, goods that are not shipped. */

$file = a_product( array( 'virtual' => 'yes', 'downloadable' => 'yes', 'manage_stock' => 'no' ) );
$talk = a_product( array( 'virtual' => 'yes', 'manage_stock' => 'no' ) );

$order = an_order( $file );
same( 'a14 only virtual and downloadable goods need no processing', false, $order->needs_processing() );
$order->payment_complete( 'T' );
same( 'a14 only virtual and downloadable goods: paid is completed at once', 'completed', fresh( $order )->get_status() );
same( 'a14 and the mail of a completed order leaves at that moment', true, in_array( 'customer_completed_order', wc_standin_mails( $order->get_id() ), true ) );

$order = an_order( $talk );
$order->payment_complete( 'T' );
same( 'a14 virtual alone is not enough', 'processing', fresh( $order )->get_status() );

$order = an_order( $file );
$order->add_product( a_product() );
$order->calculate_totals();
$order->payment_complete( 'T' );
same( 'a14 one thing to ship makes all of it processing', 'processing', fresh( $order )->get_status() );

$order = an_order( $file );
$order->needs_processing();
$file->set_downloadable( 'no' );
$file->save();
same( 'a14 needs_processing() is kept by the object cache: an edit of a product in the same request is not seen', false, fresh( $order )->needs_processing() );
$order->add_product( a_product() );
$order->calculate_totals();
same( 'a14 until the lines change', true, fresh( $order )->needs_processing() );

$order = an_order( a_product( array( 'regular_price' => '0' ) ) );
same( 'a14 an order of nothing needs no payment', false, $order->needs_payment() );

WC()->cart->empty_cart();
WC()->cart->add_to_cart( a_product( array( 'regular_price' => '0' ) )->get_id() );
same( 'a14 a cart of nothing needs no payment', false, WC()->cart->needs_payment() );
WC()->cart->empty_cart();
