<?php
/**
 * All gateways.
 */

defined( 'ABSPATH' ) || exit;

/** Made when somebody first asks for a gateway, not before. */
final class WC_Payment_Gateways {

	/** @var WC_Payment_Gateways|null */
	private static $instance = null;

	/** @var WC_Payment_Gateway[] By their ids. */
	private $gateways = array();

	/** The one. */
	public static function instance() {
		if ( null === self::$instance ) {
			self::$instance = new self();
			self::$instance->init();
		}
		return self::$instance;
	}

	/** Makes the gateways: names of classes, or objects, from the filter. Again after settings were saved. */
	public function init() {
		$this->gateways = array();
		foreach ( apply_filters( 'woocommerce_payment_gateways', array( 'WC_Gateway_BACS' ) ) as $gateway ) {
			if ( is_string( $gateway ) && class_exists( $gateway ) ) {
				$gateway = new $gateway();
			}
			if ( $gateway instanceof WC_Payment_Gateway ) {
				$this->gateways[ $gateway->id ] = $gateway;
			}
		}
	}

	/** All of them, by their ids. */
	public function payment_gateways() {
		return $this->gateways;
	}

	/** Those that can take what is about to be paid. */
	public function get_available_payment_gateways() {
		$available = array();
		foreach ( $this->gateways as $id => $gateway ) {
			if ( $gateway->is_available() ) {
				$available[ $id ] = $gateway;
			}
		}
		return array_filter( (array) apply_filters( 'woocommerce_available_payment_gateways', $available ) );
	}
}
