<?php
/**
 * What people change in the shop.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Tells the bridge when somebody in the shop changes an order of ours: cancels it, edits its total,
 * marks it paid, refunds by hand, completes it while money is only held. Told by the scheduler, so
 * that no page waits and nothing is lost while the bridge is away.
 */
final class Paybridge_Changes {

	const TELL = 'paybridge_tell';

	/** Registers the hooks. */
	public static function hooks() {
		add_action( 'woocommerce_order_status_changed', array( __CLASS__, 'decided' ), 5, 4 );
		add_action( 'woocommerce_order_status_cancelled', array( __CLASS__, 'cancelled' ), 20, 2 );
		add_action( 'woocommerce_order_status_completed', array( __CLASS__, 'completed' ), 20, 2 );
		add_action( 'woocommerce_order_payment_status_changed', array( __CLASS__, 'paid' ), 20, 2 );
		add_action( 'woocommerce_order_refunded', array( __CLASS__, 'refunded' ), 20, 2 );
		add_action( 'woocommerce_after_order_object_save', array( __CLASS__, 'saved' ) );
		add_action( 'paybridge_shipped', array( __CLASS__, 'shipped' ), 10, 3 );
		add_action( self::TELL, array( __CLASS__, 'tell' ), 10, 4 );
		add_action( Paybridge_Refunding::AGAIN, array( 'Paybridge_Refunding', 'again' ), 10, 3 );
	}

	/**
	 * True when somebody else than us is changing an order of ours that the bridge knows.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function concerns( $order ): bool {
		return ! Paybridge_Orders::$applying
			&& $order instanceof WC_Order
			&& Paybridge_Orders::is_ours( $order )
			&& '' !== (string) $order->get_meta( '_paybridge_attempt' );
	}

	/**
	 * Somebody else than us gave the order another status: why we had given it the last one counts no
	 * more. What WooCommerce's timer cancels by our leave stays known as that.
	 *
	 * @param int      $id    The order's id.
	 * @param string   $from  The status before.
	 * @param string   $to    The status now.
	 * @param WC_Order $order The order.
	 */
	public static function decided( $id, $from, $to, $order ) {
		if ( self::concerns( $order ) ) {
			$timer = 'cancelled' === $to && Paybridge_Timer::allowed( $id );
			$order->update_meta_data( Paybridge_Transitions::BECAUSE, $timer ? 'timer' : '' );
			$order->save_meta_data();
		}
	}

	/**
	 * Cancelled by a person or by the timer. An open page must be closed, held money given back.
	 *
	 * @param int      $id    The order's id.
	 * @param WC_Order $order The order.
	 */
	public static function cancelled( $id, $order ) {
		if ( self::concerns( $order ) ) {
			self::later( $id, 'cancelled' );
		}
	}

	/**
	 * Completed: money that is only held is taken.
	 *
	 * @param int      $id    The order's id.
	 * @param WC_Order $order The order.
	 */
	public static function completed( $id, $order ) {
		if ( self::concerns( $order ) && 'authorized' === $order->get_meta( '_paybridge_word' ) ) {
			as_enqueue_async_action( Paybridge_Order_Box::CAPTURE, array( $id ), 'paybridge' );
		}
	}

	/**
	 * Somebody marked it paid, while the bridge has not heard of money.
	 *
	 * @param int      $id    The order's id.
	 * @param WC_Order $order The order.
	 */
	public static function paid( $id, $order ) {
		if ( self::concerns( $order ) && ! in_array( $order->get_meta( '_paybridge_word' ), array( 'paid', 'authorized' ), true ) ) {
			self::later( $id, 'paid-otherwise' );
		}
	}

	/**
	 * Refunded without the gateway.
	 *
	 * @param int $id     The order's id.
	 * @param int $refund The refund's id.
	 */
	public static function refunded( $id, $refund ) {
		$order = wc_get_order( $id );
		$here  = wc_get_order( $refund );
		if ( self::concerns( $order ) && $here instanceof WC_Order_Refund && ! $here->get_refunded_payment()
			&& '' === (string) $here->get_meta( Paybridge_Refunds::META ) ) {
			self::later( $id, 'refunded-by-hand' );
		}
	}

	/**
	 * The total may have been edited.
	 *
	 * @param WC_Order $order The order that was saved.
	 */
	public static function saved( $order ) {
		if ( ! self::concerns( $order ) || 'pending' !== $order->get_meta( '_paybridge_word' ) ) {
			return;
		}
		try {
			$total = Paybridge_Money::total( $order );
		} catch ( InvalidArgumentException $odd ) {
			return;
		}
		$asked = $order->get_meta( '_paybridge_amounts' );
		if ( is_array( $asked ) && $asked['asked'] !== $total['minor'] ) {
			self::later( $order->get_id(), 'total-edited' );
		}
	}

	/**
	 * A shipment: other plugins call do_action( 'paybridge_shipped', $order_id, $carrier, $number ).
	 *
	 * @param int    $id      The order's id.
	 * @param string $carrier Who carries it.
	 * @param string $number  Its tracking number.
	 */
	public static function shipped( $id, $carrier, $number ) {
		if ( self::concerns( wc_get_order( $id ) ) ) {
			self::later( $id, 'shipped', array( mb_substr( $carrier, 0, 100 ), mb_substr( $number, 0, 100 ) ) );
		}
	}

	/**
	 * Tells it by the scheduler; the same thing is told once.
	 *
	 * @param int    $id       The order's id.
	 * @param string $change   What changed.
	 * @param array  $shipment Carrier and number.
	 */
	private static function later( $id, $change, array $shipment = array() ) {
		$said = array( (int) $id, $change, $shipment, 0 );
		if ( ! as_has_scheduled_action( self::TELL, $said, 'paybridge' ) ) {
			as_enqueue_async_action( self::TELL, $said, 'paybridge' );
		}
	}

	/**
	 * Tells the bridge; when it is away, later again.
	 *
	 * @param int    $id       The order's id.
	 * @param string $change   What changed.
	 * @param array  $shipment Carrier and number.
	 * @param int    $tries    How many there were.
	 */
	public static function tell( $id, $change, $shipment, $tries ) {
		$order = Paybridge_Orders::fresh( $id );
		if ( null === $order ) {
			return;
		}
		$more = array();
		if ( 'total-edited' === $change ) {
			$more['total'] = Paybridge_Money::total( $order );
		}
		if ( 2 === count( $shipment ) ) {
			$more['carrier']        = $shipment[0];
			$more['trackingNumber'] = $shipment[1];
		}
		try {
			Paybridge_Connection::bridge()->orderChanged( (string) $id, $change, $more );
		} catch ( Paybridge\Problem $no ) {
			Paybridge_Connection::log( 'Order ' . $id . ' (' . $change . '): ' . $no->getMessage() );
		} catch ( Paybridge\Silence $silence ) {
			$wait = min( HOUR_IN_SECONDS, 30 * pow( 2, $tries ) );
			as_schedule_single_action( time() + $wait, self::TELL, array( $id, $change, $shipment, $tries + 1 ), 'paybridge' );
		}
	}
}
