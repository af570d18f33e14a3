<?php
/**
 * What every test needs.
 */

/**
 * One check, one line.
 *
 * @param string $sentence  What should be so, with the row of the contract notes.
 * @param mixed  $expected  What is expected.
 * @param mixed  $is        What is.
 */
function same( $sentence, $expected, $is ) {
	$ok = $expected === $is;
	check_count( $ok, 1 );
	echo $ok ? 'ok   ' : 'FAIL ', $sentence, $ok ? '' : ': expected ' . wp_json_encode( $expected ) . ', is ' . wp_json_encode( $is ), "\n";
}

/**
 * Counts checks.
 *
 * @param bool|null $ok  Which; null for a line about both.
 * @param int       $add How many more.
 */
function check_count( $ok, $add = 0 ) {
	static $counts = array( 'ok' => 0, 'fail' => 0 );
	if ( null === $ok ) {
		return $counts['ok'] . ' ok, ' . $counts['fail'] . ' failed';
	}
	$counts[ $ok ? 'ok' : 'fail' ] += $add;
	return $counts[ $ok ? 'ok' : 'fail' ];
}

/**
 * A product of which there are ten.
 *
 * @param array $values Other values.
 */
function a_product( array $values = array() ) {
	$product = new WC_Product_Simple();
	$values += array( 'name' => 'Cup', 'regular_price' => '10.00', 'manage_stock' => 'yes', 'stock_quantity' => 10 );
	foreach ( $values as $name => $value ) {
		$product->{"set_$name"}( $value );
	}
	$product->save();
	return $product;
}

/**
 * An unpaid order of two of a product, as the checkout makes it, read freshly.
 *
 * @param WC_Product|null $product The product.
 * @param array           $values  Other values.
 */
function an_order( $product = null, array $values = array() ) {
	$order   = new WC_Order();
	$values += array( 'created_via' => 'checkout', 'billing_email' => 'ann@example.com', 'payment_method' => 'bacs', 'payment_method_title' => 'Bank' );
	$order->add_product( null === $product ? a_product() : $product, 2 );
	foreach ( $values as $name => $value ) {
		$order->{"set_$name"}( $value );
	}
	$order->calculate_totals();
	return wc_get_order( $order->get_id() );
}

/**
 * The order as it is in the database.
 *
 * @param WC_Order $order The order.
 */
function fresh( $order ) {
	return wc_get_order( $order->get_id() );
}

/**
 * How many there are of a product.
 *
 * @param WC_Product $product The product.
 */
function stock( $product ) {
	return wc_get_product( $product->get_id() )->get_stock_quantity();
}

/**
 * The order's notes, the oldest first.
 *
 * @param WC_Order $order The order.
 */
function notes( $order ) {
	return array_reverse( wp_list_pluck( wc_get_order_notes( array( 'order_id' => $order->get_id() ) ), 'content' ) );
}

/**
 * What is called while something is done: the names of these hooks, in order.
 *
 * @param array    $hooks Names.
 * @param callable $what  Does it.
 */
function heard( array $hooks, callable $what ) {
	$heard = array();
	$ears  = array();
	foreach ( $hooks as $hook ) {
		$ears[ $hook ] = static function () use ( $hook, &$heard ) {
			$heard[] = $hook;
			return func_num_args() > 0 ? func_get_arg( 0 ) : null;
		};
		add_action( $hook, $ears[ $hook ] );
	}
	$what();
	foreach ( $ears as $hook => $ear ) {
		remove_action( $hook, $ear );
	}
	return $heard;
}
