<?php
/**
 * The shop pays money back.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Refunds that somebody makes on the order screen or by WooCommerce's REST API. The bridge knows each
 * by the id of the shop's refund: a double click, or a repetition after silence, is the same refund.
 */
final class Paybridge_Refunding {

	const AGAIN = 'paybridge_refund_again';

	/**
	 * Answers that say for sure that a refund was not made and will not be. After silence every other
	 * problem (a shop that moved, a full disk) says nothing about the first call.
	 */
	const NEVER = array( 'nothing-to-move', 'not-possible', 'refund-window-over', 'bad-amount', 'unknown-order' );

	/**
	 * The refund that WooCommerce is making just now; it does not tell the payment method.
	 *
	 * @var WC_Order_Refund|null
	 */
	private static $refund;

	/**
	 * Remembers the refund that is being made.
	 *
	 * @param WC_Order_Refund $refund The refund, not saved yet.
	 */
	public static function remember( $refund ) {
		self::$refund = $refund;
	}

	/**
	 * True when there is money that can be paid back.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function can( $order ): bool {
		$amounts = $order->get_meta( '_paybridge_amounts' );
		return is_array( $amounts ) && $amounts['captured'] > $amounts['refunded'] + $amounts['refundPending'];
	}

	/**
	 * Pays back. A WP_Error makes WooCommerce take its refund away and show the text.
	 *
	 * @param int        $order_id The order's id.
	 * @param float|null $amount   How much; null for the rest.
	 * @param string     $reason   Why.
	 * @return bool|WP_Error
	 */
	public static function refund( $order_id, $amount, $reason ) {
		$refund = self::$refund;
		$order  = wc_get_order( $order_id );
		if ( ! $refund instanceof WC_Order_Refund || $refund->get_id() < 1 || $refund->get_parent_id() !== (int) $order_id ) {
			return new WP_Error( 'paybridge', __( 'WooCommerce did not say which refund this is. Nothing was paid back.', 'paybridge-for-woocommerce' ) );
		}
		try {
			$money  = Paybridge_Money::of( null === $amount ? $order->get_remaining_refund_amount() : $amount, $order->get_currency() );
			$answer = self::ask( $order, $refund->get_id(), $money, $reason );
			return self::ended( $order, $answer );
		} catch ( Paybridge\Problem $no ) {
			return self::no( $order, $no );
		} catch ( Paybridge\Silence $silence ) {
			if ( ! $silence->sent ) {
				return new WP_Error( 'paybridge', __( 'The bridge could not be reached. Nothing was paid back; please try again.', 'paybridge-for-woocommerce' ) );
			}
			self::later( $order, $refund->get_id() );
			return true;
		} catch ( InvalidArgumentException $odd ) {
			return new WP_Error( 'paybridge', $odd->getMessage() );
		}
	}

	/**
	 * Asks the bridge. The picture in its answer is applied.
	 *
	 * @param WC_Order $order  The order.
	 * @param int      $refund The shop's id of the refund.
	 * @param array    $money  How much.
	 * @param string   $reason Why.
	 */
	private static function ask( WC_Order $order, $refund, array $money, $reason ): array {
		$confirmed = (int) $order->get_meta( '_paybridge_refund_late' ) > time() - 10 * MINUTE_IN_SECONDS;
		return Paybridge_Connection::bridge()->refund(
			(string) $order->get_id(),
			(string) $refund,
			$money,
			mb_substr( (string) $reason, 0, 400 ),
			$confirmed
		);
	}

	/**
	 * What became of it.
	 *
	 * @param WC_Order $order  The order.
	 * @param array    $answer The bridge's answer.
	 * @return bool|WP_Error
	 */
	private static function ended( WC_Order $order, array $answer ) {
		if ( 'refused' === $answer['outcome'] ) {
			/* translators: %s: what the gateway said */
			return new WP_Error( 'paybridge', sprintf( __( 'The gateway refused: %s', 'paybridge-for-woocommerce' ), $answer['said'] ) );
		}
		if ( 'unknown' === $answer['outcome'] ) {
			$order->add_order_note( __( 'Paybridge: the gateway has not said yet whether it has paid back. It is being asked; if it did not, this refund is taken back by itself. Do not refund again.', 'paybridge-for-woocommerce' ) );
		}
		return true;
	}

