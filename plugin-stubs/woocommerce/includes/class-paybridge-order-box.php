<?php
/**
 * The order screen.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A box on the order screen: what the gateway says, and the buttons to take held money, to give it
 * back, to ask once more. With and without WooCommerce's own order tables.
 */
final class Paybridge_Order_Box {

	const CAPTURE = 'paybridge_capture';

	/** Registers the hooks of the admin's side. */
	public static function hooks() {
		add_action( 'add_meta_boxes', array( __CLASS__, 'add' ) );
		add_filter( 'woocommerce_order_actions', array( __CLASS__, 'actions' ), 10, 2 );
		add_action( 'woocommerce_order_action_paybridge_ask', array( __CLASS__, 'ask' ) );
		add_action( 'woocommerce_order_action_paybridge_capture', array( __CLASS__, 'capture' ) );
		add_action( 'woocommerce_order_action_paybridge_void', array( __CLASS__, 'void' ) );
	}

	/** Adds the box. */
	public static function add() {
		$screen = function_exists( 'wc_get_page_screen_id' ) ? wc_get_page_screen_id( 'shop-order' ) : 'shop_order';
		add_meta_box( 'paybridge', 'Paybridge', array( __CLASS__, 'show' ), $screen, 'side', 'high' );
	}

	/**
	 * Shows the box.
	 *
	 * @param WP_Post|WC_Order $shown What the screen shows.
	 */
	public static function show( $shown ) {
		$order = $shown instanceof WC_Order ? $shown : wc_get_order( $shown->ID );
		if ( ! $order instanceof WC_Order || ! Paybridge_Orders::is_ours( $order ) ) {
			echo '<p>' . esc_html__( 'This order is not paid through Paybridge.', 'paybridge-for-woocommerce' ) . '</p>';
			return;
		}
		$amounts = $order->get_meta( '_paybridge_amounts' );
		if ( ! is_array( $amounts ) ) {
			echo '<p>' . esc_html__( 'No payment was begun yet.', 'paybridge-for-woocommerce' ) . '</p>';
			return;
		}
		$rows = array(
			__( 'Payment', 'paybridge-for-woocommerce' )      => self::word( $order->get_meta( '_paybridge_word' ) ),
			__( 'Gateway number', 'paybridge-for-woocommerce' ) => $order->get_meta( '_paybridge_reference' ),
		);
		foreach ( self::sums() as $name => $title ) {
			if ( $amounts[ $name ] > 0 ) {
				$rows[ $title ] = Paybridge_Money::shown( $amounts[ $name ], $amounts['currency'] );
			}
		}
		echo '<table style="width:100%">';
		foreach ( $rows as $title => $value ) {
			echo '<tr><th scope="row" style="text-align:left;font-weight:normal">' . esc_html( $title ) . '</th><td style="text-align:right;overflow-wrap:anywhere">' . esc_html( $value ) . '</td></tr>';
		}
		echo '</table>';
		foreach ( array_filter( explode( ' ', $order->get_meta( '_paybridge_flags' ) ) ) as $flag ) {
			echo '<p><strong>' . esc_html( self::flag( $flag ) ) . '</strong></p>';
		}
	}

	/** The sums that are shown, when there is any. */
	private static function sums(): array {
		return array(
			'asked'         => __( 'Asked', 'paybridge-for-woocommerce' ),
			'authorized'    => __( 'Held', 'paybridge-for-woocommerce' ),
			'captured'      => __( 'Taken', 'paybridge-for-woocommerce' ),
			'refundPending' => __( 'Being refunded', 'paybridge-for-woocommerce' ),
			'refunded'      => __( 'Refunded', 'paybridge-for-woocommerce' ),
			'disputed'      => __( 'Disputed', 'paybridge-for-woocommerce' ),
		);
	}

	/**
	 * A payment's word in the reader's language.
	 *
	 * @param string $word The protocol's word.
	 */
	private static function word( $word ): string {
		$words = array(
			'pending'    => __( 'not paid yet', 'paybridge-for-woocommerce' ),
			'authorized' => __( 'held, not taken yet', 'paybridge-for-woocommerce' ),
			'paid'       => __( 'paid', 'paybridge-for-woocommerce' ),
			'declined'   => __( 'declined', 'paybridge-for-woocommerce' ),
			'cancelled'  => __( 'cancelled', 'paybridge-for-woocommerce' ),
			'expired'    => __( 'expired', 'paybridge-for-woocommerce' ),
			'refunded'   => __( 'refunded', 'paybridge-for-woocommerce' ),
		);
		return $words[ $word ] ?? $word;
	}

