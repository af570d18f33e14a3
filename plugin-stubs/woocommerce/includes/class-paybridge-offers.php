<?php
/**
 * The ways to pay that the bridge offers.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Offers are fetched by the scheduler and kept: no page of the shop waits for the bridge to know them.
 */
final class Paybridge_Offers {

	const OPTION = 'paybridge_offers';

	/** The pictures that lie in assets/logos. */
	const LOGOS = array( 'bank', 'card', 'pay-later', 'qr', 'voucher', 'wallet' );

	/** Registers the hooks, and for each method the one that saves its settings. */
	public static function hooks() {
		add_filter( 'woocommerce_payment_gateways', array( __CLASS__, 'gateways' ) );
		add_action( 'woocommerce_blocks_payment_method_type_registration', array( __CLASS__, 'blocks' ) );
		foreach ( self::all() as $offer ) {
			add_action( 'woocommerce_update_options_payment_gateways_' . Paybridge_Orders::PREFIX . $offer['method'], array( __CLASS__, 'save' ) );
		}
	}

	/** Saves the settings of the method whose page was sent; WooCommerce has proved who sent it. */
	public static function save() {
		$id = str_replace( 'woocommerce_update_options_payment_gateways_', '', (string) current_action() );
		foreach ( WC()->payment_gateways()->payment_gateways() as $gateway ) {
			if ( $gateway->id === $id ) {
				$gateway->process_admin_options();
			}
		}
	}

	/** Fetches what the bridge offers. Leaves what is kept when it does not answer. */
	public static function fetch() {
		if ( ! Paybridge_Connection::is_confirmed() ) {
			return;
		}
		try {
			$answer = Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->offers();
			$kept   = array(
				'at'     => time(),
				'offers' => $answer['offers'],
			);
			update_option( self::OPTION, $kept, true );
			delete_option( 'paybridge_trouble' );
		} catch ( Exception $no ) {
			update_option( 'paybridge_trouble', $no->getMessage(), false );
		}
	}

	/** Fetches them for somebody at the desk when nobody has yet, so that a new shop need not wait for its scheduler. */
	public static function fetch_first() {
		if ( 0 === self::asked_at() && Paybridge_Connection::is_confirmed() && ! get_transient( 'paybridge_first' ) ) {
			set_transient( 'paybridge_first', 1, MINUTE_IN_SECONDS );
			self::fetch();
		}
	}

	/** What the bridge offered when it was last asked. */
	public static function all(): array {
		$kept = get_option( self::OPTION, array() );
		return is_array( $kept['offers'] ?? null ) ? $kept['offers'] : array();
	}

	/** When that was, in seconds; 0 for never. */
	public static function asked_at(): int {
		return (int) ( get_option( self::OPTION, array() )['at'] ?? 0 );
	}

	/**
	 * A gateway for each offer.
	 *
	 * @param array $gateways What the shop has.
	 */
	public static function gateways( $gateways ) {
		require_once __DIR__ . '/class-paybridge-gateway.php';
		foreach ( self::all() as $offer ) {
			$gateways[] = new Paybridge_Gateway( $offer );
		}
		return $gateways;
	}

	/**
	 * The same for the block checkout.
	 *
	 * @param Automattic\WooCommerce\Blocks\Payments\PaymentMethodRegistry $registry Where they are registered.
	 */
	public static function blocks( $registry ) {
		require_once __DIR__ . '/class-paybridge-block-method.php';
		foreach ( self::all() as $offer ) {
			$registry->register( new Paybridge_Block_Method( $offer ) );
		}
	}

	/**
	 * The address of the neutral picture beside an offer; empty when there is none.
	 *
	 * @param array $offer The offer.
	 */
	public static function icon( array $offer ): string {
		$logo = (string) ( $offer['logo'] ?? '' );
		$icon = in_array( $logo, self::LOGOS, true ) ? plugins_url( 'assets/logos/' . $logo . '.svg', PAYBRIDGE_FILE ) : '';
		/**
		 * Filters the address of the picture beside a way to pay; '' shows none.
		 *
		 * @param string $icon  The address.
		 * @param array  $offer What the bridge offered: method, title and more.
		 */
		return (string) apply_filters( 'paybridge_icon', $icon, $offer );
	}

	/**
	 * True when an offer takes an amount from a country.
	 *
	 * @param array  $offer    The offer.
	 * @param string $currency The currency.
	 * @param string $country  The country; empty when it is not known.
	 * @param float  $total    The amount, only compared with the offer's bounds; 0 when it is not known.
	 */
	public static function takes( array $offer, $currency, $country, $total ): bool {
		if ( array() !== $offer['currencies'] && ! in_array( $currency, $offer['currencies'], true ) ) {
			return false;
		}
		if ( '' !== $country && array() !== $offer['countries'] && ! in_array( $country, $offer['countries'], true ) ) {
			return false;
		}
		foreach ( array( 'least', 'most' ) as $bound ) {
			if ( isset( $offer[ $bound ] ) && $total > 0 && $offer[ $bound ]['currency'] === $currency ) {
				$amount = (float) Paybridge\Money::toDecimal( $offer[ $bound ] );
				if ( 'least' === $bound ? $total < $amount : $total > $amount ) {
					return false;
				}
			}
		}
		return true;
	}
}
