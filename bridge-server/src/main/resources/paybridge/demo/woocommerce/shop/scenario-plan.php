<?php
/**
 * What the scenarios do with plans; a part of scenario.php.
 */

return array(
	'can-plan' => static function ( $said ) {
		// As if the bridge had said that cards can be paid in parts and again and again.
		$kept = get_option( 'paybridge_offers' );
		foreach ( $kept['offers'] as $number => $offer ) {
			if ( 'card' === $offer['method'] ) {
				$kept['offers'][ $number ]['can'] = array_merge( array_diff( $offer['can'], array( 'instalments', 'subscription' ) ), $said['can'] );
			}
		}
		update_option( 'paybridge_offers', $kept, true );
		$settings = array(
			'instalments' => '2, 3,40,x,0',
			'every_month' => 'yes',
		);
		update_option( 'woocommerce_paybridge_card_settings', $settings + (array) get_option( 'woocommerce_paybridge_card_settings', array() ) + array( 'enabled' => 'yes' ) );
		return array( 'can' => $said['can'] );
	},
	'plan'     => static function ( $said ) {
		// What leaves for the bridge when a plan was chosen; nothing leaves in truth.
		$body = null;
		add_filter(
			'pre_http_request',
			static function ( $answer, $call ) use ( &$body ) {
				$body = $body ?? json_decode( $call['body'], true )['body'];
				return new WP_Error( 'http_request_failed', 'cURL error 7: Failed to connect' );
			},
			10,
			2
		);
		$_POST['wc-paybridge_card-plan'] = $said['plan'];
		$order    = wc_get_order( $said['id'] );
		$gateways = WC()->payment_gateways()->payment_gateways();
		$answer   = $gateways['paybridge_card']->process_payment( $order->get_id() );
		return array(
			'sent'    => null !== $body,
			'plan'    => $body['plan'] ?? null,
			'message' => $answer['message'] ?? '',
		);
	},
);
