<?php
/**
 * An order.
 */

defined( 'ABSPATH' ) || exit;

/** The values of an order, its addresses of pages; its life is in the traits. */
class WC_Order extends WC_Abstract_Order {

	use WC_Order_Status;
	use WC_Order_Payment;
	use WC_Order_Notes;
	use WC_Order_Refunds;

	/** Names of the billing address, beside the e-mail address. */
	const BILLING = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'phone' );

	/**
	 * An order by id, row or order; 0 for a new one.
	 *
	 * @param int|array|WC_Order $order Which.
	 */
	public function __construct( $order = 0 ) {
		foreach ( self::BILLING as $name ) {
			$this->data[ 'billing_' . $name ] = '';
		}
		foreach ( array( 'customer_ip_address', 'customer_user_agent', 'customer_note', 'cart_hash' ) as $name ) {
			$this->data[ $name ] = '';
		}
		parent::__construct( $order );
	}

	/** As stored. */
	public function get_type() {
		return 'shop_order';
	}

	/** As in the save hooks. */
	protected function object_type() {
		return 'order';
	}

	/** Writes; a new order gets a key and a currency. */
	public function save() {
		if ( '' === $this->data['order_key'] ) {
			$this->set_order_key( 'wc_order_' . wp_generate_password( 13, false ) );
		}
		if ( '' === $this->data['currency'] ) {
			$this->set_currency( get_woocommerce_currency() );
		}
		return $this->save_and_move();
	}

	/** The number that people see; a plugin may make it another than the id (contract, e: 30). */
	public function get_order_number() {
		return (string) apply_filters( 'woocommerce_order_number', $this->get_id(), $this );
	}

	/** The owner of the order; 0 for a guest. */
	public function get_user_id() {
		return $this->get_customer_id();
	}

	/** The e-mail address is checked.
	 *
	 * @param string $address The address.
	 */
	public function set_billing_email( $address ) {
		$this->set_prop( 'billing_email', sanitize_email( (string) $address ) );
	}

	/**
	 * True when it was made this way.
	 *
	 * @param string $how `checkout`, `store-api`, `admin`, `rest-api`.
	 */
	public function is_created_via( $how ) {
		return $this->get_created_via() === $how;
	}

	/** The name on the bill. */
	public function get_formatted_billing_full_name() {
		return trim( $this->get_billing_first_name() . ' ' . $this->get_billing_last_name() );
	}

	/**
	 * Where the order is paid (a10).
	 *
	 * @param bool $on_checkout The variant without a choice of methods.
	 */
	public function get_checkout_payment_url( $on_checkout = false ) {
		$arguments = $on_checkout ? array() : array( 'pay_for_order' => 'true' );
		$url       = add_query_arg( $arguments + array( 'key' => $this->get_order_key() ), wc_get_endpoint_url( 'order-pay', $this->get_id(), wc_get_checkout_url() ) );
		return apply_filters( 'woocommerce_get_checkout_payment_url', $url, $this );
	}

	/** Where the shopper is thanked (a11). */
	public function get_checkout_order_received_url() {
		$url = add_query_arg( 'key', $this->get_order_key(), wc_get_endpoint_url( 'order-received', $this->get_id(), wc_get_checkout_url() ) );
		return apply_filters( 'woocommerce_get_checkout_order_received_url', $url, $this );
	}

	/** The order in the admin. */
	public function get_edit_order_url() {
		return admin_url( 'admin.php?page=wc-orders&action=edit&id=' . $this->get_id() );
	}

	/**
	 * Deletes it: for good, with its refunds, or into the bin. The object has no id afterwards.
	 *
	 * @param bool $force For good.
	 */
	public function delete( $force = false ) {
		$id = $this->get_id();
		if ( ! $force ) {
			$this->update_meta_data( '_wp_trash_meta_status', 'wc-' . $this->get_status() );
			$this->set_prop( 'status', 'trash' );
			parent::save();
			$this->id = 0;
			do_action( 'woocommerce_trash_order', $id );
			return true;
		}
		do_action( 'woocommerce_before_delete_order', $id, $this );
		foreach ( $this->get_refunds() as $refund ) {
			$refund->delete( true );
		}
		WC_Order_Store::delete( $id );
		$this->id = 0;
		do_action( 'woocommerce_delete_order', $id );
		return true;
	}
}
