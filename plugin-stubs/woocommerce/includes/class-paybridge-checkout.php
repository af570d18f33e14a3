<?php
/**
 * The call at checkout.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Opens a payment for an order. The bridge tells an order that is paid, or whose page is still open,
 * from one that needs a new attempt; here only the order is read, never the cart.
 */
final class Paybridge_Checkout {

	/**
	 * What WooCommerce wants from a payment method.
	 *
	 * @param int    $order_id The order's id.
	 * @param array  $offer    The offer.
	 * @param string $thanks   The order-received page.
	 */
	public static function pay( $order_id, array $offer, $thanks ): array {
		$order = Paybridge_Orders::fresh( $order_id );
		if ( null === $order ) {
			return self::failure( __( 'This order does not exist any more. Please begin again.', 'paybridge-for-woocommerce' ) );
		}
		if ( $order->is_paid() ) {
			return self::go( $thanks );
		}
		$paid = Paybridge_Twice::paid_before( $order );
		if ( null !== $paid ) {
			return self::go( $paid->get_checkout_order_received_url() );
		}
		try {
			$plan  = Paybridge_Plans::chosen( $offer );
			$token = null === $plan ? Paybridge_Saved::chosen( $offer ) : null; // A plan is agreed to on the page.
		} catch ( InvalidArgumentException $not_offered ) {
			return self::failure( $not_offered->getMessage() );
		}
		if ( null !== $token ) {
			return Paybridge_Charging::at_checkout( $order, $token, $thanks );
		}
		try {
			$page = self::page( $order, $offer, $plan );
			Paybridge_Twice::remember( $order );
			Paybridge_Away::answered();
			return self::go( $page );
		} catch ( Paybridge\Problem $no ) {
			return self::refused( $order, $no, $thanks );
		} catch ( Paybridge\Silence $silence ) {
			Paybridge_Away::failed( $silence->getMessage() );
			return self::failure( __( 'The payment page could not be opened just now, and nothing was charged. Please try again in a moment; you will not pay twice.', 'paybridge-for-woocommerce' ) );
		} catch ( InvalidArgumentException $odd ) {
			Paybridge_Connection::log( 'Order ' . $order_id . ': ' . $odd->getMessage() );
			return self::failure( __( 'This amount cannot be paid this way. Please choose another way to pay or contact us.', 'paybridge-for-woocommerce' ) );
		}
	}

	/**
	 * The address of the payment page.
	 *
	 * @param WC_Order   $order The order.
	 * @param array      $offer The offer.
	 * @param array|null $plan  In parts, or again and again.
	 */
	private static function page( WC_Order $order, array $offer, ?array $plan ): string {
		$save   = Paybridge_Saved::wanted( $order, $offer );
		$answer = Paybridge_Connection::bridge()->checkout(
			self::order( $order ),
			$offer['method'],
			Paybridge_Return::address( $order, 'back' ),
			Paybridge_Return::address( $order, 'again' ),
			array( 'shopper' => self::shopper( $order ) + array( 'locale' => self::text( str_replace( '_', '-', determine_locale() ), 35 ) ) ) + ( $save ? array( 'save' => true ) : array() ) + ( null === $plan ? array() : array( 'plan' => $plan ) )
		);
		$order->update_meta_data( '_paybridge_attempt', $answer['attempt'] );
		if ( $save ) {
			$order->update_meta_data( Paybridge_Saved::STORING, 'yes' );
		}
		$order->save_meta_data();
		return $answer['page'];
	}

	/**
	 * The order, as the bridge needs it.
	 *
	 * @param WC_Order $order The order.
	 * @throws InvalidArgumentException When its total does not fit its currency.
	 */
	public static function order( WC_Order $order ): array {
		return array(
			'id'          => (string) $order->get_id(),
			'key'         => $order->get_order_key(),
			'number'      => (string) $order->get_order_number(),
			'total'       => Paybridge_Money::total( $order ),
			'description' => self::description( $order ),
		);
	}

