<?php
/**
 * Webhooks (row b6).
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

/** Calls an address when an order was made or changed; one of many failures in a row is disabled. */
class WC_Webhook extends WC_Data {

	const HOOKS = array(
		'order.created' => array( 'woocommerce_new_order' ),
		'order.updated' => array( 'woocommerce_update_order', 'woocommerce_order_refunded' ),
	);

	/** @var array */
	protected $data = array( 'status' => 'active', 'name' => '', 'user_id' => 0, 'delivery_url' => '', 'secret' => '', 'topic' => '', 'failure_count' => 0 );

	/**
	 * One by id, or a new one.
	 *
	 * @param int $id Its id.
	 */
	public function __construct( $id = 0 ) {
		global $wpdb;
		$row = $id ? $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}wc_webhooks WHERE webhook_id = %d", $id ), ARRAY_A ) : null;
		if ( null !== $row ) {
			$this->id   = (int) $row['webhook_id'];
			$this->data = array_merge( $this->data, array_intersect_key( $row, $this->data ) );
		}
	}

	/** Kept in a table of its own. */
	protected function read_meta() {
		return array();
	}

	/**
	 * It has none.
	 *
	 * @param array $row A row.
	 */
	protected function write_meta( array $row ) {
		return 0;
	}

	/** Writes it. */
	public function save() {
		global $wpdb;
		if ( 0 === $this->id ) {
			$wpdb->insert( $wpdb->prefix . 'wc_webhooks', $this->data );
			$this->id = (int) $wpdb->insert_id;
		} else {
			$wpdb->update( $wpdb->prefix . 'wc_webhooks', $this->data, array( 'webhook_id' => $this->id ) );
		}
		return $this->id;
	}

	/** Deletes it. */
	public function delete() {
		global $wpdb;
		$wpdb->delete( $wpdb->prefix . 'wc_webhooks', array( 'webhook_id' => $this->id ) );
		return true;
	}

	/** Whether somebody lives there: a form body, no headers of ours, no signature. */
	public function deliver_ping() {
		$answer = wp_safe_remote_post( $this->get_delivery_url(), array( 'body' => 'webhook_id=' . $this->id ) );
		return ! is_wp_error( $answer ) && 200 === $answer['response']['code'] ? true : new WP_Error( 'error', 'Error: Delivery URL returned another code.' );
	}

	/**
	 * Calls with the order as it is now. A failed call is counted and not repeated.
	 *
	 * @param int $order_id The order.
	 */
	public function deliver( $order_id ) {
		$order = wc_get_order( $order_id );
		$body  = wp_json_encode( $order instanceof WC_Order ? wc_standin_rest_order( $order, wc_get_price_decimals() ) : array( 'id' => $order_id ) );
		list( $resource, $event ) = explode( '.', $this->get_topic() );

		$answer = wp_safe_remote_request(
			$this->get_delivery_url(),
			array(
				'method'      => 'POST',
				'timeout'     => 60,
				'redirection' => 0,
				'user-agent'  => 'WooCommerce/' . WC_VERSION . ' Hookshot (WordPress/' . $GLOBALS['wp_version'] . ')',
				'body'        => $body,
				'headers'     => array(
					'Content-Type'             => 'application/json',
					'X-WC-Webhook-Source'      => home_url( '/' ),
					'X-WC-Webhook-Topic'       => $this->get_topic(),
					'X-WC-Webhook-Resource'    => $resource,
					'X-WC-Webhook-Event'       => $event,
					'X-WC-Webhook-Signature'   => base64_encode( hash_hmac( 'sha256', $body, wp_specialchars_decode( $this->get_secret(), ENT_QUOTES ), true ) ),
					'X-WC-Webhook-ID'          => $this->id,
					'X-WC-Webhook-Delivery-ID' => wp_hash( $this->id . time() ),
				),
			)
		);
		$code = is_wp_error( $answer ) ? 0 : (int) $answer['response']['code'];
		$this->count( $code >= 200 && $code < 303 );
	}

	/**
	 * The counter begins anew with every success; past 5 the next failure disables.
	 *
	 * @param bool $well Whether the call succeeded.
	 */
	private function count( $well ) {
		$failures = (int) $this->get_failure_count();
		if ( ! $well && $failures > apply_filters( 'woocommerce_max_webhook_delivery_failures', 5 ) ) {
			$this->set_status( 'disabled' );
			do_action( 'woocommerce_webhook_disabled_due_delivery_failures', $this->id );
		} else {
			$this->set_failure_count( $well ? 0 : $failures + 1 );
		}
		$this->save();
	}
}
