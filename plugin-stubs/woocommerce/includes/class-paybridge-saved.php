<?php
/**
 * The stored ways to pay of a customer.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * The bridge keeps stored methods; the shop's tokens are brought to what it says after an order that
 * stored one was paid, and when the customer looks at the account's page of them. A token that the
 * customer deletes is deleted here only: the protocol has no call for it, so its id is remembered and
 * does not come back.
 */
final class Paybridge_Saved {

	const FETCH     = 'paybridge_fetch_saved';
	const META      = '_paybridge_saved';
	const STORING   = '_paybridge_storing';
	const FORGOTTEN = '_paybridge_forgotten';

	/**
	 * True while tokens are brought to what the bridge says.
	 *
	 * @var bool
	 */
	private static $fetching = false;

	/** Registers the hooks. */
	public static function hooks() {
		add_filter( 'woocommerce_payment_token_class', array( 'Paybridge_Token', 'name' ), 10, 2 );
		add_filter( 'woocommerce_payment_methods_list_item', array( 'Paybridge_Token', 'shown' ), 20, 2 );
		add_action( 'woocommerce_payment_token_deleted', array( __CLASS__, 'deleted' ), 10, 2 );
		add_action( 'woocommerce_account_payment-methods_endpoint', array( __CLASS__, 'looked_at' ), 1 );
		add_action( self::FETCH, array( __CLASS__, 'stored' ) );
	}

	/**
	 * True when a method can be stored and charged later.
	 *
	 * @param array $offer The offer.
	 */
	public static function can( array $offer ): bool {
		return in_array( 'recurring', $offer['can'], true );
	}

	/**
	 * Whether the shopper, who is signed in, wants to store the method.
	 *
	 * @param WC_Order $order The order.
	 * @param array    $offer The offer.
	 */
	public static function wanted( WC_Order $order, array $offer ): bool {
		if ( ! self::can( $offer ) || $order->get_customer_id() < 1 ) {
			return false;
		}
		// phpcs:ignore WordPress.Security.NonceVerification -- WooCommerce has proved the checkout's form.
		$box = sanitize_text_field( wp_unslash( $_POST[ 'wc-' . Paybridge_Orders::PREFIX . $offer['method'] . '-new-payment-method' ] ?? '' ) );
		return ! in_array( $box, array( '', '0', 'false' ), true ) || Paybridge_Renewals::needs_saved( $order );
	}