	/**
	 * The bridge said no.
	 *
	 * @param WC_Order          $order  The order.
	 * @param Paybridge\Problem $no     What it said.
	 * @param string            $thanks The order-received page.
	 */
	public static function refused( WC_Order $order, Paybridge\Problem $no, $thanks ): array {
		if ( 'already-paid' === $no->type ) {
			try {
				Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->status( array( (string) $order->get_id() ) );
			} catch ( Exception $later ) {
				Paybridge_Connection::log( 'Order ' . $order->get_id() . ' is paid, but its picture did not come: ' . $later->getMessage() );
			}
			return self::go( $thanks );
		}
		Paybridge_Connection::log( 'Order ' . $order->get_id() . ' could not be paid: ' . $no->type . ': ' . $no->getMessage() . ' ' . $no->reference );
		update_option( 'paybridge_trouble', $no->getMessage(), false );
		if ( 'not-possible' === $no->type && 0 === strpos( $no->field, 'body.plan' ) ) {
			return self::failure( Paybridge_Plans::not_now() );
		}
		if ( 'in-progress' === $no->type ) {
			return self::failure( __( 'An earlier payment of this order is still being checked. Please wait a moment before you pay again.', 'paybridge-for-woocommerce' ) );
		}
		if ( 'card-number' === $no->type ) {
			return self::failure( __( 'Something that you typed looks like a card number. Please take it out; card numbers are only typed on the payment page.', 'paybridge-for-woocommerce' ) );
		}
		return self::failure(
			trim(
				__( 'This way to pay does not work just now, and nothing was charged. Please choose another one or contact us.', 'paybridge-for-woocommerce' )
				. ( '' === $no->reference ? '' : ' (' . $no->reference . ')' )
			)
		);
	}

	/**
	 * What is bought, in one line; informational only.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function description( WC_Order $order ): string {
		$lines = array();
		foreach ( $order->get_items() as $item ) {
			$lines[] = $item->get_quantity() . ' × ' . wp_strip_all_tags( $item->get_name() );
		}
		return self::text( implode( ', ', $lines ), 200 );
	}

	/**
	 * Who pays, by the order alone: a call that is repeated says the same again.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function shopper( WC_Order $order ): array {
		$known = array(
			'firstName'  => self::text( $order->get_billing_first_name(), 100 ),
			'lastName'   => self::text( $order->get_billing_last_name(), 100 ),
			'email'      => self::text( $order->get_billing_email(), 254 ),
			'phone'      => self::text( $order->get_billing_phone(), 40 ),
			'address'    => self::text( trim( $order->get_billing_address_1() . ' ' . $order->get_billing_address_2() ), 250 ),
			'city'       => self::text( $order->get_billing_city(), 100 ),
			'state'      => self::text( $order->get_billing_state(), 100 ),
			'postcode'   => self::text( $order->get_billing_postcode(), 20 ),
			'country'    => self::text( $order->get_billing_country(), 2 ),
			'ip'         => self::text( $order->get_customer_ip_address(), 45 ),
			'customerId' => $order->get_customer_id() > 0 ? (string) $order->get_customer_id() : '',
		);
		return array_filter( $known, 'strlen' );
	}

	/**
	 * Text that fits: no control characters, no more than the protocol takes.
	 *
	 * @param string $text Any text.
	 * @param int    $most UTF-16 units.
	 */
	private static function text( $text, $most ): string {
		$clean = trim( preg_replace( '/[\x00-\x1F\x7F]+/u', ' ', wp_check_invalid_utf8( (string) $text, true ) ) );
		while ( strlen( $clean ) > 0 && strlen( mb_convert_encoding( $clean, 'UTF-16LE', 'UTF-8' ) ) / 2 > $most ) {
			$clean = mb_substr( $clean, 0, -1 );
		}
		return $clean;
	}

	/**
	 * On to another page.
	 *
	 * @param string $address Where.
	 */
	public static function go( $address ): array {
		return array(
			'result'   => 'success',
			'redirect' => $address,
		);
	}

	/**
	 * What the shopper reads. The classic checkout shows the notice, the block checkout the message.
	 *
	 * @param string $message For the shopper.
	 */
	public static function failure( $message ): array {
		if ( function_exists( 'wc_add_notice' ) && WC()->session ) {
			wc_add_notice( $message, 'error' );
		}
		return array(
			'result'  => 'failure',
			'message' => $message,
		);
	}
}
