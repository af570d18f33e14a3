<?php
/**
 * Notes from outside of an order.
 */

defined( 'ABSPATH' ) || exit;

/**
 * A note as an object; null when it is none.
 *
 * @param int|WP_Comment $note The comment.
 */
function wc_get_order_note( $note ) {
	$note = is_numeric( $note ) ? get_comment( $note ) : $note;
	if ( ! $note instanceof WP_Comment ) {
		return null;
	}
	return (object) array(
		'id'            => (int) $note->comment_ID,
		'date_created'  => wc_string_to_datetime( $note->comment_date_gmt ),
		'content'       => $note->comment_content,
		'customer_note' => (bool) get_comment_meta( $note->comment_ID, 'is_customer_note', true ),
		'added_by'      => 'WooCommerce' === $note->comment_author ? 'system' : $note->comment_author,
		'order_id'      => (int) $note->comment_post_ID,
	);
}

/**
 * Notes, the newest first.
 *
 * @param array $query order_id, limit, type (`customer`, `internal`), order, and what WordPress'
 *                     comments take, such as meta_key and meta_value.
 */
function wc_get_order_notes( $query ) {
	$names = array( 'limit' => 'number', 'order_id' => 'post_id', 'order__in' => 'post__in', 'order__not_in' => 'post__not_in' );
	foreach ( $names as $ours => $wordpress ) {
		if ( isset( $query[ $ours ] ) ) {
			$query[ $wordpress ] = $query[ $ours ];
			unset( $query[ $ours ] );
		}
	}
	$kind = $query['type'] ?? '';
	if ( 'customer' === $kind || 'internal' === $kind ) {
		$query['meta_query'] = array( array( 'key' => 'is_customer_note', 'compare' => 'customer' === $kind ? 'EXISTS' : 'NOT EXISTS' ) );
	}
	unset( $query['count'], $query['fields'] );
	$query['type']    = 'order_note';
	$query['status']  = 'approve';
	$query['orderby'] = 'comment_ID';
	return array_values( array_filter( array_map( 'wc_get_order_note', get_comments( $query ) ) ) );
}

/**
 * Writes a note.
 *
 * @param int    $order_id The order.
 * @param string $note     What it says.
 * @param bool   $customer Whether the shopper gets it.
 */
function wc_create_order_note( $order_id, $note, $customer = false ) {
	$order = wc_get_order( $order_id );
	return $order ? $order->add_order_note( $note, (int) $customer ) : new WP_Error( 'invalid_order_id', 'Invalid order ID.' );
}

/** Lists of comments in WordPress do not show orders' notes, unless they are asked for. */
add_filter(
	'comments_clauses',
	static function ( $clauses, $query ) {
		if ( ! in_array( 'order_note', (array) $query->query_vars['type'], true ) ) {
			$clauses['where'] .= ( $clauses['where'] ? ' AND ' : '' ) . " comment_type != 'order_note'";
		}
		return $clauses;
	},
	10,
	2
);
