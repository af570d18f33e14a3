<?php
/**
 * A refund.
 */

defined( 'ABSPATH' ) || exit;

/** Money that was given back: an order below an order, with a total below zero and no transaction id of its own (a6). */
class WC_Order_Refund extends WC_Abstract_Order {

	/**
	 * A refund by id or row; 0 for a new one.
	 *
	 * @param int|array|WC_Order_Refund $refund Which.
	 */
	public function __construct( $refund = 0 ) {
		$this->data += array( 'amount' => '', 'reason' => '', 'refunded_by' => 0, 'refunded_payment' => false );
		parent::__construct( $refund );
	}

	/** As stored. */
	public function get_type() {
		return 'shop_order_refund';
	}

	/** As in the save hooks. */
	protected function object_type() {
		return 'order_refund';
	}

	/** A refund is done when it is there. */
	public function get_status() {
		return 'completed';
	}

	/**
	 * How much, as it was asked for.
	 *
	 * @param string|float $amount The amount, above zero.
	 */
	public function set_amount( $amount ) {
		$this->set_prop( 'amount', wc_format_decimal( $amount ) );
	}

	/** Whether the gateway paid it back; false for a refund that was only written down. */
	public function get_refunded_payment() {
		return (bool) $this->data['refunded_payment'];
	}

	/**
	 * Takes it away; it knows no bin.
	 *
	 * @param bool $force Makes no difference.
	 */
	public function delete( $force = false ) {
		$id     = $this->get_id();
		$parent = $this->get_parent_id();
		if ( $id > 0 ) {
			WC_Order_Store::delete( $id );
			$this->id = 0;
			do_action( 'woocommerce_refund_deleted', $id, $parent );
		}
		return true;
	}
}
