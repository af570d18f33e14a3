<?php
/**
 * The order that the checkout makes (a4).
 */

defined( 'ABSPATH' ) || exit;

/** From cart and form to an order, new or the last unpaid one. */
final class WC_Checkout_Order {

	/**
	 * The order of the last unpaid try, when the cart is the same; else a new one (a4).
	 *
	 * @param array $data The form.
	 * @throws Exception When there is not enough in stock.
	 */
	public static function create( array $data ) {
		$waiting = absint( WC()->session->get( 'order_awaiting_payment' ) );
		$order   = $waiting > 0 ? wc_get_order( $waiting ) : false;
		$hash    = WC()->cart->get_cart_hash();
		if ( $order instanceof WC_Order && hash_equals( $order->get_cart_hash(), $hash ) && $order->has_status( array( 'pending', 'failed' ) ) ) {
			do_action( 'woocommerce_resume_order', $waiting );
			$order->remove_order_items();
		} else {
			$order = new WC_Order();
		}
		try {
			self::fill( $order, $data, $hash );
			do_action( 'woocommerce_checkout_create_order', $order, $data );
			$order->save();
			do_action( 'woocommerce_checkout_update_order_meta', $order->get_id(), $data );
			do_action( 'woocommerce_checkout_order_created', $order );
			return $order->get_id();
		} catch ( Exception $no ) {
			do_action( 'woocommerce_checkout_order_exception', $order );
			throw $no;
		}
	}

	/**
	 * Writes cart and form into the order.
	 *
	 * @param WC_Order $order The order.
	 * @param array    $data  The form.
	 * @param string   $hash  The cart's.
	 */
	private static function fill( WC_Order $order, array $data, $hash ) {
		foreach ( array_diff_key( $data, array( 'payment_method' => 1 ) ) as $name => $value ) {
			$order->{"set_$name"}( $value );
		}
		$order->set_created_via( 'checkout' );
		$order->set_cart_hash( $hash );
		$order->set_customer_id( get_current_user_id() );
		$order->set_currency( get_woocommerce_currency() );
		$order->set_customer_ip_address( wc_clean( wp_unslash( $_SERVER['REMOTE_ADDR'] ?? '' ) ) );
		$order->set_customer_user_agent( wc_clean( wp_unslash( $_SERVER['HTTP_USER_AGENT'] ?? '' ) ) );
		$order->set_payment_method( WC()->payment_gateways()->get_available_payment_gateways()[ $data['payment_method'] ] ?? $data['payment_method'] );
		foreach ( WC()->cart->get_cart() as $line ) {
			$order->add_product( $line['data'], $line['quantity'] );
		}
		$order->set_total( WC()->cart->get_total() );
	}
}
