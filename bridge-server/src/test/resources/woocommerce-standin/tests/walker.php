<?php
/**
 * A must-use plugin that the tests of pages put into their shop: a gateway that sends the shopper
 * away, or fails, as an option says.
 */

add_action(
	'plugins_loaded',
	static function () {
		/** Goes where it is told to. */
		final class Walker_Gateway extends WC_Payment_Gateway {

			/** Says who it is. */
			public function __construct() {
				$this->id    = 'walker';
				$this->title = 'Walker';
			}

			/** Goes. */
			public function process_payment( $order_id ) {
				$answer = get_option( 'walker', array() );
				if ( isset( $answer['throw'] ) ) {
					throw new Exception( $answer['throw'] );
				}
				return $answer;
			}
		}
		add_filter(
			'woocommerce_payment_gateways',
			static function ( $gateways ) {
				return array_merge( $gateways, array( 'Walker_Gateway' ) );
			}
		);
		add_action(
			'woocommerce_api_walker_silent',
			static function () {
				echo 'printed';
			}
		);
	}
);
