<?php
/**
 * What the scenarios do with subscriptions and their renewals; a part of scenario.php.
 */

require_once __DIR__ . '/subscriptions.php';

return array(
	'subscribe' => static function ( $said ) {
		$subscription = wc_create_order( array( 'created_via' => 'subscription' ) );
		$subscription->add_product( wc_get_product( $said['product'] ), 1 );
		$subscription->set_customer_id( $said['customer'] );
		$subscription->set_billing_email( 'ada@example.org' );
		$subscription->set_billing_country( 'DE' );
		$subscription->set_payment_method( 'paybridge_card' );
		$subscription->calculate_totals();
		foreach ( array( '_paybridge_saved' => $said['saved'] ?? '', '_paybridge_attempt' => '7', '_paybridge_word' => 'paid', '_paybridge_reference' => 'sp_old' ) as $name => $value ) {
			$subscription->update_meta_data( $name, $value );
		}
		$subscription->save();
		if ( isset( $said['order'] ) ) {
			$order = wc_get_order( $said['order'] );
			$order->update_meta_data( '_standin_begins', (string) $subscription->get_id() );
			$order->save();
		}
		return array( 'id' => $subscription->get_id() );
	},
	'renewal'   => static function ( $said ) {
		$order = wcs_create_renewal_order( wc_get_order( $said['id'] ) );
		return array(
			'id'       => $order->get_id(),
			'attempt'  => (string) $order->get_meta( '_paybridge_attempt' ),
			'other'    => (string) $order->get_meta( '_other' ),
			'saved'    => (string) $order->get_meta( '_paybridge_saved' ),
		);
	},
	'renew'     => static function ( $said ) {
		// Gateways are made more than once in a request; a hook in one of them would charge as often.
		WC()->payment_gateways()->init();
		WC()->payment_gateways()->init();
		$order = wc_get_order( $said['id'] );
		if ( $order->has_status( 'failed' ) ) {
			$order->update_status( 'pending' ); // As the extension does before it tries again.
		}
		paybridge_wire( $said['wire'] ?? '' );
		wcs_standin_pay_renewal( $order );
		return array( 'status' => wc_get_order( $said['id'] )->get_status() );
	},
	'mended'    => static function ( $said ) {
		do_action( 'woocommerce_subscription_failing_payment_method_updated_paybridge_card', wc_get_order( $said['id'] ), wc_get_order( $said['order'] ) );
		return array( 'saved' => (string) wc_get_order( $said['id'] )->get_meta( '_paybridge_saved' ) );
	},
	'edited'    => static function ( $said ) {
		$subscription = wc_get_order( $said['id'] );
		$meta         = apply_filters( 'woocommerce_subscription_payment_meta', array(), $subscription );
		$meta['paybridge_card']['post_meta']['_paybridge_saved']['value'] = $said['saved'];
		try {
			do_action( 'woocommerce_subscription_validate_payment_meta_paybridge_card', $meta['paybridge_card'], $subscription );
			return array( 'error' => '' );
		} catch ( Exception $no ) {
			return array( 'error' => $no->getMessage() );
		}
	},
	'supports'  => static function ( $said ) {
		return array( 'all' => WC()->payment_gateways()->payment_gateways()[ $said['method'] ]->supports );
	},
	'unlock'    => static function ( $said ) {
		// As if two minutes had gone by since the process died: its lock counts as left behind.
		global $wpdb;
		$lock = 'lock ' . substr( hash( 'sha256', $said['name'] ), 0, 32 );
		return array( 'unlocked' => $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}paybridge_kept SET changed_at = 1 WHERE name = %s", $lock ) ) );
	},
	'meta'      => static function ( $said ) {
		return array( 'value' => (string) wc_get_order( $said['id'] )->get_meta( $said['name'] ) );
	},
);
