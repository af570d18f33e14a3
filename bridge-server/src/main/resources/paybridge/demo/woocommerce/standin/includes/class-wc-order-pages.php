<?php
/**
 * The pages of one order (a10, a11).
 */

defined( 'ABSPATH' ) || exit;

/** The page to pay it, and the page that thanks for it. The order's key is what opens both. */
final class WC_Order_Pages {

	/**
	 * The pay-for-order page.
	 *
	 * @param int $id The order.
	 */
	public static function pay( $id ) {
		$order = wc_get_order( $id );
		if ( ! $order instanceof WC_Order || ! hash_equals( $order->get_order_key(), wc_clean( wp_unslash( $_GET['key'] ?? '' ) ) ) ) {
			wc_print_notice( 'Sorry, this order is invalid and cannot be paid for.', 'error' );
			return;
		}
		if ( $order->get_customer_id() > 0 && get_current_user_id() !== $order->get_customer_id() && ! current_user_can( 'pay_for_order' ) ) {
			wc_print_notice( 'Please log in to your account below to continue to the payment form.', 'notice' );
			return;
		}
		if ( 0 === $order->get_customer_id() && wc_standin_asks_email( $order, 'order-pay' ) ) {
			wc_standin_email_form();
			return;
		}
		if ( ! $order->needs_payment() ) {
			wc_print_notice( 'This order&rsquo;s status is &ldquo;' . wc_get_order_status_name( $order->get_status() ) . '&rdquo;&mdash;it cannot be paid for. Please contact us if you need assistance.', 'error' );
			return;
		}
		$short = $order->has_status( 'failed' ) && ! $order->get_order_stock_reduced() ? wc_standin_missing( $order ) : '';
		if ( '' !== $short ) {
			wc_print_notice( 'Sorry, "' . esc_html( $short ) . '" is no longer in stock so this order cannot be paid for.', 'error' );
			return;
		}
		WC()->customer->set_props( array( 'billing_country' => $order->get_billing_country() ) );
		echo '<form id="order_review" method="post"><p>Total: ', wp_kses_post( wc_price( $order->get_total(), array( 'currency' => $order->get_currency() ) ) ), '</p>';
		WC_Shop_Pages::methods( $order->get_payment_method() );
		wp_nonce_field( 'woocommerce-pay', 'woocommerce-pay-nonce' );
		echo '<input type="hidden" name="woocommerce_pay" value="1"><button type="submit" id="place_order">Pay for order</button></form>';
	}

	/**
	 * The order-received page. It empties the cart and forgets the waiting order before it looks at anything.
	 *
	 * @param int $id The order.
	 */
	public static function thanks( $id ) {
		wc_empty_cart();
		$order = wc_get_order( $id );
		if ( ! $order instanceof WC_Order || ! hash_equals( $order->get_order_key(), wc_clean( wp_unslash( $_GET['key'] ?? '' ) ) ) ) {
			echo '<p>Thank you. Your order has been received.</p>';
			return;
		}
		if ( $order->get_customer_id() > 0 && get_current_user_id() !== $order->get_customer_id() && apply_filters( 'woocommerce_order_received_verify_known_shoppers', true ) ) {
			wc_print_notice( 'Please log in to your account to view this order.', 'notice' );
			return;
		}
		if ( wc_standin_asks_email( $order, 'order-received' ) ) {
			wc_standin_email_form();
			return;
		}
		if ( $order->has_status( 'failed' ) ) {
			echo '<p class="order-failed">Unfortunately your order cannot be processed. <a class="pay" href="', esc_url( $order->get_checkout_payment_url() ), '">Pay</a></p>';
			return;
		}
		echo '<p class="order-received">Thank you. Your order has been received.</p><p>Order number: <b class="order">', esc_html( $order->get_order_number() ), '</b></p>';
		do_action( 'woocommerce_thankyou_' . $order->get_payment_method(), $id );
		do_action( 'woocommerce_thankyou', $id );
	}
}