	/**
	 * The bridge said no.
	 *
	 * @param WC_Order          $order The order.
	 * @param Paybridge\Problem $no    What it said.
	 */
	private static function no( WC_Order $order, Paybridge\Problem $no ): WP_Error {
		if ( 'refund-window-over' === $no->type ) {
			$order->update_meta_data( '_paybridge_refund_late', time() );
			$order->save_meta_data();
			/* translators: %s: why */
			return new WP_Error( 'paybridge', sprintf( __( '%s To send it anyway, press Refund again within ten minutes.', 'paybridge-for-woocommerce' ), $no->getMessage() ) );
		}
		return new WP_Error( 'paybridge', $no->getMessage() );
	}

	/**
	 * Nobody knows whether the bridge heard it: the same refund is sent again until it answers.
	 *
	 * @param WC_Order $order  The order.
	 * @param int      $refund The shop's id of the refund.
	 */
	private static function later( WC_Order $order, $refund ) {
		$order->add_order_note( __( 'Paybridge: the bridge did not answer. This very refund is sent again by itself until it does; do not refund again.', 'paybridge-for-woocommerce' ) );
		self::plan( $order->get_id(), $refund, 1 );
	}

	/**
	 * Sends a refund again that was not answered.
	 *
	 * @param int $order_id The order's id.
	 * @param int $refund   The shop's id of the refund.
	 * @param int $tries    How many there were.
	 */
	public static function again( $order_id, $refund, $tries ) {
		$order = wc_get_order( $order_id );
		$here  = wc_get_order( $refund );
		if ( ! $order instanceof WC_Order || ! $here instanceof WC_Order_Refund ) {
			return;
		}
		try {
			$money = Paybridge_Money::of( $here->get_amount(), $order->get_currency() );
			$ended = self::ended( $order, self::ask( $order, $refund, $money, $here->get_reason() ) );
			if ( is_wp_error( $ended ) ) {
				self::take_back( $order, $here, $ended->get_error_message() );
			}
		} catch ( Paybridge\Problem $no ) {
			if ( in_array( $no->type, self::NEVER, true ) ) {
				self::take_back( $order, $here, $no->getMessage() );
			} else {
				self::plan( $order_id, $refund, $tries + 1 );
			}
		} catch ( Paybridge\Silence $silence ) {
			self::plan( $order_id, $refund, $tries + 1 );
		}
	}

	/**
	 * Plans to send a refund again, later each time.
	 *
	 * @param int $order_id The order's id.
	 * @param int $refund   The shop's id of the refund.
	 * @param int $tries    Which try it will be.
	 */
	private static function plan( $order_id, $refund, $tries ) {
		$wait = min( HOUR_IN_SECONDS, 15 * pow( 2, $tries ) );
		as_schedule_single_action( time() + $wait, self::AGAIN, array( $order_id, $refund, $tries ), 'paybridge' );
	}

	/**
	 * The refund did not happen.
	 *
	 * @param WC_Order        $order The order.
	 * @param WC_Order_Refund $here  The refund in the shop.
	 * @param string          $why   For people.
	 */
	private static function take_back( WC_Order $order, WC_Order_Refund $here, $why ) {
		/* translators: 1: amount, 2: why */
		$order->add_order_note( sprintf( __( 'Paybridge: the refund of %1$s was taken back: %2$s', 'paybridge-for-woocommerce' ), $here->get_amount() . ' ' . $order->get_currency(), $why ) );
		$here->delete( true );
		if ( $order->has_status( 'refunded' ) ) {
			$order->update_status( 'on-hold' );
		}
	}
}
