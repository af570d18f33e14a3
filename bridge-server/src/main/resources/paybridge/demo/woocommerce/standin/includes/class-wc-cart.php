<?php
/**
 * The cart.
 */

defined( 'ABSPATH' ) || exit;

/** Products and numbers, remembered with the visitor. */
final class WC_Cart {

	/** @var string */
	public $total = '0';

	/** Adds up. */
	public function __construct() {
		$this->calculate_totals();
	}

	/** What is in it: by the product's id, product_id, quantity and data (the product). */
	public function get_cart() {
		$lines = array();
		foreach ( (array) WC()->session->get( 'cart', array() ) as $id => $quantity ) {
			$product = wc_get_product( $id );
			if ( $product ) {
				$lines[ $id ] = array( 'product_id' => (int) $id, 'quantity' => (int) $quantity, 'data' => $product );
			}
		}
		return $lines;
	}

	/** True when nothing is. */
	public function is_empty() {
		return array() === $this->get_cart();
	}

	/** How many things. */
	public function get_cart_contents_count() {
		return array_sum( array_column( $this->get_cart(), 'quantity' ) );
	}

	/** Adds up. */
	public function calculate_totals() {
		$total = 0;
		foreach ( $this->get_cart() as $line ) {
			$total += (float) $line['data']->get_price() * $line['quantity'];
		}
		$this->total = wc_format_decimal( $total, wc_get_price_decimals() );
	}

	/** The total. */
	public function get_total() {
		return $this->total;
	}

	/** True when there is something to pay. */
	public function needs_payment() {
		return apply_filters( 'woocommerce_cart_needs_payment', $this->total > 0, $this );
	}

	/** Two carts with the same things for the same money are the same (a4). */
	public function get_cart_hash() {
		return $this->is_empty() ? '' : md5( wp_json_encode( WC()->session->get( 'cart' ) ) . $this->total );
	}

	/**
	 * Puts something in, or says why not.
	 *
	 * @param int $product_id The product.
	 * @param int $quantity   How many.
	 */
	public function add_to_cart( $product_id, $quantity = 1 ) {
		$product = wc_get_product( $product_id );
		$lines   = (array) WC()->session->get( 'cart', array() );
		$wanted  = $quantity + ( $lines[ $product_id ] ?? 0 );
		if ( ! $product || ! $product->is_in_stock() || ! $product->has_enough_stock( $wanted ) ) {
			wc_add_notice( 'You cannot add that amount to the cart: there is not enough in stock.', 'error' );
			return false;
		}
		$lines[ $product_id ] = $wanted;
		WC()->session->begin();
		WC()->session->set( 'cart', $lines );
		$this->calculate_totals();
		do_action( 'woocommerce_add_to_cart', $product_id, $product_id, $quantity, 0, array(), array() );
		return $product_id;
	}

	/** Takes everything out. */
	public function empty_cart() {
		WC()->session->set( 'cart', null );
		WC()->session->set( 'order_awaiting_payment', null );
		$this->calculate_totals();
		do_action( 'woocommerce_cart_emptied', true );
	}
}

/** Takes everything out of the visitor's cart. */
function wc_empty_cart() {
	if ( WC()->cart ) {
		WC()->cart->empty_cart();
	}
}

/** A visitor whose last order went through begins with an empty cart, whichever page is opened next. */
add_action(
	'template_redirect',
	static function () {
		$order = WC()->session && WC()->session->order_awaiting_payment > 0 ? wc_get_order( WC()->session->order_awaiting_payment ) : false;
		if ( $order && ! $order->has_status( array( 'failed', 'pending', 'cancelled' ) ) ) {
			WC()->cart->empty_cart();
		}
	},
	20
);
