<?php
/**
 * What every gateway is (a1, a5).
 */

defined( 'ABSPATH' ) || exit;

/** A way to pay. A gateway extends it; objects of it are made when they are needed, and more than once. */
abstract class WC_Payment_Gateway extends WC_Settings_API {

	use WC_Gateway_Texts;
	use WC_Gateway_Tokens;

	/** @var string */
	public $enabled = 'yes';

	/** @var string */
	public $title = '';

	/** @var string */
	public $description = '';

	/** @var string */
	public $method_title = '';

	/** @var string */
	public $method_description = '';

	/** @var string */
	public $icon = '';

	/** @var bool */
	public $has_fields = false;

	/** @var array */
	public $supports = array( 'products' );

	/** @var int|float 0 for no limit. */
	public $max_amount = 0;

	/** @var string With %s for the transaction id. */
	public $view_transaction_url = '';

	/** @var string|null */
	public $order_button_text;

	/** @var bool */
	public $chosen = false;

	/** Loads the settings; `enabled` follows them. */
	public function init_settings() {
		parent::init_settings();
		$this->enabled = 'yes' === ( $this->settings['enabled'] ?? '' ) ? 'yes' : 'no';
	}

	/** True when it is switched on and the amount is below its limit. */
	public function is_available() {
		if ( 'yes' !== $this->enabled ) {
			return false;
		}
		return ! ( WC()->cart && $this->max_amount > 0 && $this->get_order_total() > $this->max_amount );
	}

	/** The total of the pay-for-order page's order, or of the cart. */
	protected function get_order_total() {
		$id = absint( get_query_var( 'order-pay' ) );
		if ( $id > 0 ) {
			$order = wc_get_order( $id );
			return $order ? (float) $order->get_total() : 0.0;
		}
		return WC()->cart ? (float) WC()->cart->total : 0.0;
	}

	/** True while something is missing: switching it on then leads to its settings. */
	public function needs_setup() {
		return false;
	}

	/**
	 * True when it can do something.
	 *
	 * @param string $feature Such as `refunds`.
	 */
	public function supports( $feature ) {
		return apply_filters( 'woocommerce_payment_gateway_supports', in_array( $feature, $this->supports, true ), $feature, $this );
	}

	/** True when it prints fields. */
	public function has_fields() {
		return (bool) $this->has_fields;
	}

	/** Prints what stands below the name. */
	public function payment_fields() {
		echo wp_kses_post( wpautop( $this->get_description() ) );
	}

	/** Looks at its fields. */
	public function validate_fields() {
		return true;
	}

	/** Pays; nothing is a failure.
	 *
	 * @param int $order_id The order.
	 */
	public function process_payment( $order_id ) {
		return array();
	}

	/**
	 * True when the order screen shows the gateway's refund button.
	 *
	 * @param WC_Order $order The order.
	 */
	public function can_refund_order( $order ) {
		return $order && $this->supports( 'refunds' );
	}

	/** Pays back.
	 *
	 * @param int        $order_id The order.
	 * @param float|null $amount   How much.
	 * @param string     $reason   Why.
	 */
	public function process_refund( $order_id, $amount = null, $reason = '' ) {
		return false;
	}
}
