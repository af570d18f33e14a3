<?php
/**
 * The visitor as a buyer.
 */

defined( 'ABSPATH' ) || exit;

/** Name, e-mail and country as they were last typed, remembered with the visitor. */
final class WC_Customer {

	/** Names that are remembered. */
	const NAMES = array( 'billing_first_name', 'billing_last_name', 'billing_email', 'billing_country' );

	/**
	 * Getters and setters of those names.
	 *
	 * @param string $method    get_… or set_….
	 * @param array  $arguments What was passed.
	 */
	public function __call( $method, $arguments ) {
		$name  = substr( $method, 4 );
		$known = (array) WC()->session->get( 'customer', array() );
		if ( 0 === strpos( $method, 'set_' ) ) {
			$known[ $name ] = (string) $arguments[0];
			WC()->session->set( 'customer', $known );
			return null;
		}
		if ( 'billing_country' === $name && empty( $known[ $name ] ) ) {
			return WC()->countries->get_base_country();
		}
		return $known[ $name ] ?? '';
	}

	/**
	 * Several at once; nothing is no change.
	 *
	 * @param array $values By their names.
	 */
	public function set_props( array $values ) {
		foreach ( array_filter( $values ) as $name => $value ) {
			$this->{"set_$name"}( $value );
		}
	}

	/** The session writes it. */
	public function save() {
		WC()->session->save_data();
	}
}
