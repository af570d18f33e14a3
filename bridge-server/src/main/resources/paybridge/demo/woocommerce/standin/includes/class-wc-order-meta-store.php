<?php
/**
 * The SQL statements about orders' meta data.
 */

defined( 'ABSPATH' ) || exit;

/** One row for each value, as WordPress keeps it with posts. */
final class WC_Order_Meta_Store {

	/**
	 * The meta data's rows.
	 *
	 * @param int $id The order's id.
	 */
	public static function read( $id ) {
		global $wpdb;
		$rows = array();
		foreach ( $wpdb->get_results( $wpdb->prepare( 'SELECT id, meta_key, meta_value FROM ' . WC_Order_Store::table( 'wc_orders_meta' ) . ' WHERE order_id = %d ORDER BY id', $id ) ) as $row ) {
			$rows[] = array( 'id' => (int) $row->id, 'key' => $row->meta_key, 'value' => maybe_unserialize( $row->meta_value ), 'dirty' => false );
		}
		return $rows;
	}

	/**
	 * Writes, changes or deletes a row of meta data.
	 *
	 * @param int   $id  The order's id.
	 * @param array $row id, key, value.
	 */
	public static function write( $id, array $row ) {
		global $wpdb;
		$table = WC_Order_Store::table( 'wc_orders_meta' );
		if ( null === $row['value'] ) {
			$wpdb->delete( $table, array( 'id' => $row['id'] ) );
			return 0;
		}
		$columns = array( 'order_id' => $id, 'meta_key' => $row['key'], 'meta_value' => maybe_serialize( $row['value'] ) );
		if ( $row['id'] > 0 ) {
			$wpdb->update( $table, $columns, array( 'id' => $row['id'] ) );
			return $row['id'];
		}
		$wpdb->insert( $table, $columns );
		return (int) $wpdb->insert_id;
	}
}
