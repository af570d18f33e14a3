<?php
/**
 * Renewals of WooCommerce Subscriptions.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * The Subscriptions extension owns its schedule and calls for each renewal; here the money is taken.
 * One renewal is one call, whoever asks and how often: its id is made of the shop, the renewal order
 * and the number of refusals so far. What is not decided is asked again by the scheduler, by the same
 * id, so that neither a kill nor silence loses a renewal or charges it twice.
 */
final class Paybridge_Renewals {

	const AGAIN = 'paybridge_renewal_again';

	/** What a gateway that can charge stored methods does for subscriptions, and no more. */
	const SUPPORTS = array( 'subscriptions', 'multiple_subscriptions', 'subscription_cancellation', 'subscription_suspension', 'subscription_reactivation', 'subscription_amount_changes', 'subscription_date_changes', 'subscription_payment_method_change_admin' );

	/** Registers the hooks, once for each method that can. */
	public static function hooks() {
		add_filter( 'wc_subscriptions_renewal_order_data', array( __CLASS__, 'copied' ) );
		add_filter( 'woocommerce_subscription_payment_meta', array( __CLASS__, 'meta' ), 10, 2 );
		add_action( self::AGAIN, array( __CLASS__, 'again' ), 10, 2 );
		foreach ( Paybridge_Offers::all() as $offer ) {
			if ( Paybridge_Saved::can( $offer ) ) {
				$gateway = Paybridge_Orders::PREFIX . $offer['method'];
				add_action( 'woocommerce_scheduled_subscription_payment_' . $gateway, array( __CLASS__, 'due' ), 10, 2 );
				add_action( 'woocommerce_subscription_failing_payment_method_updated_' . $gateway, array( __CLASS__, 'mended' ), 10, 2 );
				add_action( 'woocommerce_subscription_validate_payment_meta_' . $gateway, array( __CLASS__, 'validate' ), 10, 2 );
			}
		}
	}

	/**
	 * A renewal is due.
	 *
	 * @param float    $amount Not looked at: what is charged is the order's total.
	 * @param WC_Order $order  The renewal order.
	 */
	public static function due( $amount, $order ) {
		self::charge( $order->get_id(), 0 );
	}

	/**
	 * A renewal that nobody answered for is asked again.
	 *
	 * @param int $id    The renewal order's id.
	 * @param int $tries How often it was asked.
	 */
	public static function again( $id, $tries ) {
		self::charge( (int) $id, (int) $tries );
	}

	/**
	 * Charges a renewal. That it will be asked again is written down before anything is sent, and taken
	 * back when the answer is there: a process that dies in between loses nothing.
	 *
	 * @param int $id    The renewal order's id.
	 * @param int $tries How often it was asked in vain.
	 */
	private static function charge( $id, $tries ) {
		$next = array( $id, $tries + 1 );
		if ( ! as_has_scheduled_action( self::AGAIN, $next, 'paybridge' ) ) {
			as_schedule_single_action( time() + min( HOUR_IN_SECONDS, MINUTE_IN_SECONDS * pow( 2, $tries ) ), self::AGAIN, $next, 'paybridge' );
		}
		try {
			$decided = self::decide( $id, $tries );
		} catch ( RuntimeException $busy ) {
			Paybridge_Connection::log( 'Renewal ' . $id . ' is tried later: ' . $busy->getMessage() );
			return;
		}
		if ( $decided ) {
			as_unschedule_all_actions( self::AGAIN, $next, 'paybridge' );
		}
	}

	/**
	 * Charges a renewal under its lock. True when nothing is left to be asked.
	 *
	 * @param int $id    The renewal order's id.
	 * @param int $tries How often it was asked in vain.
	 */
	private static function decide( $id, $tries ): bool {
		$outcome = 'done';
		( new Paybridge_Store() )->change(
			'renewal ' . $id,
			static function ( $kept ) use ( $id, $tries, &$outcome ) {
				$order = Paybridge_Orders::fresh( $id );
				if ( null === $order || ( $tries > 0 && $order->has_status( 'failed' ) ) || $order->is_paid() || ! Paybridge_Orders::is_ours( $order ) || $order->has_status( array( 'cancelled', 'refunded', 'trash' ) ) ) {
					return $kept;
				}
				$refusals = (int) ( $kept['refusals'] ?? 0 );
				$outcome  = self::outcome( $order, $refusals );
				return 'refused' === $outcome ? array( 'refusals' => $refusals + 1 ) : $kept;
			}
		);
		return 'silent' !== $outcome;
	}

