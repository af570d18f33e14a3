<?php
/**
 * What shoppers send: add to cart, place order, pay for an order, cancel an order.
 */

defined( 'ABSPATH' ) || exit;

/** Each is one function, hooked where WordPress knows enough for it. */
final class WC_Form_Handler {

	/** Hooks them. */
	public static function hooks() {
		add_action( 'wp_loaded', array( __CLASS__, 'add_to_cart' ), 20 );
		add_action( 'wp_loaded', array( __CLASS__, 'cancel_order' ), 20 );
		add_action( 'wp', array( __CLASS__, 'checkout' ), 20 );
		add_action( 'wp', array( __CLASS__, 'pay' ), 20 );
		add_action( 'template_redirect', array( __CLASS__, 'ajax_checkout' ), 0 );
	}

	/** ?add-to-cart=ID&quantity=N, then the same page without it. */
	public static function add_to_cart() {
		$id = absint( $_REQUEST['add-to-cart'] ?? 0 );
		if ( $id > 0 && WC()->cart && WC()->cart->add_to_cart( $id, max( 1, absint( $_REQUEST['quantity'] ?? 1 ) ) ) ) {
			wp_safe_redirect( remove_query_arg( array( 'add-to-cart', 'quantity' ) ) );
			exit;
		}
	}

	/** The checkout's form, sent by a browser without its script. */
	public static function checkout() {
		if ( isset( $_POST['woocommerce_checkout_place_order'] ) && is_checkout() ) {
			nocache_headers();
			( new WC_Checkout() )->process_checkout();
		}
	}

	/** The same, sent by the script: ?wc-ajax=checkout. */
	public static function ajax_checkout() {
		if ( 'checkout' === ( $_GET['wc-ajax'] ?? '' ) ) {
			defined( 'DOING_AJAX' ) || define( 'DOING_AJAX', true );
			nocache_headers();
			status_header( 200 );
			( new WC_Checkout() )->process_checkout();
		}
	}

	/** The pay-for-order page's form (a10). The method that was chosen is on the order before it is asked. */
	public static function pay() {
		if ( ! isset( $_POST['woocommerce_pay'], $_GET['key'] ) || ! wp_verify_nonce( wc_clean( wp_unslash( $_POST['woocommerce-pay-nonce'] ?? '' ) ), 'woocommerce-pay' ) ) {
			return;
		}
		nocache_headers();
		$order = wc_get_order( absint( get_query_var( 'order-pay' ) ) );
		if ( ! $order instanceof WC_Order || ! hash_equals( $order->get_order_key(), wp_unslash( $_GET['key'] ) ) || ! $order->needs_payment() ) {
			return;
		}
		do_action( 'woocommerce_before_pay_action', $order );
		WC()->customer->set_props( array( 'billing_country' => $order->get_billing_country() ) );
		try {
			$method = WC()->payment_gateways()->get_available_payment_gateways()[ wc_clean( wp_unslash( $_POST['payment_method'] ?? '' ) ) ] ?? null;
			if ( null === $method ) {
				throw new Exception( 'Invalid payment method.' );
			}
			$order->set_payment_method( $method );
			$order->save();
			$method->validate_fields();
			$answer = 0 === wc_notice_count( 'error' ) ? $method->process_payment( $order->get_id() ) : array();
			if ( 'success' === ( $answer['result'] ?? '' ) ) {
				wp_redirect( apply_filters( 'woocommerce_payment_successful_result', $answer + array( 'order_id' => $order->get_id() ), $order->get_id() )['redirect'] );
				exit;
			}
		} catch ( Exception $no ) {
			wc_add_notice( $no->getMessage(), 'error' );
		}
		do_action( 'woocommerce_after_pay_action', $order );
	}

	/** ?cancel_order=true&order=KEY&order_id=ID: cancels at once (a11). */
	public static function cancel_order() {
		if ( ! isset( $_GET['cancel_order'], $_GET['order'], $_GET['order_id'], $_GET['_wpnonce'] ) || ! WC()->session ) {
			return;
		}
		$order = wc_get_order( absint( $_GET['order_id'] ) );
		if ( ! $order || ! hash_equals( $order->get_order_key(), wc_clean( wp_unslash( $_GET['order'] ) ) )
			|| ! wp_verify_nonce( wc_clean( wp_unslash( $_GET['_wpnonce'] ) ), 'woocommerce-cancel_order' ) ) {
			return;
		}
		if ( $order->has_status( array( 'pending', 'failed' ) ) ) {
			WC()->session->set( 'order_awaiting_payment', false );
			$order->update_status( 'cancelled', 'Order cancelled by customer.' );
			do_action( 'woocommerce_cancelled_order', $order->get_id() );
		}
		wp_safe_redirect( wc_get_cart_url() );
		exit;
	}
}

WC_Form_Handler::hooks();
