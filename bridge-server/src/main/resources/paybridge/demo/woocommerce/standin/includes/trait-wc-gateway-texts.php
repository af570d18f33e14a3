<?php
/**
 * What a gateway says of itself (a1).
 */

defined( 'ABSPATH' ) || exit;

/** Names, descriptions and addresses, each through its filter. */
trait WC_Gateway_Texts {

	/** For shoppers. */
	public function get_title() {
		$safe = wp_kses( (string) $this->title, array( 'br' => array(), 'em' => array(), 'img' => array( 'src' => true, 'alt' => true ), 'p' => array(), 'span' => array( 'class' => true ), 'strong' => array() ) );
		return apply_filters( 'woocommerce_gateway_title', $safe, $this->id );
	}

	/** For shoppers. */
	public function get_description() {
		return apply_filters( 'woocommerce_gateway_description', wp_kses_post( $this->description ), $this->id );
	}

	/** For the admin. */
	public function get_method_title() {
		return apply_filters( 'woocommerce_gateway_method_title', $this->method_title, $this );
	}

	/** For the admin. */
	public function get_method_description() {
		return apply_filters( 'woocommerce_gateway_method_description', $this->method_description, $this );
	}

	/**
	 * Where the shopper is thanked.
	 *
	 * @param WC_Order|null $order The order.
	 */
	public function get_return_url( $order = null ) {
		$url = $order ? $order->get_checkout_order_received_url() : wc_get_endpoint_url( 'order-received', '', wc_get_checkout_url() );
		return apply_filters( 'woocommerce_get_return_url', $url, $order );
	}

	/**
	 * The payment at the gateway.
	 *
	 * @param WC_Order $order The order.
	 */
	public function get_transaction_url( $order ) {
		$url = '' !== $this->view_transaction_url && '' !== $order->get_transaction_id() ? sprintf( $this->view_transaction_url, $order->get_transaction_id() ) : '';
		return apply_filters( 'woocommerce_get_transaction_url', $url, $order, $this );
	}
}
