<?php
/** Row a12: set_status(), update_status(), save(), notes. */

$order = an_order();
same( 'a12 update_status() with the same status says true', true, $order->update_status( 'pending', 'this note is lost' ) );
same( 'a12 update_status() with the same status drops the note', array(), notes( $order ) );
$order->update_status( 'on-hold', 'Awaiting the bank.' );
same( 'a12 update_status() with another status writes the note before the change', array( 'Awaiting the bank. Order status changed from Pending payment to On hold.' ), array_values( preg_grep( '/Order status/', notes( $order ) ) ) );
same( 'a12 a word that is no status becomes pending', 'pending', ( static function () use ( $order ) {
	$order->update_status( 'no-such-status' );
	return fresh( $order )->get_status();
} )() );

$order = an_order();
$order->set_status( 'on-hold' );
same( 'a12 set_status() is in memory only', 'pending', fresh( $order )->get_status() );
$order->set_status( 'failed' );
$moves = array();
$ear   = static function ( $id, $from, $to ) use ( &$moves ) {
	$moves[] = "$from to $to";
};
add_action( 'woocommerce_order_status_changed', $ear, 10, 3 );
$order->save();
remove_action( 'woocommerce_order_status_changed', $ear );
same( 'a12 set_status() twice before save() is one transition, from the first', array( 'pending to failed' ), $moves );

$order = an_order();
$names = array( 'woocommerce_order_status_processing', 'woocommerce_order_status_pending_to_processing', 'woocommerce_order_status_changed', 'woocommerce_order_payment_status_changed', 'woocommerce_after_order_object_save' );
$heard = heard(
	$names,
	static function () use ( $order ) {
		$order->update_status( 'processing' );
	}
);
same( 'a12 save() writes first, then runs the transition in this order', array( $names[4], $names[0], $names[1], $names[2], $names[3] ), array_values( array_unique( $heard ) ) );
same( 'a12 reaching the paid status without payment_complete() dates the payment', true, null !== fresh( $order )->get_date_paid() );
same( 'a12 from one paid status to another is no payment', array(), heard(
	array( 'woocommerce_order_payment_status_changed' ),
	static function () use ( $order ) {
		$order->update_status( 'completed' );
	}
) );

$order = an_order();
$break = static function () {
	throw new Exception( 'mail server away' );
};
add_action( 'woocommerce_order_status_on-hold', $break );
same( 'a12 what is thrown in a transition is swallowed: the status is written, the answer true', array( true, 'on-hold' ), array( $order->update_status( 'on-hold' ), fresh( $order )->get_status() ) );
remove_action( 'woocommerce_order_status_on-hold', $break );
same( 'a12 what is thrown in a transition is noted', array( 'Error during status transition. mail server away' ), array_values( preg_grep( '/^Error/', notes( $order ) ) ) );

$order = an_order();
$order->set_transaction_id( 'unsaved' );
same( 'a12 set_transaction_id() needs save()', '', fresh( $order )->get_transaction_id() );

$order = an_order();
$order->add_order_note( 'twice' );
$order->add_order_note( 'twice' );
same( 'a12 the same note is written as often as it is said', array( 'twice', 'twice' ), notes( $order ) );
$order->add_order_note( 'for Ann', 1 );
same( 'a12 a customer note is mailed', array( 'customer_note' ), wc_standin_mails( $order->get_id() ) );
$id = $order->add_order_note( 'with meta', 0, false, array( 'note_group' => 'payment' ) );
same( 'a12 a note takes meta data', 'payment', get_comment_meta( $id, 'note_group', true ) );

$sign = static function ( $comment ) {
	$comment['comment_meta'] = array( 'paybridge_note' => 'n1' );
	return $comment;
};
add_filter( 'woocommerce_new_order_note_data', $sign );
$order->add_order_note( 'signed' );
remove_filter( 'woocommerce_new_order_note_data', $sign );
$found = wc_get_order_notes( array( 'order_id' => $order->get_id(), 'meta_key' => 'paybridge_note', 'meta_value' => 'n1' ) );
same( 'a12 a note is found by the meta data that a filter gave it', array( 'signed' ), wp_list_pluck( $found, 'content' ) );
same( 'a12 no list of comments shows notes', array(), get_comments( array( 'post_id' => $order->get_id() ) ) );

$order = an_order();
$stale = fresh( $order );
$order->update_status( 'processing' );
$stale->update_meta_data( 'a', 'b' );
$stale->save();
same( 'a12 a stale object writes only what was changed in it', array( 'processing', 'b' ), array( fresh( $order )->get_status(), fresh( $order )->get_meta( 'a' ) ) );
$again = fresh( $order );
$again->update_meta_data( 'list', array( 'x' => 1 ) );
same( 'a12 meta data is in memory until it is saved', '', fresh( $order )->get_meta( 'list' ) );
$again->save_meta_data();
same( 'a12 meta data holds lists', array( 'x' => 1 ), fresh( $order )->get_meta( 'list' ) );
$again->delete_meta_data( 'list' );
$again->save();
same( 'a12 meta data can be deleted', '', fresh( $order )->get_meta( 'list' ) );
