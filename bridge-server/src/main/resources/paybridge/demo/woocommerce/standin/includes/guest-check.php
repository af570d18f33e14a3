<?php
/**
 * Who may see the pages of a guest's order (a10, a11).
 */

defined( 'ABSPATH' ) || exit;

/**
 * True when the page asks for the order's e-mail address instead of showing the order: not within ten
 * minutes after it was made, not to the visitor who gave that address here, nor to who types it now.
 *
 * @param WC_Order $order   The order.
 * @param string   $context `order-pay` or `order-received`.
 */
function wc_standin_asks_email( WC_Order $order, $context ) {
	$email = strtolower( $order->get_billing_email() );
	$owner = $order->get_customer_id();
	if ( '' === $email || ( $owner > 0 && get_current_user_id() === $owner ) ) {
		return false;
	}
	$grace = (int) apply_filters( 'woocommerce_order_email_verification_grace_period', 10 * MINUTE_IN_SECONDS, $order, $context );
	$made  = $order->get_date_created();
	if ( $made && wc_standin_now() - $made->getTimestamp() <= $grace ) {
		return false;
	}
	$typed = wp_verify_nonce( wc_clean( wp_unslash( $_POST['check_submission'] ?? '' ) ), 'wc_verify_email' ) ? strtolower( sanitize_email( wp_unslash( $_POST['email'] ?? '' ) ) ) : '';
	$asks  = ! in_array( $email, array( $typed, strtolower( WC()->customer->get_billing_email() ) ), true ) && ! current_user_can( 'edit_shop_orders' );
	return (bool) apply_filters( 'woocommerce_order_email_verification_required', $asks, $order, $context );
}

/** The form that asks for it. */
function wc_standin_email_form() {
	echo '<form method="post" class="woocommerce-verify-email"><p>To view this page, please enter the email address of the order.</p><input name="email" type="email">';
	wp_nonce_field( 'wc_verify_email', 'check_submission' );
	echo '<button type="submit" name="verify" value="1">Confirm email and view order</button></form>';
}
