<?php
/**
 * What an order holds.
 */

defined( 'ABSPATH' ) || exit;

/** One line of an order. */
class WC_Order_Item extends WC_Data {

	/** @var array */
	protected $data = array( 'order_id' => 0, 'name' => '' );

	/**
	 * Makes a line, or the line of a row.
	 *
	 * @param object|null $row A row of the items' table.
	 */
	public function __construct( $row = null ) {
		$this->meta = array();
		if ( null !== $row ) {
			$details    = (array) json_decode( $row->details, true );
			$this->id   = (int) $row->order_item_id;
			$this->data = array_merge( $this->data, $details['data'] ?? array(), array( 'order_id' => (int) $row->order_id, 'name' => $row->order_item_name ) );
			foreach ( $details['meta'] ?? array() as $key => $value ) {
				$this->meta[] = array( 'id' => 0, 'key' => $key, 'value' => $value, 'dirty' => false );
			}
		}
	}

	/** The kind of line. */
	public function get_type() {
		return 'line_item';
	}

	/**
	 * True when it is of a kind.
	 *
	 * @param string|array $type One kind or some.
	 */
	public function is_type( $type ) {
		return in_array( $this->get_type(), (array) $type, true );
	}

	/** How many. */
	public function get_quantity() {
		return $this->data['quantity'] ?? 1;
	}

	/** Writes the line with its meta data. */
	public function save() {
		global $wpdb;
		$meta = array();
		foreach ( $this->meta as $row ) {
			if ( null !== $row['value'] ) {
				$meta[ $row['key'] ] = $row['value'];
			}
		}
		$row   = array(
			'order_id'        => $this->data['order_id'],
			'order_item_name' => $this->data['name'],
			'order_item_type' => $this->get_type(),
			'details'         => wp_json_encode( array( 'data' => $this->data, 'meta' => $meta ) ),
		);
		$table = WC_Order_Store::table( 'woocommerce_order_items' );
		if ( $this->id > 0 ) {
			$wpdb->update( $table, $row, array( 'order_item_id' => $this->id ) );
		} else {
			$wpdb->insert( $table, $row );
			$this->id = (int) $wpdb->insert_id;
		}
		return $this->id;
	}

	/** Lines keep their meta data with themselves. */
	protected function read_meta() {
		return $this->meta;
	}

	/** See save(). */
	protected function write_meta( array $row ) {
		return 0;
	}
}

/** A product in an order. */
class WC_Order_Item_Product extends WC_Order_Item {

	/** @var array */
	protected $data = array( 'order_id' => 0, 'name' => '', 'product_id' => 0, 'quantity' => 1, 'subtotal' => '0', 'total' => '0' );

	/** The product; false when it was deleted. */
	public function get_product() {
		return wc_get_product( $this->data['product_id'] );
	}

	/**
	 * Makes it a line of this product.
	 *
	 * @param WC_Product $product The product.
	 */
	public function set_product( $product ) {
		$this->data['product_id'] = $product->get_id();
		$this->data['name']       = $product->get_name();
	}
}
