<?php
/**
 * Numbers, texts and currencies.
 */

defined( 'ABSPATH' ) || exit;

/** The shop's currency; an order keeps the one it was made in (a4). */
function get_woocommerce_currency() {
	return apply_filters( 'woocommerce_currency', get_option( 'woocommerce_currency', 'EUR' ) );
}

/** How many decimals a price is shown and kept with, whatever the currency. */
function wc_get_price_decimals() {
	return absint( apply_filters( 'wc_get_price_decimals', get_option( 'woocommerce_price_num_decimals', 2 ) ) );
}

/** What stands between whole and part in the shop's texts. */
function wc_get_price_decimal_separator() {
	$separator = (string) get_option( 'woocommerce_price_decimal_sep', '.' );
	return '' === $separator ? '.' : $separator;
}

/**
 * A number as text with a dot: as it is, or rounded when a number of decimals is said. A float loses
 * what is behind its sixth decimal, and its zeros.
 *
 * @param string|float|int|null $number     The number.
 * @param int|string|false      $decimals   How many; '' for the shop's; false for as they are.
 * @param bool                  $trim_zeros Whether zeros at the end go.
 */
function wc_format_decimal( $number, $decimals = false, $trim_zeros = false ) {
	if ( null === $number || '' === $number ) {
		return '';
	}
	if ( is_float( $number ) ) {
		$text       = sprintf( '%.6F', $number );
		$trim_zeros = $trim_zeros || false === $decimals;
	} else {
		$text = str_replace( wc_get_price_decimal_separator(), '.', (string) $number );
		$text = preg_replace( '/[^0-9.\-]/', '', $text );
		$text = rtrim( $text, '.' );
		$last = strrpos( $text, '.' );
		if ( false !== $last ) {
			$text = str_replace( '.', '', substr( $text, 0, $last ) ) . substr( $text, $last );
		}
	}
	if ( false !== $decimals ) {
		$text = number_format( (float) $text, '' === $decimals ? wc_get_price_decimals() : (int) $decimals, '.', '' );
	}
	return $trim_zeros && false !== strpos( $text, '.' ) ? rtrim( rtrim( $text, '0' ), '.' ) : $text;
}

/**
 * A price for people.
 *
 * @param string|float $price The price.
 * @param array        $args  May hold `currency`.
 */
function wc_price( $price, $args = array() ) {
	$currency = $args['currency'] ?? get_woocommerce_currency();
	return '<span class="amount">' . esc_html( wc_format_decimal( $price, wc_get_price_decimals() ) . ' ' . $currency ) . '</span>';
}

/**
 * Text or a list of texts, cleaned as WordPress cleans a line of a form.
 *
 * @param mixed $value What came.
 */
function wc_clean( $value ) {
	if ( is_array( $value ) ) {
		return array_map( 'wc_clean', $value );
	}
	return is_scalar( $value ) ? sanitize_text_field( $value ) : $value;
}

/**
 * Whether a kept word means yes.
 *
 * @param mixed $word `yes`, `1`, `true` or a bool.
 */
function wc_string_to_bool( $word ) {
	return is_bool( $word ) ? $word : in_array( strtolower( (string) $word ), array( 'yes', '1', 'true' ), true );
}

/**
 * The other way round.
 *
 * @param mixed $value Anything true or false.
 */
function wc_bool_to_string( $value ) {
	return wc_string_to_bool( $value ) ? 'yes' : 'no';
}

/**
 * A moment.
 *
 * @param string|int $time Seconds, or a text in GMT.
 */
function wc_string_to_datetime( $time ) {
	return new WC_DateTime( is_numeric( $time ) ? '@' . (int) $time : (string) $time, new DateTimeZone( 'UTC' ) );
}
