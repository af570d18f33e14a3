<?php
/**
 * A stored way to pay.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * What the bridge says of a stored method: its id there, and how a person knows it. Not WooCommerce's
 * token of a card: that one wants a date of expiry, which is not ours to know.
 */
final class Paybridge_Token extends WC_Payment_Token {

	const TYPE = 'Paybridge';

	/**
	 * The token's type, as WooCommerce keeps it.
	 *
	 * @var string
	 */
	protected $type = self::TYPE;

	/**
	 * What is kept besides.
	 *
	 * @var array
	 */
	protected $extra_data = array( 'label' => '' );

	/**
	 * How a person knows it.
	 *
	 * @param string $context For display or for storing.
	 */
	public function get_label( $context = 'view' ) {
		return $this->get_prop( 'label', $context );
	}

	/**
	 * How a person knows it.
	 *
	 * @param string $label Such as "Visa …4242".
	 */
	public function set_label( $label ) {
		$this->set_prop( 'label', $label );
	}

	/**
	 * How a person knows it.
	 *
	 * @param string $deprecated Not used any more.
	 */
	public function get_display_name( $deprecated = '' ) {
		return $this->get_label();
	}

	/**
	 * The class of our tokens.
	 *
	 * @param string $name The class that WooCommerce would take.
	 * @param string $type The token's type.
	 */
	public static function name( $name, $type ) {
		return self::TYPE === $type ? __CLASS__ : $name;
	}

	/**
	 * What the account's page and the block checkout show of it. The block checkout, which has added
	 * its `tokenId` by then, knows no other words than "… ending in …"; without both it would show the
	 * gateway's id.
	 *
	 * @param array            $item  What there is.
	 * @param WC_Payment_Token $token The token.
	 */
	public static function shown( $item, $token ) {
		if ( $token instanceof self ) {
			$digits                   = preg_match( '/^(.*?)\W*(\d{4})$/u', $token->get_label(), $part ) ? $part : array( '', $token->get_label(), '' );
			$item['method']['brand'] = '' === trim( $digits[1] ) ? $token->get_label() : trim( $digits[1] );
			$item['method']['last4'] = '' === $digits[2] && isset( $item['tokenId'] ) ? substr( $token->get_token(), -4 ) : $digits[2];
		}
		return $item;
	}
}
