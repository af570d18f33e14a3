<?php
/**
 * The shopper comes back.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Asks the bridge once how the order stands and sends the shopper where that belongs. Who comes is
 * proved by the order's key, not by a nonce: people come back on another device.
 */
final class Paybridge_Return {

	/**
	 * The address to come back to. Never the order-received page itself: that page empties the cart
	 * before it looks at the order.
	 *
	 * @param WC_Order $order The order.
	 * @param string   $how   `back`, or `again` when the shopper did not pay.
	 */
	public static function address( WC_Order $order, $how ): string {
		return add_query_arg(
			array(
				'wc-api' => 'paybridge_return',
				'order'  => $order->get_id(),
				'key'    => $order->get_order_key(),
				'how'    => $how,
			),
			home_url( '/' )
		);
	}

	/** Sends the shopper on. */
	public static function answer() {
		nocache_headers();
		header( 'Cache-Control: no-store, private' ); // Older WordPress says less.
		// phpcs:disable WordPress.Security.NonceVerification -- the order's key is the proof.
		$id  = isset( $_GET['order'] ) ? absint( wp_unslash( $_GET['order'] ) ) : 0;
		$key = isset( $_GET['key'] ) ? sanitize_text_field( wp_unslash( $_GET['key'] ) ) : '';
		$how = isset( $_GET['how'] ) ? sanitize_key( wp_unslash( $_GET['how'] ) ) : '';
		// phpcs:enable
		$order = Paybridge_Orders::fresh( $id );
		if ( null === $order || ! hash_equals( $order->get_order_key(), $key ) ) {
			wp_safe_redirect( wc_get_cart_url() );
			exit;
		}
		if ( Paybridge_Orders::is_ours( $order ) && ! $order->is_paid() ) {
			self::ask( $order );
			$order = Paybridge_Orders::fresh( $id );
		}
		wp_safe_redirect( self::next( $order, $how ) );
		exit;
	}

	/**
	 * Asks the bridge, and lets it take no longer than somebody waits.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function ask( WC_Order $order ) {
		try {
			Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->status( array( (string) $order->get_id() ) );
		} catch ( Exception $later ) {
			Paybridge_Connection::log( 'Order ' . $order->get_id() . ': the bridge was not heard when the shopper came back: ' . $later->getMessage() );
		}
	}

	/**
	 * Where the shopper belongs.
	 *
	 * @param WC_Order $order The order, as it is now.
	 * @param string   $how   How the shopper came.
	 */
	private static function next( WC_Order $order, $how ): string {
		if ( $order->is_paid() || $order->has_status( array( 'on-hold', 'refunded' ) ) ) {
			return $order->get_checkout_order_received_url();
		}
		if ( $order->has_status( 'failed' ) || ( 'again' === $how && $order->needs_payment() ) ) {
			wc_add_notice(
				$order->has_status( 'failed' )
					? __( 'The payment was refused, and nothing was charged. You may try again or choose another way to pay.', 'paybridge-for-woocommerce' )
					: __( 'You have not paid yet. Your order is kept for you.', 'paybridge-for-woocommerce' ),
				$order->has_status( 'failed' ) ? 'error' : 'notice'
			);
			return $order->get_checkout_payment_url();
		}
		return $order->has_status( 'cancelled' ) ? wc_get_cart_url() : $order->get_checkout_order_received_url();
	}
}
