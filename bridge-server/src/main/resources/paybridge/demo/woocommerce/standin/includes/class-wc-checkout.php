<?php
/**
 * The classic checkout (a3, a4, a14).
 */

defined( 'ABSPATH' ) || exit;

/** From a cart and a form to an order and its payment. */
final class WC_Checkout {

	/** Fields of the form; those with true must be filled. */
	const FIELDS = array( 'billing_first_name' => true, 'billing_last_name' => true, 'billing_email' => true, 'billing_country' => true, 'payment_method' => false );

	/** What Place order does: to the payment, to the order-received page, or back with notices. */
	public function process_checkout() {
		try {
			if ( ! wp_verify_nonce( wc_clean( wp_unslash( $_REQUEST['woocommerce-process-checkout-nonce'] ?? '' ) ), 'woocommerce-process_checkout' ) ) {
				throw new Exception( 'We were unable to process your order, please try again.' );
			}
			if ( WC()->cart->is_empty() ) {
				throw new Exception( 'Sorry, your session has expired. Return to shop' );
			}
			do_action( 'woocommerce_checkout_process' );
			$data = $this->posted();
			if ( 0 === wc_notice_count( 'error' ) ) {
				$this->place( $data );
			}
		} catch ( Exception $no ) {
			wc_add_notice( $no->getMessage(), 'error' );
		}
		if ( wp_doing_ajax() ) {
			wp_send_json( array( 'result' => 'failure', 'messages' => wc_print_notices( true ), 'refresh' => false, 'reload' => false ) );
		}
	}

	/** The form, looked through; what is missing becomes a notice. */
	private function posted() {
		$data = array();
		foreach ( self::FIELDS as $name => $required ) {
			$data[ $name ] = wc_clean( wp_unslash( $_POST[ $name ] ?? '' ) );
			if ( $required && '' === $data[ $name ] ) {
				wc_add_notice( ucfirst( str_replace( '_', ' ', $name ) ) . ' is a required field.', 'error' );
			}
		}
		if ( '' !== $data['billing_email'] && ! is_email( $data['billing_email'] ) ) {
			wc_add_notice( 'Invalid billing email address', 'error' );
		}
		WC()->customer->set_props( array_diff_key( $data, array( 'payment_method' => 1 ) ) );
		if ( WC()->cart->needs_payment() ) {
			$method = WC()->payment_gateways()->get_available_payment_gateways()[ $data['payment_method'] ] ?? null;
			$method ? $method->validate_fields() : wc_add_notice( 'Invalid payment method.', 'error' );
		}
		foreach ( WC()->cart->get_cart() as $line ) {
			if ( ! $line['data']->is_in_stock() || ! $line['data']->has_enough_stock( $line['quantity'] ) ) {
				wc_add_notice( 'Sorry, we do not have enough "' . $line['data']->get_name() . '" in stock to fulfill your order.', 'error' );
			}
		}
		return $data;
	}

	/**
	 * Makes the order and pays it; without a total nobody is asked to pay (a14).
	 *
	 * @param array $data The form.
	 */
	private function place( array $data ) {
		$order = wc_get_order( WC_Checkout_Order::create( $data ) );
		do_action( 'woocommerce_checkout_order_processed', $order->get_id(), $data, $order );
		if ( apply_filters( 'woocommerce_cart_needs_payment', $order->needs_payment(), WC()->cart ) ) {
			$this->pay( $order, $data['payment_method'] );
			return;
		}
		$order->payment_complete();
		wc_empty_cart();
		$this->go( array( 'result' => 'success', 'redirect' => $order->get_checkout_order_received_url() ) );
	}

	/**
	 * Asks the gateway. The visitor's state is written before: a redirect may never return.
	 *
	 * @param WC_Order $order  The order.
	 * @param string   $method The gateway's id.
	 */
	private function pay( WC_Order $order, $method ) {
		$gateway = WC()->payment_gateways()->get_available_payment_gateways()[ $method ] ?? null;
		if ( null === $gateway ) {
			return;
		}
		WC()->session->set( 'order_awaiting_payment', $order->get_id() );
		WC()->session->save_data();
		$answer = $gateway->process_payment( $order->get_id() );
		if ( 'success' === ( $answer['result'] ?? '' ) ) {
			$answer['order_id'] = $order->get_id();
			$this->go( apply_filters( 'woocommerce_payment_successful_result', $answer, $order->get_id() ) );
		}
	}

	/**
	 * On, as JSON to a script and as a redirect to a browser.
	 *
	 * @param array $answer result and redirect.
	 */
	private function go( array $answer ) {
		if ( wp_doing_ajax() ) {
			wp_send_json( $answer );
		}
		wp_redirect( $answer['redirect'] );
		exit;
	}
}
