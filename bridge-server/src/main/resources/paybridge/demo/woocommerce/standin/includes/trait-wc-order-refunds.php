<?php
/**
 * What an order says of its refunds (a6).
 */

defined( 'ABSPATH' ) || exit;

/** Refunds are things of their own; the order adds them up. */
trait WC_Order_Refunds {

	/** The refunds, the newest first. */
	public function get_refunds() {
		global $wpdb;
		$refunds = array();
		$sql     = 'SELECT * FROM ' . WC_Order_Store::table( 'wc_orders' ) . " WHERE type = 'shop_order_refund' AND parent_order_id = %d ORDER BY id DESC";
		foreach ( $wpdb->get_results( $wpdb->prepare( $sql, $this->get_id() ), ARRAY_A ) as $row ) {
			$refunds[] = new WC_Order_Refund( $row );
		}
		return $refunds;
	}

	/** What was given back so far. */
	public function get_total_refunded() {
		global $wpdb;
		$sql = 'SELECT SUM( total_amount ) FROM ' . WC_Order_Store::table( 'wc_orders' ) . " WHERE type = 'shop_order_refund' AND parent_order_id = %d";
		return -1 * (float) $wpdb->get_var( $wpdb->prepare( $sql, $this->get_id() ) );
	}

	/** What is left to give back. */
	public function get_remaining_refund_amount() {
		return wc_format_decimal( (float) $this->get_total() - (float) $this->get_total_refunded(), wc_get_price_decimals() );
	}

	/**
	 * How many of a line were refunded, as a number below zero.
	 *
	 * @param int $item_id The line.
	 */
	public function get_qty_refunded_for_item( $item_id ) {
		$quantity = 0;
		foreach ( $this->get_refunds() as $refund ) {
			foreach ( $refund->get_items() as $item ) {
				if ( (int) $item->get_meta( '_refunded_item_id' ) === (int) $item_id ) {
					$quantity += $item->get_quantity();
				}
			}
		}
		return $quantity;
	}
}
