<?php
/**
 * What an order and a refund have in common.
 */

defined( 'ABSPATH' ) || exit;

/** A thing with lines, a total and a status. Read from the database each time it is asked for. */
abstract class WC_Abstract_Order extends WC_Data {

	use WC_Order_Lines;
	use WC_Order_Saving;

	/** @var array */
	protected $data = array(
		'status'               => '',
		'currency'             => '',
		'total'                => '0',
		'prices_include_tax'   => false,
		'total_tax'            => '0',
		'parent_id'            => 0,
		'version'              => '',
		'customer_id'          => 0,
		'billing_email'        => '',
		'payment_method'       => '',
		'payment_method_title' => '',
		'transaction_id'       => '',
		'created_via'          => '',
		'order_key'            => '',
		'order_stock_reduced'  => false,
		'date_created'         => null,
		'date_modified'        => null,
		'date_paid'            => null,
		'date_completed'       => null,
	);

	/** @var bool False while a row is read: what is set then is no change. */
	protected $object_read = false;

	/**
	 * An order by id, row or order.
	 *
	 * @param int|array|WC_Abstract_Order $order 0 for a new one.
	 * @throws Exception When there is none.
	 */
	public function __construct( $order = 0 ) {
		$row = $order;
		if ( ! is_array( $order ) ) {
			$id  = $order instanceof WC_Abstract_Order ? $order->get_id() : (int) $order;
			$row = $id > 0 ? WC_Order_Store::read( $id ) : array();
			if ( null === $row ) {
				throw new Exception( 'Invalid order.' );
			}
		}
		if ( array() !== $row ) {
			$this->id = (int) $row['id'];
			foreach ( WC_Order_Store::values( $row ) as $name => $value ) {
				if ( array_key_exists( $name, $this->data ) ) {
					$this->{"set_$name"}( $value );
				}
			}
		}
		$this->changes     = array();
		$this->object_read = true;
	}

	/** The kind of thing, as stored. */
	abstract public function get_type();

	/** The part of the save hooks' names that says what was saved. */
	abstract protected function object_type();

	/** The status, without `wc-`; `pending` before one was set. */
	public function get_status() {
		return '' === $this->data['status'] ? 'pending' : $this->data['status'];
	}

	/**
	 * True when the status is this one, or one of these.
	 *
	 * @param string|array $status One or some.
	 */
	public function has_status( $status ) {
		return apply_filters( 'woocommerce_order_has_status', in_array( $this->get_status(), (array) $status, true ), $this, $status );
	}

	/**
	 * Sets the status in memory. A word that is none becomes `pending`; a new order was `pending` before.
	 *
	 * @param string $status With or without `wc-`.
	 * @return array from and to.
	 */
	public function set_status( $status ) {
		$from   = $this->get_status();
		$status = 0 === strpos( (string) $status, 'wc-' ) ? substr( $status, 3 ) : (string) $status;
		if ( $this->object_read && ! isset( wc_get_order_statuses()[ 'wc-' . $status ] ) && ! in_array( $status, WC_Order_Store::BARE, true ) ) {
			$status = 'pending';
		}
		$this->set_prop( 'status', $status );
		return array( 'from' => $from, 'to' => $status );
	}

	/**
	 * Sets the total, rounded to the shop's decimals, whatever the currency's are.
	 *
	 * @param string|float $total The total.
	 */
	public function set_total( $total ) {
		$this->set_prop( 'total', wc_format_decimal( $total, wc_get_price_decimals() ) );
	}

	// Moments.

	/** @param mixed $time See set_date(). */
	public function set_date_created( $time ) {
		$this->set_date( 'date_created', $time );
	}

	/** @param mixed $time See set_date(). */
	public function set_date_modified( $time ) {
		$this->set_date( 'date_modified', $time );
	}

	/** @param mixed $time See set_date(). */
	public function set_date_paid( $time ) {
		$this->set_date( 'date_paid', $time );
	}

	/** @param mixed $time See set_date(). */
	public function set_date_completed( $time ) {
		$this->set_date( 'date_completed', $time );
	}

	/** Meta data's rows. */
	protected function read_meta() {
		return WC_Order_Meta_Store::read( $this->id );
	}

	/** One row of meta data. */
	protected function write_meta( array $row ) {
		return WC_Order_Meta_Store::write( $this->id, $row );
	}
}
