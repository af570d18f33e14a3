<?php
/**
 * Personal data.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * What WordPress' tools for personal data need to know: the policy's text, and what is kept with
 * orders. The bridge keeps its own books; what it holds of a person is named there.
 */
final class Paybridge_Privacy {

	/** Registers the hooks. */
	public static function hooks() {
		add_action( 'admin_init', array( __CLASS__, 'policy' ) );
		add_filter( 'woocommerce_privacy_export_order_personal_data_props', array( __CLASS__, 'names' ) );
		add_filter( 'woocommerce_privacy_export_order_personal_data_prop', array( __CLASS__, 'value' ), 10, 3 );
	}

	/** Suggests a text for the shop's policy. */
	public static function policy() {
		if ( function_exists( 'wp_add_privacy_policy_content' ) ) {
			wp_add_privacy_policy_content(
				'Paybridge',
				wp_kses_post( '<p>' . __( 'When you pay, your name, billing address, e-mail address, phone number and IP address, as far as you gave them, go through our own payment server to the payment provider that you choose. Card numbers are typed at the provider only and never reach us.', 'paybridge-for-woocommerce' ) . '</p>' )
			);
		}
	}

	/**
	 * What an export says of an order besides.
	 *
	 * @param array $names What there is.
	 */
	public static function names( $names ) {
		$names['paybridge_reference'] = __( 'Payment number at the provider', 'paybridge-for-woocommerce' );
		return $names;
	}

	/**
	 * The value of it.
	 *
	 * @param mixed    $value What there is.
	 * @param string   $name  Of what.
	 * @param WC_Order $order The order.
	 */
	public static function value( $value, $name, $order ) {
		return 'paybridge_reference' === $name ? (string) $order->get_meta( '_paybridge_reference' ) : $value;
	}
}
