<?php
/**
 * The lines of an order.
 */

defined( 'ABSPATH' ) || exit;

/** Lines are read when they are first asked for, and written with the order. */
trait WC_Order_Lines {

	/** @var WC_Order_Item[]|null */
	protected $items = null;

	/**
	 * The lines, by their ids.
	 *
	 * @param string|array $types Kinds of lines; products are all there are.
	 */
	public function get_items( $types = 'line_item' ) {
		global $wpdb;
		if ( null === $this->items ) {
			$this->items = array();
			$found       = $this->id > 0 ? $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . WC_Order_Store::table( 'woocommerce_order_items' ) . ' WHERE order_id = %d ORDER BY order_item_id', $this->id ) ) : array();
			foreach ( $found as $row ) {
				$this->items[ $row->order_item_id ] = new WC_Order_Item_Product( $row );
			}
		}
		return in_array( 'line_item', (array) $types, true ) ? $this->items : array();
	}

	/**
	 * Adds a line; it is written by save().
	 *
	 * @param WC_Order_Item $item The line.
	 */
	public function add_item( $item ) {
		$this->get_items();
		$this->items[ $item->get_id() > 0 ? $item->get_id() : 'new ' . count( $this->items ) ] = $item;
	}

	/** Writes the lines that are new. */
	protected function save_items() {
		foreach ( (array) $this->items as $key => $item ) {
			if ( 0 === $item->get_id() ) {
				$item->set_order_id( $this->id );
				unset( $this->items[ $key ] );
				$this->items[ $item->save() ] = $item;
				wp_cache_delete( 'order-needs-processing-' . $this->id, 'orders' );
			}
		}
	}

	/** Takes all lines out, at once. */
	public function remove_order_items() {
		global $wpdb;
		$wpdb->delete( WC_Order_Store::table( 'woocommerce_order_items' ), array( 'order_id' => $this->id ) );
		$this->items = array();
		wp_cache_delete( 'order-needs-processing-' . $this->id, 'orders' );
	}

	/** How many things there are. */
	public function get_item_count() {
		$count = 0;
		foreach ( $this->get_items() as $item ) {
			$count += $item->get_quantity();
		}
		return $count;
	}

	/** Adds the lines up to the total and saves. */
	public function calculate_totals() {
		$total = 0;
		foreach ( $this->get_items() as $item ) {
			$total += (float) $item->get_total();
		}
		$this->set_total( $total );
		$this->save();
		return $this->get_total();
	}

	/**
	 * Adds a product.
	 *
	 * @param WC_Product $product  The product.
	 * @param int        $quantity How many.
	 */
	public function add_product( $product, $quantity = 1 ) {
		$item = new WC_Order_Item_Product();
		$item->set_product( $product );
		$item->set_quantity( $quantity );
		$item->set_subtotal( wc_format_decimal( (float) $product->get_price() * $quantity, wc_get_price_decimals() ) );
		$item->set_total( $item->get_subtotal() );
		$this->add_item( $item );
	}
}
