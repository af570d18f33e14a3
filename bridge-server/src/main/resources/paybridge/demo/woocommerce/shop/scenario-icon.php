<?php
/**
 * Scenarios of the pictures beside the ways to pay.
 */

return array(
	'icon' => static function ( $said ) {
		Paybridge_Offers::fetch(); // A shop that was paired before may keep older ones.
		WC()->payment_gateways()->payment_gateways(); // Loads the class.
		if ( isset( $said['own'] ) ) {
			add_filter(
				'paybridge_icon',
				static function ( $icon, $offer ) use ( $said ) {
					return 'card' === $offer['method'] ? $said['own'] : $icon;
				},
				10,
				2
			);
		}
		$icons = array();
		foreach ( Paybridge_Offers::all() as $offer ) {
			if ( isset( $said['logo'] ) ) {
				$offer['logo'] = $said['logo'];
			}
			$gateway                   = new Paybridge_Gateway( $offer );
			$icons[ $offer['method'] ] = $gateway->get_icon();
		}
		return $icons;
	},
);
