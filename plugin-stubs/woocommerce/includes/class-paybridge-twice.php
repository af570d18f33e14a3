<?php
/**
 * One cart, two orders.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A shopper who presses "Place order" again after the cart was paid, in another tab or by the back
 * button, gets a second order from WooCommerce: the cart is emptied only when its thank-you page is
 * shown. The visitor's session remembers the order that was last sent to pay until the cart is
 * emptied; when that one is paid and has the same cart, the second one is not charged.
 */
final class Paybridge_Twice {

	const LAST = 'paybridge_last';

	/**
	 * Remembers which order this visitor was sent to pay.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function remember( WC_Order $order ) {
		if ( WC()->session ) {
			WC()->session->set( self::LAST, $order->get_id() );
		}
	}

	/** The cart was emptied: whatever is bought from now on is meant. */
	public static function forget() {
		if ( WC()->session ) {
			WC()->session->set( self::LAST, null );
		}
	}

	/**
	 * The order by which this very cart was paid already; then this one is cancelled. Null when it is
	 * to be paid.
	 *
	 * @param WC_Order $order The order that is about to be paid.
	 */
	public static function paid_before( WC_Order $order ): ?WC_Order {
		$last = WC()->session && 0 === absint( get_query_var( 'order-pay' ) ) ? absint( WC()->session->get( self::LAST ) ) : 0;
		$paid = $last > 0 && $last !== $order->get_id() ? Paybridge_Orders::fresh( $last ) : null;
		if ( null === $paid || ! self::are_alike( $order, $paid ) || ! self::is_paid( $paid ) ) {
			return null;
		}
		$order->update_status(
			'cancelled',
			sprintf(
				/* translators: %s: number of another order */
				__( 'Paybridge: the same cart was paid just before as order %s. Nothing was charged for this one.', 'paybridge-for-woocommerce' ),
				$paid->get_order_number()
			)
		);
		return $paid;
	}

	/**
	 * True when both are the same cart of the same buyer.
	 *
	 * @param WC_Order $one     An order.
	 * @param WC_Order $another Another.
	 */
	private static function are_alike( WC_Order $one, WC_Order $another ): bool {
		$names = static function ( WC_Order $order ) {
			return array( $order->get_cart_hash(), $order->get_customer_id(), strtolower( $order->get_billing_email() ), $order->get_currency(), $order->get_total() );
		};
		return '' !== (string) $one->get_cart_hash() && $names( $one ) === $names( $another ) && Paybridge_Orders::is_ours( $another );
	}

	/**
	 * True when it is paid; the bridge is asked, since its news may be on the way.
	 *
	 * @param WC_Order $order The earlier order.
	 */
	private static function is_paid( WC_Order $order ): bool {
		if ( $order->is_paid() || ! $order->has_status( 'pending' ) ) {
			return $order->is_paid();
		}
		try {
			Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->status( array( (string) $order->get_id() ) );
		} catch ( Exception $later ) {
			Paybridge_Connection::log( 'Order ' . $order->get_id() . ': the bridge was not heard: ' . $later->getMessage() );
		}
		$now = Paybridge_Orders::fresh( $order->get_id() );
		return null !== $now && $now->is_paid();
	}
}