	/**
	 * A flag as a sentence.
	 *
	 * @param string $flag The protocol's word.
	 */
	private static function flag( $flag ): string {
		$flags = array(
			'unknown'     => __( 'Money may have moved; the gateway is being asked. Do not ship, do not charge again.', 'paybridge-for-woocommerce' ),
			'conflicting' => __( 'The gateway\'s messages contradict each other. Look at the order in your Paybridge.', 'paybridge-for-woocommerce' ),
			'disputed'    => __( 'The shopper disputes this payment.', 'paybridge-for-woocommerce' ),
			'differs'     => __( 'What was paid is not what was asked. Decide yourself.', 'paybridge-for-woocommerce' ),
			'paid-twice'  => __( 'Paid twice. Refund one of the payments in your Paybridge.', 'paybridge-for-woocommerce' ),
			'late'        => __( 'Paid after the payment had ended.', 'paybridge-for-woocommerce' ),
			'test'        => __( 'Test money.', 'paybridge-for-woocommerce' ),
		);
		return $flags[ $flag ] ?? $flag;
	}

	/**
	 * The order's actions.
	 *
	 * @param array         $actions What there is.
	 * @param WC_Order|null $order   The order; older versions do not pass it.
	 */
	public static function actions( $actions, $order = null ) {
		if ( ! $order instanceof WC_Order ) {
			global $theorder;
			$order = $theorder;
		}
		if ( $order instanceof WC_Order && Paybridge_Orders::is_ours( $order ) ) {
			$actions['paybridge_ask'] = __( 'Paybridge: ask the gateway', 'paybridge-for-woocommerce' );
			if ( 'authorized' === $order->get_meta( '_paybridge_word' ) ) {
				$actions['paybridge_capture'] = __( 'Paybridge: take the held money', 'paybridge-for-woocommerce' );
				$actions['paybridge_void']    = __( 'Paybridge: give the held money back', 'paybridge-for-woocommerce' );
			}
		}
		return $actions;
	}

	/**
	 * Asks how the order stands.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function ask( $order ) {
		self::attempt(
			$order,
			static function ( $bridge, $id ) {
				$bridge->status( array( $id ) );
			}
		);
	}

	/**
	 * Takes held money.
	 *
	 * @param WC_Order|int $order The order or its id.
	 */
	public static function capture( $order ) {
		self::attempt(
			$order,
			static function ( $bridge, $id ) {
				return $bridge->capture( $id );
			}
		);
	}

	/**
	 * Gives held money back.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function void( $order ) {
		self::attempt(
			$order,
			static function ( $bridge, $id ) {
				return $bridge->void( $id, 'by ' . wp_get_current_user()->user_login );
			}
		);
	}

	/**
	 * Does it, and writes on the order what did not work.
	 *
	 * @param WC_Order|int $order The order or its id.
	 * @param callable     $call  The call.
	 */
	private static function attempt( $order, callable $call ) {
		$order = $order instanceof WC_Order ? $order : wc_get_order( $order );
		if ( ! $order instanceof WC_Order ) {
			return;
		}
		try {
			$answer = $call( Paybridge_Connection::bridge(), (string) $order->get_id() );
			$outcome = $answer['outcome'] ?? 'done';
			if ( 'refused' === $outcome ) {
				/* translators: %s: what the gateway said */
				$order->add_order_note( 'Paybridge: ' . esc_html( sprintf( __( 'The gateway refused: %s', 'paybridge-for-woocommerce' ), $answer['said'] ) ) );
			} elseif ( 'unknown' === $outcome ) {
				/* translators: %s: what is known */
				$order->add_order_note( 'Paybridge: ' . esc_html( sprintf( __( 'The gateway has not said yet whether it did it; it is being asked. %s', 'paybridge-for-woocommerce' ), $answer['said'] ) ) );
			}
		} catch ( Exception $no ) {
			$order->add_order_note( 'Paybridge: ' . esc_html( $no->getMessage() ) );
		}
	}
}
