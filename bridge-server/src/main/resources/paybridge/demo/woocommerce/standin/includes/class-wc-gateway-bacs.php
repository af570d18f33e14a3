<?php
/**
 * A gateway beside the one that is tested.
 */

defined( 'ABSPATH' ) || exit;

/** Bank transfer: the order stands on hold until a person has seen the money. Off until a test switches it on. */
class WC_Gateway_BACS extends WC_Payment_Gateway {

	/** Reads its settings. */
	public function __construct() {
		$this->id           = 'bacs';
		$this->method_title = 'Direct bank transfer';
		$this->form_fields  = array(
			'enabled' => array( 'title' => 'Offer it', 'type' => 'checkbox', 'default' => 'no' ),
			'title'   => array( 'title' => 'Name', 'type' => 'text', 'default' => 'Direct bank transfer' ),
		);
		$this->init_settings();
		$this->title = $this->get_option( 'title' );
		add_action( 'woocommerce_update_options_payment_gateways_bacs', array( $this, 'process_admin_options' ) );
	}

	/** Promised money.
	 *
	 * @param int $order_id The order.
	 */
	public function process_payment( $order_id ) {
		$order = wc_get_order( $order_id );
		$order->update_status( 'on-hold', 'Awaiting BACS payment' );
		WC()->cart->empty_cart();
		return array( 'result' => 'success', 'redirect' => $this->get_return_url( $order ) );
	}
}
