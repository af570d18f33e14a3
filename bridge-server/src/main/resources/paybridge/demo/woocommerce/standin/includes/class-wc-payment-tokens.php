<?php
/**
 * All tokens (a7).
 */

defined( 'ABSPATH' ) || exit;

/** Finds them. get() asks nobody whose a token is. */
final class WC_Payment_Tokens {

	/** The table's name. */
	public static function table() {
		global $wpdb;
		return $wpdb->prefix . 'woocommerce_payment_tokens';
	}

	/** @param int $id A token's id. */
	public static function row( $id ) {
		global $wpdb;
		return $id > 0 ? $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . self::table() . ' WHERE token_id = %d', $id ), ARRAY_A ) : null;
	}

	/**
	 * A token; null when there is none.
	 *
	 * @param int $id Its id.
	 */
	public static function get( $id ) {
		$row = self::row( absint( $id ) );
		return $row ? self::made( $row ) : null;
	}

	/**
	 * The tokens of a user, maybe of one gateway, by their ids.
	 *
	 * @param array $args user_id, gateway_id.
	 */
	public static function get_tokens( $args ) {
		global $wpdb;
		$found = array();
		foreach ( $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . self::table() . ' WHERE user_id = %d ORDER BY token_id', $args['user_id'] ), ARRAY_A ) as $row ) {
			if ( in_array( $args['gateway_id'] ?? '', array( '', $row['gateway_id'] ), true ) ) {
				$found[ (int) $row['token_id'] ] = self::made( $row );
			}
		}
		return $found;
	}

	/**
	 * The tokens of a customer; none of nobody.
	 *
	 * @param int    $customer_id The customer.
	 * @param string $gateway_id  A gateway; '' for all.
	 */
	public static function get_customer_tokens( $customer_id, $gateway_id = '' ) {
		$tokens = $customer_id < 1 ? array() : self::get_tokens( array( 'user_id' => $customer_id, 'gateway_id' => $gateway_id ) );
		return apply_filters( 'woocommerce_get_customer_payment_tokens', $tokens, $customer_id, $gateway_id );
	}

	/**
	 * Deletes a token.
	 *
	 * @param int $id Its id.
	 */
	public static function delete( $id ) {
		$token = self::get( $id );
		if ( $token ) {
			$token->delete();
		}
	}

	/** @param array $row A row. */
	private static function made( array $row ) {
		$class = apply_filters( 'woocommerce_payment_token_class', 'WC_Payment_Token_' . $row['type'], $row['type'] );
		return new $class( $row );
	}
}
