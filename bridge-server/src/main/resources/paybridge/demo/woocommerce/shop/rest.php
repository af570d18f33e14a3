<?php
/**
 * What the scenarios without plugin do inside a shop, real or not; called like scenario.php.
 */

/**
 * The webhooks that call an address.
 */
function paybridge_hooks( $address ) {
	$all = array();
	foreach ( WC_Data_Store::load( 'webhook' )->search_webhooks( array( 'limit' => -1 ) ) as $id ) {
		$hook = wc_get_webhook( $id );
		if ( 0 === strpos( $hook->get_delivery_url(), $address ) ) {
			$all[] = $hook;
		}
	}
	return $all;
}

$paybridge_do = array(
	'keys'   => static function () {
		global $wpdb;
		$key    = 'ck_' . bin2hex( random_bytes( 20 ) );
		$secret = 'cs_' . bin2hex( random_bytes( 20 ) );
		$wpdb->insert(
			$wpdb->prefix . 'woocommerce_api_keys',
			array(
				'user_id'         => 1,
				'description'     => 'by hand',
				'permissions'     => 'read_write',
				'consumer_key'    => wc_api_hash( $key ),
				'consumer_secret' => $secret,
				'truncated_key'   => substr( $key, -7 ),
			)
		);
		return array( 'key' => $key, 'secret' => $secret );
	},
	'see'    => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		$notes = array();
		foreach ( wc_get_order_notes( array( 'order_id' => $order->get_id(), 'type' => 'customer' ) ) as $note ) {
			$notes[] = $note->content;
		}
		return array(
			'customerNotes' => $notes,
			'page'          => (string) $order->get_meta( '_paybridge_page' ),
			'sequence'      => (int) $order->get_meta( '_paybridge_sequence' ),
			'because'       => (string) $order->get_meta( '_paybridge_because' ),
			'meta'          => count( $order->get_meta_data() ),
		);
	},
	'forget' => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		$order->delete_meta_data( $said['meta'] );
		$order->save();
		return array( 'done' => true );
	},
	'loose'  => static function () {
		// Lets this shop call a bridge on this machine, and plays faults that a test asks for.
		wp_mkdir_p( WPMU_PLUGIN_DIR );
		copy( __DIR__ . '/loose.php', WPMU_PLUGIN_DIR . '/paybridge-loose.php' );
		return array( 'done' => true );
	},
	'tight'  => static function () {
		unlink( WPMU_PLUGIN_DIR . '/paybridge-loose.php' );
		return array( 'done' => true );
	},
	'fault'  => static function ( $said ) {
		update_option( 'paybridge_fault', $said['fault'] );
		return array( 'done' => true );
	},
	'login'  => static function ( $said ) {
		update_option( 'paybridge_login', $said['word'] );
		return array( 'done' => true );
	},
	'count'  => static function () {
		global $wpdb;
		return array( 'keys' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}woocommerce_api_keys" ) );
	},
	'hooks'  => static function ( $said ) {
		$all = array();
		foreach ( paybridge_hooks( $said['address'] ) as $hook ) {
			$all[] = $hook->get_topic() . ' ' . $hook->get_status();
		}
		sort( $all );
		return array( 'hooks' => $all );
	},
	'hook'   => static function ( $said ) {
		foreach ( paybridge_hooks( $said['address'] ) as $hook ) {
			if ( isset( $said['status'] ) ) {
				$hook->set_status( $said['status'] );
				$hook->save();
			} else {
				$hook->delete( true );
			}
		}
		return array( 'done' => true );
	},
	'run'    => static function () {
		if ( function_exists( 'wc_standin_run_due' ) ) {
			return array( 'ran' => count( wc_standin_run_due() ) );
		}
		$ran = 0;
		foreach ( as_get_scheduled_actions( array( 'hook' => 'woocommerce_deliver_webhook_async', 'status' => 'pending', 'per_page' => 100 ) ) as $id => $action ) {
			ActionScheduler::runner()->process_action( $id );
			++$ran;
		}
		return array( 'ran' => $ran );
	},
	'update' => static function ( $said ) {
		// The shop's webhooks are planned at the end of the process.
		$order = wc_get_order( $said['id'] );
		$order->update_status( $said['status'], 'by hand', true );
		return array( 'status' => $order->get_status() );
	},
);

$paybridge_answer = wp_json_encode( $paybridge_do[ $args[0] ]( json_decode( $args[1] ?? '{}', true ) ) );

echo "\nPAYBRIDGE:", $paybridge_answer, "\n"; // phpcs:ignore WordPress.Security.EscapeOutput
