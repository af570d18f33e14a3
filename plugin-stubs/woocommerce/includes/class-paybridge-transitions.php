<?php
/**
 * From a picture's word to an order's status.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * The only place that changes a status because of a payment. Nothing here moves an order back that
 * is paid, and nothing fulfils one whose money is not what was asked.
 */
final class Paybridge_Transitions {

	/** Why an order stands on hold, or was cancelled, because of us. */
	const BECAUSE = '_paybridge_because';

	/**
	 * Brings the status to what the picture says.
	 *
	 * @param WC_Order $order   Read freshly, under its lock.
	 * @param array    $picture The newest picture.
	 */
	public static function apply( WC_Order $order, array $picture ) {
		switch ( $picture['word'] ) {
			case 'paid':
			case 'refunded':
				self::paid( $order, $picture );
				break;
			case 'authorized':
				self::authorized( $order, $picture );
				break;
			case 'declined':
				self::declined( $order );
				break;
			case 'cancelled':
				self::released( $order );
				break;
			case 'expired':
				self::expired( $order );
				break;
		}
	}

	/**
	 * Another gateway has the order now; if our money came nevertheless, a person must know.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	public static function not_ours( WC_Order $order, array $picture ) {
		if ( in_array( $picture['word'], array( 'paid', 'authorized' ), true ) ) {
			Paybridge_Notes::once(
				$order,
				'not ours ' . self::said( $picture ),
				sprintf(
					/* translators: 1: amount, 2: the gateway's number, 3: the order's payment method */
					__( 'Paybridge: %1$s came in (%2$s), but the order is to be paid by %3$s. Nothing was changed; fulfil or refund.', 'paybridge-for-woocommerce' ),
					self::said( $picture ),
					Paybridge_Orders::reference( $picture ),
					$order->get_payment_method_title()
				)
			);
		}
	}

	/**
	 * Money is there.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	private static function paid( WC_Order $order, array $picture ) {
		$reference = Paybridge_Orders::reference( $picture );
		if ( $order->is_paid() || 'refunded' === $order->get_status() ) {
			if ( '' === $order->get_transaction_id() ) {
				$order->set_transaction_id( $reference );
				$order->save();
			}
			return;
		}
		if ( ! self::is_what_was_asked( $order, $picture ) ) {
			self::hold( $order, $picture, 'differs', self::differing( $order, $picture ) );
			return;
		}
		if ( 'cancelled' === $order->get_status() && ! Paybridge_Timer::may_come_back( $order ) ) {
			self::hold( $order, $picture, 'late', self::late( $picture ) );
			return;
		}
		$order->delete_meta_data( self::BECAUSE );
		$order->payment_complete( $reference );
		self::repair( $order->get_id(), $reference );
	}

	/**
	 * Something stopped WooCommerce half way: paid, but its status was not saved. Once more.
	 *
	 * @param int    $id        The order's id.
	 * @param string $reference The gateway's number.
	 */
	private static function repair( $id, $reference ) {
		$order = Paybridge_Orders::fresh( $id );
		if ( null !== $order && $order->get_date_paid() && $order->has_status( array( 'pending', 'failed', 'on-hold' ) ) ) {
			Paybridge_Connection::log( 'Order ' . $id . ' was paid but kept its status; completed once more.' );
			$order->payment_complete( $reference );
		}
	}

	/**
	 * Money is held for us.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	private static function authorized( WC_Order $order, array $picture ) {
		if ( $order->has_status( array( 'pending', 'failed' ) ) ) {
			$order->set_transaction_id( Paybridge_Orders::reference( $picture ) );
			$order->update_meta_data( self::BECAUSE, 'authorized' );
			$order->update_status( 'on-hold' );
		}
	}

	/**
	 * The attempt was refused. A new one may be made; what was held back in the stock is given back.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function declined( WC_Order $order ) {
		if ( $order->has_status( 'pending' ) || ( $order->has_status( 'on-hold' ) && 'renewal' === $order->get_meta( self::BECAUSE ) ) ) {
			$order->update_status( 'failed' );
		} else {
			self::released( $order );
		}
	}

	/**
	 * Held money was given back: the order that stood on hold for it ends.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function released( WC_Order $order ) {
		if ( $order->has_status( 'on-hold' ) && 'authorized' === $order->get_meta( self::BECAUSE ) ) {
			$order->update_meta_data( self::BECAUSE, 'released' );
			$order->update_status( 'cancelled' );
		}
	}

	/**
	 * The page ended unpaid. An order that a person made for a customer stays open.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function expired( WC_Order $order ) {
		if ( $order->has_status( 'pending' ) && in_array( $order->get_created_via(), array( 'checkout', 'store-api' ), true ) ) {
			$order->update_meta_data( self::BECAUSE, 'expired' );
			$order->update_status( 'cancelled' );
		} else {
			self::released( $order );
		}
	}

	/**
	 * Stops the order until a person has looked.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 * @param string   $why     For ourselves.
	 * @param string   $note    For people.
	 */
	private static function hold( WC_Order $order, array $picture, $why, $note ) {
		$order->set_transaction_id( Paybridge_Orders::reference( $picture ) );
		$order->update_meta_data( self::BECAUSE, $why );
		if ( $order->has_status( 'on-hold' ) ) {
			$order->save();
		} else {
			$order->update_status( 'on-hold' );
		}
		Paybridge_Notes::once( $order, $why . ' ' . self::said( $picture ), $note );
	}

	/**
	 * True when exactly the order's total, in its currency, is there.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	private static function is_what_was_asked( WC_Order $order, array $picture ): bool {
		try {
			$total = Paybridge_Money::total( $order );
		} catch ( InvalidArgumentException $odd ) {
			return false;
		}
		$amounts = $picture['amounts'];
		return ! in_array( 'differs', $picture['flags'], true )
			&& $amounts['currency'] === $total['currency']
			&& ( $amounts['captured'] === $total['minor'] || in_array( 'paid-twice', $picture['flags'], true ) );
	}

	/**
	 * What was received.
	 *
	 * @param array $picture The newest picture.
	 */
	private static function said( array $picture ): string {
		$amounts = $picture['amounts'];
		return Paybridge_Money::shown( $amounts['captured'] ? $amounts['captured'] : $amounts['authorized'], $amounts['currency'] );
	}

	/**
	 * The note about money that is not what was asked.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	private static function differing( WC_Order $order, array $picture ): string {
		return sprintf(
			/* translators: 1: amount received, 2: the order's total, 3: the gateway's number */
			__( 'Paybridge: %1$s received, %2$s expected (%3$s). Please check before fulfilment.', 'paybridge-for-woocommerce' ),
			self::said( $picture ),
			$order->get_total() . ' ' . $order->get_currency(),
			Paybridge_Orders::reference( $picture )
		);
	}

	/**
	 * The note about money that came after the end.
	 *
	 * @param array $picture The newest picture.
	 */
	private static function late( array $picture ): string {
		return sprintf(
			/* translators: 1: amount received, 2: the gateway's number */
			__( 'Paybridge: %1$s (%2$s) arrived after the order was cancelled. Fulfil or refund.', 'paybridge-for-woocommerce' ),
			self::said( $picture ),
			Paybridge_Orders::reference( $picture )
		);
	}
}
