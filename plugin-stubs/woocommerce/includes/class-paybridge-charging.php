<?php
/**
 * Paying with a stored method.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A charge without a page. The bridge charges an order once: while a charge is not decided a second
 * one is the same, and an order that has its money is not charged. So silence may be called "being
 * checked", and nothing is asked twice.
 */
final class Paybridge_Charging {

	/**
	 * The shopper is at the checkout and chose a stored method.
	 *
	 * @param WC_Order         $order  The order.
	 * @param WC_Payment_Token $token  The token, whose owner was looked at.
	 * @param string           $thanks The order-received page.
	 */
	public static function at_checkout( WC_Order $order, WC_Payment_Token $token, $thanks ): array {
		$order->update_meta_data( Paybridge_Saved::META, $token->get_token() );
		$order->save_meta_data();
		try {
			$outcome = self::charge( $order, $token->get_token(), array( 'present' => true ) );
			Paybridge_Away::answered();
		} catch ( Paybridge\Problem $no ) {
			if ( 'unknown-method' === $no->type ) {
				Paybridge_Saved::fetch( $token->get_user_id() );
				return Paybridge_Checkout::failure( __( 'This stored way to pay is no longer known. Please choose another one.', 'paybridge-for-woocommerce' ) );
			}
			return Paybridge_Checkout::refused( $order, $no, $thanks );
		} catch ( InvalidArgumentException $odd ) {
			Paybridge_Connection::log( 'Order ' . $order->get_id() . ': ' . $odd->getMessage() );
			return Paybridge_Checkout::failure( __( 'This amount cannot be paid this way. Please choose another way to pay or contact us.', 'paybridge-for-woocommerce' ) );
		} catch ( Paybridge\Silence $silence ) {
			Paybridge_Away::failed( $silence->getMessage() );
			if ( ! $silence->sent ) {
				return Paybridge_Checkout::failure( __( 'The payment could not be made just now, and nothing was charged. Please try again in a moment; you will not pay twice.', 'paybridge-for-woocommerce' ) );
			}
			$outcome = 'unknown';
		}
		if ( 'refused' === $outcome ) {
			return Paybridge_Checkout::failure( __( 'The payment was refused, and nothing was charged. Please choose another way to pay.', 'paybridge-for-woocommerce' ) );
		}
		Paybridge_Renewals::remember( $order, $token->get_token() );
		return Paybridge_Checkout::go( $thanks );
	}

	/**
	 * Charges; the picture in the answer is applied. The order is marked before anything is sent, so
	 * that the timer for unpaid orders asks, whatever happens to this process.
	 *
	 * @param WC_Order $order The order.
	 * @param string   $saved The bridge's id of the stored method.
	 * @param array    $more  Whether the shopper is present.
	 * @param string   $id    The call's own id; '' for a new one.
	 * @return string done, pending, refused or unknown.
	 */
	public static function charge( WC_Order $order, $saved, array $more, $id = '' ): string {
		if ( '' === (string) $order->get_meta( '_paybridge_attempt' ) ) {
			$order->update_meta_data( '_paybridge_attempt', 'charge' );
			$order->save_meta_data();
		}
		$answer = Paybridge_Connection::bridge()->charge(
			Paybridge_Checkout::order( $order ),
			$saved,
			(string) $order->get_customer_id(),
			$more + array( 'shopper' => Paybridge_Checkout::shopper( $order ) ),
			$id
		);
		return $answer['outcome'];
	}

	/**
	 * What the thank-you page says while nobody knows yet.
	 *
	 * @param int $order_id The order's id.
	 */
	public static function being_checked( $order_id ) {
		$order = Paybridge_Orders::fresh( $order_id );
		if ( null !== $order && Paybridge_Orders::is_ours( $order ) && $order->has_status( 'pending' ) && '' !== (string) $order->get_meta( '_paybridge_attempt' ) ) {
			echo '<p class="paybridge-being-checked">' . esc_html__( 'Your payment is being checked. You need not do anything: we tell you as soon as it is confirmed. Please do not pay again.', 'paybridge-for-woocommerce' ) . '</p>';
		}
	}
}
