<?php
/**
 * The SQL statements about orders and refunds themselves.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Orders and refunds in one table. The id is that of a row among WordPress' posts, so that no order
 * and no page ever share one, and notes, which are comments, find the right one.
 */
final class WC_Order_Store {

	/** Names of an order's values that are columns, with the columns; the others are JSON in `details`. */
	const COLUMNS = array(
		'status'               => 'status',
		'currency'             => 'currency',
		'total'                => 'total_amount',
		'parent_id'            => 'parent_order_id',
		'customer_id'          => 'customer_id',
		'billing_email'        => 'billing_email',
		'payment_method'       => 'payment_method',
		'payment_method_title' => 'payment_method_title',
		'transaction_id'       => 'transaction_id',
		'created_via'          => 'created_via',
		'order_key'            => 'order_key',
		'order_stock_reduced'  => 'order_stock_reduced',
		'date_created'         => 'date_created_gmt',
		'date_modified'        => 'date_updated_gmt',
		'date_paid'            => 'date_paid_gmt',
		'date_completed'       => 'date_completed_gmt',
	);

	/** Statuses that are stored without `wc-`. */
	const BARE = array( 'trash', 'auto-draft' );

	/**
	 * A table.
	 *
	 * @param string $name Without the prefix.
	 */
	public static function table( $name ) {
		global $wpdb;
		return $wpdb->prefix . $name;
	}

	/**
	 * An order's row; null when there is none.
	 *
	 * @param int $id The order's id.
	 */
	public static function read( $id ) {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . self::table( 'wc_orders' ) . ' WHERE id = %d', $id ), ARRAY_A );
	}

	/**
	 * A row's values under an order's names.
	 *
	 * @param array $row What read() gave.
	 */
	public static function values( array $row ) {
		$values = (array) json_decode( $row['details'], true );
		foreach ( self::COLUMNS as $name => $column ) {
			$values[ $name ] = $row[ $column ];
		}
		$values['status'] = 0 === strpos( $row['status'], 'wc-' ) ? substr( $row['status'], 3 ) : $row['status'];
		foreach ( array( 'parent_id', 'customer_id' ) as $name ) {
			$values[ $name ] = (int) $values[ $name ];
		}
		$values['order_stock_reduced'] = (bool) $values['order_stock_reduced'];
		return $values;
	}

	/**
	 * Makes a row and gives its id.
	 *
	 * @param string $type   `shop_order` or `shop_order_refund`.
	 * @param array  $values All values.
	 * @throws Exception When the database refuses.
	 */
	public static function create( $type, array $values ) {
		global $wpdb;
		$place = array( 'post_type' => 'shop_order_placehold', 'post_status' => 'draft', 'post_title' => '', 'post_content' => '', 'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '' );
		if ( ! $wpdb->insert( $wpdb->posts, $place ) ) {
			throw new Exception( 'The order could not be saved.' );
		}
		$id  = (int) $wpdb->insert_id;
		$row = self::columns( $values ) + array( 'id' => $id, 'type' => $type );
		$row['details'] = wp_json_encode( array_diff_key( $values, self::COLUMNS ) );
		if ( ! $wpdb->insert( self::table( 'wc_orders' ), $row ) ) {
			throw new Exception( 'The order could not be saved.' );
		}
		return $id;
	}

	/**
	 * Writes the values that changed.
	 *
	 * @param int   $id      The order's id.
	 * @param array $changes Those values.
	 * @param array $values  All values.
	 * @throws Exception When the database refuses.
	 */
	public static function update( $id, array $changes, array $values ) {
		global $wpdb;
		$row = self::columns( $changes );
		if ( array() !== array_diff_key( $changes, self::COLUMNS ) ) {
			$row['details'] = wp_json_encode( array_diff_key( $values, self::COLUMNS ) );
		}
		if ( array() !== $row && false === $wpdb->update( self::table( 'wc_orders' ), $row, array( 'id' => $id ) ) ) {
			throw new Exception( 'The order could not be saved.' );
		}
	}

	/**
	 * Values as columns.
	 *
	 * @param array $values Values under an order's names.
	 */
	private static function columns( array $values ) {
		$row = array();
		foreach ( array_intersect_key( $values, self::COLUMNS ) as $name => $value ) {
			if ( 'status' === $name && ! in_array( $value, self::BARE, true ) ) {
				$value = 'wc-' . $value;
			}
			if ( 'order_stock_reduced' === $name ) {
				$value = (int) $value;
			}
			$row[ self::COLUMNS[ $name ] ] = $value instanceof WC_DateTime ? $value->gmt() : $value;
		}
		return $row;
	}

	/**
	 * Deletes an order with its lines and meta data. Its notes stay behind, as they do with 11.0.1.
	 *
	 * @param int $id The order's id.
	 */
	public static function delete( $id ) {
		global $wpdb;
		$wpdb->delete( self::table( 'wc_orders' ), array( 'id' => $id ) );
		$wpdb->delete( self::table( 'wc_orders_meta' ), array( 'order_id' => $id ) );
		$wpdb->delete( self::table( 'woocommerce_order_items' ), array( 'order_id' => $id ) );
		$wpdb->delete( $wpdb->posts, array( 'ID' => $id, 'post_type' => 'shop_order_placehold' ) );
	}
}
