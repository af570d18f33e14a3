<?php
/**
 * Refunds that the bridge tells of.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Every refund of a picture stands in the shop once, under the bridge's id of it, and moves no money
 * here: its money was moved at the gateway. One that failed is taken away again.
 */
final class Paybridge_Refunds {

	/** On the refund: the bridge's id of it. */
	const META = '_paybridge_refund';

	/** On the refund: the gateway's id of it. */
	const GATEWAY = '_paybridge_gateway_refund';

	/**
	 * Brings the order's refunds to what the picture says.
	 *
	 * @param WC_Order $order   Read freshly, under its lock.
	 * @param array    $picture The newest picture.
	 */
	public static function apply( WC_Order $order, array $picture ) {
		$left = self::of_this_order( $order, $picture );
		foreach ( $picture['refunds'] as $refund ) {
			$here = self::find( $order, $refund );
			if ( 'failed' === $refund['state'] ) {
				self::take_back( $order, $here );
			} elseif ( null !== $here ) {
				self::name( $here, $refund );
			} elseif ( 'done' === $refund['state'] ) {
				$amount = max( 0, min( $refund['minor'], $left ) );
				$left  -= $amount;
				if ( $amount > 0 ) {
					self::mirror( $order, array( 'minor' => $amount ) + $refund, $picture['amounts']['currency'] );
				}
				if ( $amount < $refund['minor'] ) {
					self::surplus( $order, $refund, $refund['minor'] - $amount, $picture['amounts']['currency'] );
				}
			}
		}
	}

	/**
	 * How much of what was given back is to be entered here still. An order that was paid twice, or
	 * too much, is not refunded by the return of what was too much.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	private static function of_this_order( WC_Order $order, array $picture ): int {
		try {
			$left = - max( 0, $picture['amounts']['captured'] - Paybridge_Money::total( $order )['minor'] );
		} catch ( InvalidArgumentException $odd ) {
			$left = 0;
		}
		foreach ( $picture['refunds'] as $refund ) {
			$left += 'done' === $refund['state'] ? $refund['minor'] : 0;
		}
		$left = max( 0, $left );
		foreach ( $picture['refunds'] as $refund ) {
			$here  = 'done' === $refund['state'] ? self::find( $order, $refund ) : null;
			$left -= null === $here ? 0 : Paybridge_Money::of( $here->get_amount(), $order->get_currency() )['minor'];
		}
		return $left;
	}

	/**
	 * Money went back that the order never asked for.
	 *
	 * @param WC_Order $order    The order.
	 * @param array    $refund   The refund of the picture.
	 * @param int      $minor    How much of it.
	 * @param string   $currency Its currency.
	 */
	private static function surplus( WC_Order $order, array $refund, $minor, $currency ) {
		Paybridge_Notes::once(
			$order,
			'surplus ' . $refund['id'],
			sprintf(
				/* translators: 1: amount, 2: the gateway's number of the refund */
				__( 'Paybridge: %1$s that came on top of the order\'s total was given back at the gateway (%2$s). The order itself is not refunded.', 'paybridge-for-woocommerce' ),
				Paybridge_Money::shown( $minor, $currency ),
				$refund['gatewayId'] ?? $refund['id']
			)
		);
	}

	/**
	 * The refund in the shop: by the bridge's id, or by its own that it was sent with.
	 *
	 * @param WC_Order $order  The order.
	 * @param array    $refund A refund of the picture.
	 */
	private static function find( WC_Order $order, array $refund ): ?WC_Order_Refund {
		foreach ( $order->get_refunds() as $here ) {
			if ( $here->get_meta( self::META ) === $refund['id']
				|| (string) $here->get_id() === ( $refund['shopRefundId'] ?? '' ) ) {
				return $here;
			}
		}
		return null;
	}

	/**
	 * Writes the ids on a refund that is here.
	 *
	 * @param WC_Order_Refund $here   The refund in the shop.
	 * @param array           $refund The refund of the picture.
	 */
	private static function name( WC_Order_Refund $here, array $refund ) {
		if ( $here->get_meta( self::META ) !== $refund['id']
			|| $here->get_meta( self::GATEWAY ) !== ( $refund['gatewayId'] ?? '' ) ) {
			$here->update_meta_data( self::META, $refund['id'] );
			$here->update_meta_data( self::GATEWAY, $refund['gatewayId'] ?? '' );
			$here->save_meta_data();
		}
	}

	/**
	 * Makes a refund that was made elsewhere. Its ids are on it before it is saved.
	 *
	 * @param WC_Order $order    The order.
	 * @param array    $refund   The refund of the picture.
	 * @param string   $currency Its currency.
	 */
	private static function mirror( WC_Order $order, array $refund, $currency ) {
		$sign = static function ( $here ) use ( $refund ) {
			$here->update_meta_data( self::META, $refund['id'] );
			$here->update_meta_data( self::GATEWAY, $refund['gatewayId'] ?? '' );
		};
		add_action( 'woocommerce_create_refund', $sign );
		$made = wc_create_refund(
			array(
				'order_id'       => $order->get_id(),
				'amount'         => Paybridge_Money::decimal( $refund['minor'], $currency ),
				'reason'         => sprintf(
					/* translators: %s: the gateway's number of the refund */
					__( 'Refunded at the gateway (%s)', 'paybridge-for-woocommerce' ),
					$refund['gatewayId'] ?? $refund['id']
				),
				'refund_payment' => false,
				'restock_items'  => false,
			)
		);
		remove_action( 'woocommerce_create_refund', $sign );
		if ( is_wp_error( $made ) ) {
			Paybridge_Notes::once(
				$order,
				'refund ' . $refund['id'],
				sprintf(
					/* translators: 1: amount, 2: the gateway's number, 3: what WooCommerce said */
					__( 'Paybridge: %1$s was refunded at the gateway (%2$s), but could not be entered here: %3$s', 'paybridge-for-woocommerce' ),
					Paybridge_Money::shown( $refund['minor'], $currency ),
					$refund['gatewayId'] ?? $refund['id'],
					$made->get_error_message()
				)
			);
		}
	}

	/**
	 * The money did not leave: the refund is taken away, and an order that counted as refunded waits
	 * for a person.
	 *
	 * @param WC_Order             $order The order.
	 * @param WC_Order_Refund|null $here  The refund in the shop, if it is here.
	 */
	private static function take_back( WC_Order $order, ?WC_Order_Refund $here ) {
		if ( null === $here ) {
			return;
		}
		$here->delete( true );
		$order = Paybridge_Orders::fresh( $order->get_id() );
		if ( null !== $order && $order->has_status( 'refunded' ) ) {
			$order->update_meta_data( Paybridge_Transitions::BECAUSE, 'refund-failed' );
			$order->update_status( 'on-hold' );
		}
	}
}