	/**
	 * Charges and brings the order to what came of it.
	 *
	 * @param WC_Order $order    The renewal order, read freshly.
	 * @param int      $refusals How many charges of it were refused.
	 */
	private static function outcome( WC_Order $order, $refusals ): string {
		$saved = self::saved( $order );
		if ( '' === $saved ) {
			return self::failed( $order, __( 'Paybridge: there is no stored way to pay for this renewal. The customer can pay it by its payment link.', 'paybridge-for-woocommerce' ) );
		}
		$shop = (string) ( Paybridge_Connection::identity()['shop'] ?? '' );
		$id   = 'renewal-' . substr( hash( 'sha256', $shop . "\n" . $order->get_id() . "\n" . $refusals ), 0, 40 );
		try {
			$outcome = Paybridge_Charging::charge( $order, $saved, array( 'present' => false ), $id );
		} catch ( Paybridge\Problem $no ) {
			return self::problem( $order, $no );
		} catch ( InvalidArgumentException $odd ) {
			/* translators: %s: why */
			return self::failed( $order, sprintf( __( 'Paybridge: the renewal could not be charged: %s', 'paybridge-for-woocommerce' ), $odd->getMessage() ) );
		} catch ( Paybridge\Silence $silence ) {
			self::wait( $order );
			return 'silent';
		}
		if ( 'refused' === $outcome ) {
			return self::failed( $order, __( 'Paybridge: the renewal was refused.', 'paybridge-for-woocommerce' ) );
		}
		if ( 'done' !== $outcome ) {
			self::wait( $order );
		}
		return $outcome;
	}

	/**
	 * The bridge said no before it charged.
	 *
	 * @param WC_Order          $order The renewal order.
	 * @param Paybridge\Problem $no    What it said.
	 */
	private static function problem( WC_Order $order, Paybridge\Problem $no ): string {
		Paybridge_Connection::log( 'Renewal ' . $order->get_id() . ': ' . $no->type . ': ' . $no->getMessage() );
		if ( 'already-paid' === $no->type ) {
			try {
				Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->status( array( (string) $order->get_id() ) );
			} catch ( Exception $later ) {
				return 'silent';
			}
			return 'done';
		}
		if ( in_array( $no->type, array( 'unknown-method', 'not-possible', 'bad-amount' ), true ) ) {
			/* translators: %s: why */
			return self::failed( $order, sprintf( __( 'Paybridge: the renewal could not be charged: %s', 'paybridge-for-woocommerce' ), $no->getMessage() ) );
		}
		self::wait( $order );
		return 'silent';
	}

	/**
	 * Nothing was charged, and nothing will be: the extension's own rules for failed renewals begin.
	 *
	 * @param WC_Order $order The renewal order.
	 * @param string   $note  Why.
	 */
	private static function failed( WC_Order $order, $note ): string {
		$now = Paybridge_Orders::fresh( $order->get_id() );
		if ( null !== $now && ! $now->is_paid() ) {
			if ( $now->has_status( 'failed' ) ) {
				$now->add_order_note( esc_html( $note ) );
			} else {
				$now->update_status( 'failed', esc_html( $note ) );
			}
		}
		return 'refused';
	}

	/**
	 * Money may be on its way.
	 *
	 * @param WC_Order $order The renewal order.
	 */
	private static function wait( WC_Order $order ) {
		$now = Paybridge_Orders::fresh( $order->get_id() );
		if ( null !== $now && $now->has_status( array( 'pending', 'failed' ) ) ) {
			$now->update_meta_data( Paybridge_Transitions::BECAUSE, 'renewal' );
			$now->save_meta_data();
			$applying                    = Paybridge_Orders::$applying;
			Paybridge_Orders::$applying = true;
			$now->update_status( 'on-hold', __( 'Paybridge: the renewal is not confirmed yet. It is being asked about; do not charge it again.', 'paybridge-for-woocommerce' ) );
			Paybridge_Orders::$applying = $applying;
		}
	}

