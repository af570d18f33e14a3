<?php
/**
 * Money, as WooCommerce and as the bridge write it.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Amounts travel as text and become minor units without floating point. What has more decimals than
 * its currency is refused, not rounded: a shop that shows no decimals for euros is set up wrongly.
 */
final class Paybridge_Money {

	/**
	 * An order's total, in its own currency.
	 *
	 * @param WC_Order $order The order.
	 * @throws InvalidArgumentException When it does not fit its currency.
	 */
	public static function total( WC_Order $order ): array {
		return self::of( $order->get_total( 'edit' ), $order->get_currency() );
	}

	/**
	 * An amount that WooCommerce holds as text or number.
	 *
	 * @param string|float $amount   The amount.
	 * @param string       $currency Its currency.
	 * @throws InvalidArgumentException When it does not fit.
	 */
	public static function of( $amount, $currency ): array {
		$exponent = Paybridge\Money::exponent( $currency );
		$text     = wc_format_decimal( $amount );
		$cut      = strpos( $text, '.' );
		if ( false !== $cut && strlen( rtrim( $text, '0' ) ) - $cut - 1 > $exponent ) {
			// Taxes may be kept with more decimals than anybody can pay; what is shown is what is asked.
			$shown = wc_format_decimal( $amount, wc_get_price_decimals() );
			$text  = strlen( rtrim( $shown, '0' ) ) - strpos( $shown . '.', '.' ) - 1 > $exponent ? $text : $shown;
		}
		return Paybridge\Money::fromDecimal( $text, $currency );
	}

	/**
	 * Minor units of a picture's currency as the decimal text that WooCommerce takes.
	 *
	 * @param int    $minor    Minor units.
	 * @param string $currency The currency.
	 */
	public static function decimal( $minor, $currency ): string {
		return Paybridge\Money::toDecimal(
			array(
				'minor'    => $minor,
				'currency' => $currency,
			)
		);
	}

	/**
	 * For people.
	 *
	 * @param int    $minor    Minor units.
	 * @param string $currency The currency.
	 */
	public static function shown( $minor, $currency ): string {
		return self::decimal( $minor, $currency ) . ' ' . $currency;
	}
}
