<?php
/**
 * When webhooks are called, and their REST API (row b6).
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

/** What the shop's own code finds webhooks by. */
final class WC_Data_Store {

	/**
	 * The store of webhooks.
	 *
	 * @param string $kind `webhook`.
	 */
	public static function load( $kind ) {
		return new self();
	}

	/**
	 * The ids of all webhooks, or of those in a status.
	 *
	 * @param array $query `status`.
	 */
	public function search_webhooks( $query ) {
		global $wpdb;
		$where = isset( $query['status'] ) ? $wpdb->prepare( ' WHERE status = %s', $query['status'] ) : '';
		return array_map( 'intval', $wpdb->get_col( "SELECT webhook_id FROM {$wpdb->prefix}wc_webhooks$where ORDER BY webhook_id" ) );
	}
}

/**
 * A webhook.
 *
 * @param int $id Its id.
 */
function wc_get_webhook( $id ) {
	$hook = new WC_Webhook( (int) $id );
	return 0 === $hook->get_id() ? null : $hook;
}

/** During a request changes are only collected; at its end one call per webhook and order is planned. */
add_action(
	'init',
	static function () {
		static $changed = array();
		foreach ( WC_Webhook::HOOKS as $topic => $hooks ) {
			foreach ( $hooks as $hook ) {
				add_action(
					$hook,
					static function ( $order_id ) use ( $topic, &$changed ) {
						$changed[ $topic . ' ' . $order_id ] = array( $topic, (int) $order_id );
					}
				);
			}
		}
		add_action(
			'shutdown',
			static function () use ( &$changed ) {
				foreach ( array() === $changed ? array() : WC_Data_Store::load( 'webhook' )->search_webhooks( array( 'status' => 'active' ) ) as $id ) {
					$hook = wc_get_webhook( $id );
					foreach ( $changed as list( $topic, $order_id ) ) {
						if ( $topic === $hook->get_topic() ) {
							as_enqueue_async_action( 'woocommerce_deliver_webhook_async', array( $id, $order_id ), 'woocommerce-webhooks', true );
						}
					}
				}
				$changed = array();
			}
		);
	}
);

add_action(
	'woocommerce_deliver_webhook_async',
	static function ( $id, $order_id ) {
		$hook = wc_get_webhook( $id );
		if ( null !== $hook && 'active' === $hook->get_status() ) {
			$hook->deliver( $order_id );
		}
	},
	10,
	2
);

/**
 * The representation of a webhook; its secret is never shown.
 *
 * @param WC_Webhook $hook The webhook.
 */
function wc_standin_rest_hook( $hook ) {
	return array( 'id' => $hook->get_id(), 'name' => $hook->get_name(), 'status' => $hook->get_status(), 'topic' => $hook->get_topic(), 'delivery_url' => $hook->get_delivery_url() );
}

/** All webhooks. */
function wc_standin_rest_hooks() {
	return array_map( 'wc_standin_rest_hook', array_map( 'wc_get_webhook', WC_Data_Store::load( 'webhook' )->search_webhooks( array() ) ) );
}

/**
 * Makes or changes one. A new one pings; what comes of that is not told.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_set_hook( $call ) {
	$hook = null === $call['id'] ? new WC_Webhook() : wc_get_webhook( $call['id'] );
	if ( null === $hook ) {
		return new WP_Error( 'woocommerce_rest_shop_webhook_invalid_id', 'ID is invalid.', array( 'status' => 400 ) );
	}
	if ( null === $call['id'] && ! isset( WC_Webhook::HOOKS[ $call['topic'] ] ) ) {
		return new WP_Error( 'woocommerce_rest_shop_webhook_invalid_topic', 'Webhook topic is required and must be valid.', array( 'status' => 400 ) );
	}
	foreach ( array( 'name', 'status', 'topic', 'delivery_url', 'secret' ) as $name ) {
		if ( null !== $call[ $name ] ) {
			$hook->{"set_$name"}( $call[ $name ] );
		}
	}
	$hook->save();
	if ( null === $call['id'] ) {
		$hook->deliver_ping();
	}
	return new WP_REST_Response( wc_standin_rest_hook( $hook ), null === $call['id'] ? 201 : 200 );
}

/**
 * Deletes one.
 *
 * @param WP_REST_Request $call The call.
 */
function wc_standin_rest_delete_hook( $call ) {
	$hook = wc_get_webhook( $call['id'] );
	if ( null === $hook ) {
		return new WP_Error( 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.', array( 'status' => 404 ) );
	}
	$hook->delete();
	return wc_standin_rest_hook( $hook );
}
