<?php
/**
 * Notes on an order (a12).
 */

defined( 'ABSPATH' ) || exit;

/** A note is a comment of the type order_note, written at once and as often as it is said. */
trait WC_Order_Notes {

	/**
	 * Writes a note.
	 *
	 * @param string   $note             What it says.
	 * @param int|bool $is_customer_note 1 sends it to the shopper.
	 * @param bool     $added_by_user    Whether the person who is logged in signs it.
	 * @param array    $meta             Meta data of the comment, such as note_group.
	 * @return int The comment's id.
	 */
	public function add_order_note( $note, $is_customer_note = 0, $added_by_user = false, $meta = array() ) {
		if ( 0 === $this->get_id() ) {
			return 0;
		}
		$person = $added_by_user && current_user_can( 'edit_shop_orders' ) ? wp_get_current_user() : null;
		$data   = apply_filters(
			'woocommerce_new_order_note_data',
			array(
				'comment_post_ID'      => $this->get_id(),
				'comment_author'       => $person ? $person->display_name : 'WooCommerce',
				'comment_author_email' => $person ? $person->user_email : 'woocommerce@noreply.com',
				'comment_author_url'   => '',
				'comment_content'      => $note,
				'comment_agent'        => 'WooCommerce',
				'comment_type'         => 'order_note',
				'comment_parent'       => 0,
				'comment_approved'     => 1,
			),
			array(
				'order_id'         => $this->get_id(),
				'is_customer_note' => $is_customer_note,
			)
		);
		// WordPress writes what the filter put under comment_meta with the comment.
		$id = wp_insert_comment( $data );
		foreach ( $meta as $key => $value ) {
			update_comment_meta( $id, sanitize_key( $key ), sanitize_text_field( $value ) );
		}
		if ( $is_customer_note ) {
			add_comment_meta( $id, 'is_customer_note', 1 );
			do_action( 'woocommerce_new_customer_note', array( 'order_id' => $this->get_id(), 'customer_note' => $data['comment_content'] ) );
		}
		do_action( 'woocommerce_order_note_added', $id, $this );
		return $id;
	}

	/** Notes that the shopper got, as comments. */
	public function get_customer_order_notes() {
		return get_comments( array( 'post_id' => $this->get_id(), 'type' => 'order_note', 'meta_key' => 'is_customer_note', 'meta_value' => 1 ) );
	}
}