	/**
	 * The stored method of a renewal: what its subscription says now, else what was copied.
	 *
	 * @param WC_Order $order The renewal order.
	 */
	private static function saved( WC_Order $order ): string {
		$all = function_exists( 'wcs_get_subscriptions_for_renewal_order' ) ? wcs_get_subscriptions_for_renewal_order( $order ) : array();
		foreach ( $all as $subscription ) {
			if ( '' !== (string) $subscription->get_meta( Paybridge_Saved::META ) ) {
				return (string) $subscription->get_meta( Paybridge_Saved::META );
			}
		}
		return (string) $order->get_meta( Paybridge_Saved::META );
	}

	/**
	 * True when an order begins a subscription, so that its method must be stored.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function needs_saved( WC_Order $order ): bool {
		return function_exists( 'wcs_order_contains_subscription' ) && wcs_order_contains_subscription( $order, 'any' );
	}

	/**
	 * Writes the stored method on the subscriptions of an order: payment data lives there.
	 *
	 * @param WC_Order $order The order.
	 * @param string   $saved The bridge's id of the stored method.
	 */
	public static function remember( WC_Order $order, $saved ) {
		$all = function_exists( 'wcs_get_subscriptions_for_order' ) ? wcs_get_subscriptions_for_order( $order, array( 'order_type' => 'any' ) ) : array();
		foreach ( $all as $subscription ) {
			$subscription->update_meta_data( Paybridge_Saved::META, $saved );
			$subscription->save();
		}
	}

	/**
	 * What a renewal order takes over from its subscription: of ours the stored method only, or one
	 * payment would belong to two orders.
	 *
	 * @param array $data By their names.
	 */
	public static function copied( $data ) {
		foreach ( array_keys( $data ) as $name ) {
			if ( 0 === strpos( $name, '_paybridge_' ) && Paybridge_Saved::META !== $name ) {
				unset( $data[ $name ] );
			}
		}
		return $data;
	}

	/**
	 * The customer paid a failed renewal by hand: its method is the subscription's from now on.
	 *
	 * @param WC_Order $subscription The subscription.
	 * @param WC_Order $order        The renewal order.
	 */
	public static function mended( $subscription, $order ) {
		$saved = (string) $order->get_meta( Paybridge_Saved::META );
		if ( '' !== $saved ) {
			$subscription->update_meta_data( Paybridge_Saved::META, $saved );
			$subscription->save();
		}
	}

	/**
	 * What the owner may edit of a subscription's payment.
	 *
	 * @param array    $meta         What other methods have.
	 * @param WC_Order $subscription The subscription.
	 */
	public static function meta( $meta, $subscription ) {
		foreach ( Paybridge_Offers::all() as $offer ) {
			if ( Paybridge_Saved::can( $offer ) ) {
				$meta[ Paybridge_Orders::PREFIX . $offer['method'] ] = array(
					'post_meta' => array(
						Paybridge_Saved::META => array(
							'value' => (string) $subscription->get_meta( Paybridge_Saved::META ),
							'label' => __( 'Stored way to pay (its id at the bridge)', 'paybridge-for-woocommerce' ),
						),
					),
				);
			}
		}
		return $meta;
	}

	/**
	 * Looks at what the owner edited.
	 *
	 * @param array    $meta         The new values.
	 * @param WC_Order $subscription The subscription.
	 * @throws Exception When it is no stored method of the customer.
	 */
	public static function validate( $meta, $subscription ) {
		$saved = $meta['post_meta'][ Paybridge_Saved::META ]['value'] ?? '';
		foreach ( WC_Payment_Tokens::get_tokens( array( 'user_id' => $subscription->get_customer_id() ) ) as $token ) {
			if ( $token instanceof Paybridge_Token && $token->get_token() === $saved ) {
				return;
			}
		}
		throw new Exception( __( 'This is no stored way to pay of this customer.', 'paybridge-for-woocommerce' ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	}
}