	/**
	 * The token that the shopper chose; null for a new method.
	 *
	 * @param array $offer The offer.
	 * @throws InvalidArgumentException When it is none of this shopper's.
	 */
	public static function chosen( array $offer ): ?WC_Payment_Token {
		$gateway = Paybridge_Orders::PREFIX . $offer['method'];
		// phpcs:ignore WordPress.Security.NonceVerification -- as above.
		$id = sanitize_text_field( wp_unslash( $_POST[ 'wc-' . $gateway . '-payment-token' ] ?? '' ) );
		if ( '' === $id || 'new' === $id ) {
			return null;
		}
		$token = WC_Payment_Tokens::get( absint( $id ) );
		if ( ! $token || $token->get_user_id() < 1 || get_current_user_id() !== $token->get_user_id() || $token->get_gateway_id() !== $gateway ) {
			throw new InvalidArgumentException( __( 'This stored way to pay is not yours. Please choose another one.', 'paybridge-for-woocommerce' ) ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
		return $token;
	}

	/** The customer opens the account's page: asked once a minute at most. */
	public static function looked_at() {
		$customer = get_current_user_id();
		if ( $customer < 1 || get_transient( 'paybridge_saved_' . $customer ) ) {
			return;
		}
		set_transient( 'paybridge_saved_' . $customer, 1, MINUTE_IN_SECONDS );
		self::fetch( $customer );
	}

	/**
	 * An order that stores a method has its money: the tokens are fetched by the scheduler.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	public static function paid( WC_Order $order, array $picture ) {
		if ( in_array( $picture['word'], array( 'paid', 'authorized' ), true ) && 'yes' === $order->get_meta( self::STORING ) ) {
			as_enqueue_async_action( self::FETCH, array( $order->get_id() ), 'paybridge' );
		}
	}

	/**
	 * Fetches what an order stored, and gives it to the order's subscriptions.
	 *
	 * @param int $order_id The order's id.
	 */
	public static function stored( $order_id ) {
		$order = Paybridge_Orders::fresh( $order_id );
		if ( null === $order || 'yes' !== $order->get_meta( self::STORING ) || ! self::fetch( $order->get_customer_id() ) ) {
			return;
		}
		$newest = '';
		foreach ( WC_Payment_Tokens::get_customer_tokens( $order->get_customer_id(), $order->get_payment_method() ) as $token ) {
			$newest = max( $newest, $token->get_token() ); // The bridge's ids grow with time.
		}
		if ( '' !== $newest ) {
			$order->update_meta_data( self::META, $newest );
			$order->delete_meta_data( self::STORING );
			$order->save_meta_data();
			Paybridge_Renewals::remember( $order, $newest );
		}
	}

	/**
	 * Brings a customer's tokens to what the bridge says. False when it was not heard.
	 *
	 * @param int $customer The customer's id.
	 */
	public static function fetch( $customer ): bool {
		try {
			$methods = Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->call( 'saved-methods', array( 'customer' => (string) $customer ) )['methods'];
		} catch ( Exception $later ) {
			Paybridge_Connection::log( 'The stored methods of customer ' . $customer . ' were not heard: ' . $later->getMessage() );
			return false;
		}
		( new Paybridge_Store() )->change(
			'saved ' . $customer,
			static function ( $kept ) use ( $customer, $methods ) {
				self::$fetching = true;
				self::bring( $customer, $methods );
				self::$fetching = false;
				return $kept;
			}
		);
		return true;
	}

	/**
	 * Makes tokens that are missing, and deletes those that the bridge has no more.
	 *
	 * @param int   $customer The customer's id.
	 * @param array $methods  What the bridge keeps.
	 */
	private static function bring( $customer, array $methods ) {
		$here = array();
		foreach ( WC_Payment_Tokens::get_tokens( array( 'user_id' => $customer ) ) as $token ) {
			if ( $token instanceof Paybridge_Token ) {
				$here[ $token->get_token() ] = $token;
			}
		}
		wp_cache_delete( $customer, 'user_meta' ); // Another process may have deleted one since this one began.
		$forgotten = (array) get_user_meta( $customer, self::FORGOTTEN );
		foreach ( $methods as $method ) {
			if ( ! isset( $here[ $method['id'] ] ) && ! in_array( $method['id'], $forgotten, true ) ) {
				$token = new Paybridge_Token();
				$token->set_token( $method['id'] );
				$token->set_gateway_id( Paybridge_Orders::PREFIX . $method['method'] );
				$token->set_user_id( $customer );
				$token->set_label( $method['label'] );
				$token->save();
			}
			unset( $here[ $method['id'] ] );
		}
		foreach ( $here as $gone ) {
			$gone->delete();
		}
	}

	/**
	 * The customer deleted a token. Another process may just be fetching and make it again: it is
	 * deleted there, too, once that one is done.
	 *
	 * @param int              $id    The token's id in the shop.
	 * @param WC_Payment_Token $token The token.
	 */
	public static function deleted( $id, $token ) {
		if ( ! self::$fetching && $token instanceof Paybridge_Token && $token->get_user_id() > 0 ) {
			add_user_meta( $token->get_user_id(), self::FORGOTTEN, $token->get_token() );
			try {
				( new Paybridge_Store() )->change(
					'saved ' . $token->get_user_id(),
					static function ( $kept ) use ( $token ) {
						self::drop( $token );
						return $kept;
					}
				);
			} catch ( RuntimeException $busy ) {
				Paybridge_Connection::log( 'A deleted token may come back until it is deleted again: ' . $busy->getMessage() );
			}
		}
	}

	/**
	 * Deletes every token of the bridge's id that this one has.
	 *
	 * @param WC_Payment_Token $deleted The token that its customer deleted.
	 */
	private static function drop( WC_Payment_Token $deleted ) {
		self::$fetching = true;
		foreach ( WC_Payment_Tokens::get_tokens( array( 'user_id' => $deleted->get_user_id() ) ) as $token ) {
			if ( $token instanceof Paybridge_Token && $token->get_token() === $deleted->get_token() ) {
				$token->delete();
			}
		}
		self::$fetching = false;
	}
}
