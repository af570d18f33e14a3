<?php
/**
 * Notes on orders, each written once.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * WooCommerce writes a note as often as it is told to. Ours carry their id, so that a picture that
 * is applied again, because a process died before it could say so, writes none twice.
 */
final class Paybridge_Notes {

	const META = 'paybridge_note';

	/**
	 * Writes a private note, unless the order has it.
	 *
	 * @param WC_Order $order The order.
	 * @param string   $id    The note's own id.
	 * @param string   $text  What it says.
	 */
	public static function once( WC_Order $order, $id, $text ) {
		if ( self::has( $order, $id ) ) {
			return;
		}
		$sign = static function ( $comment ) use ( $id ) {
			$comment['comment_meta'] = array( self::META => $id ) + ( $comment['comment_meta'] ?? array() );
			return $comment;
		};
		add_filter( 'woocommerce_new_order_note_data', $sign );
		$order->add_order_note( esc_html( $text ) );
		remove_filter( 'woocommerce_new_order_note_data', $sign );
	}

	/**
	 * True when the order has this note.
	 *
	 * @param WC_Order $order The order.
	 * @param string   $id    The note's own id.
	 */
	private static function has( WC_Order $order, $id ): bool {
		$found = wc_get_order_notes(
			array(
				'order_id'   => $order->get_id(),
				'limit'      => 1,
				'meta_key'   => self::META, // phpcs:ignore WordPress.DB.SlowDBQuery
				'meta_value' => $id, // phpcs:ignore WordPress.DB.SlowDBQuery
			)
		);
		return array() !== $found;
	}
}
