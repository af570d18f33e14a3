<?php
/** Rows b1 to b6: the REST API v3, over HTTP. */

/**
 * Calls wc/v3, signed by OAuth as on plain HTTP.
 *
 * @param string $url    The shop.
 * @param array  $keys   Key and secret.
 * @param string $method The method.
 * @param string $path   Behind /wc/v3.
 * @param array  $query  Parameters.
 * @param mixed  $body   Sent as JSON.
 */
function rest( $url, array $keys, $method, $path, array $query = array(), $body = null ) {
	$address = $url . '/wp-json/wc/v3' . $path;
	$query  += array( 'oauth_consumer_key' => $keys[0], 'oauth_timestamp' => (string) time(), 'oauth_nonce' => bin2hex( random_bytes( 8 ) ), 'oauth_signature_method' => 'HMAC-SHA256' );
	ksort( $query );
	$said = $method . '&' . rawurlencode( $address ) . '&' . rawurlencode( http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ) );
	$query['oauth_signature'] = base64_encode( hash_hmac( 'sha256', $said, $keys[1] . '&', true ) );
	$answer = wp_remote_request(
		$address . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ),
		array( 'method' => $method, 'timeout' => 20, 'headers' => array( 'Content-Type' => 'application/json' ), 'body' => null === $body ? null : wp_json_encode( $body ) )
	);
	return array( wp_remote_retrieve_response_code( $answer ), json_decode( wp_remote_retrieve_body( $answer ), true ) );
}

global $wpdb;
$keys = array( 'ck_' . bin2hex( random_bytes( 20 ) ), 'cs_' . bin2hex( random_bytes( 20 ) ) );
$wpdb->insert( $wpdb->prefix . 'woocommerce_api_keys', array( 'user_id' => 1, 'description' => 'test', 'permissions' => 'read_write', 'consumer_key' => wc_api_hash( $keys[0] ), 'consumer_secret' => $keys[1], 'truncated_key' => substr( $keys[0], -7 ) ) );

$order = an_order();
$id    = $order->get_id();
same( 'b1: a signature of all parameters opens', 200, rest( $url, $keys, 'GET', '/orders', array( 'per_page' => '1' ) )[0] );
same( 'b1: a wrong secret does not', 401, rest( $url, array( $keys[0], 'cs_wrong' ), 'GET', '/orders' )[0] );
same( 'b1: without keys nothing is shown', 'woocommerce_rest_cannot_view', json_decode( wp_remote_retrieve_body( wp_remote_get( $url . '/wp-json/wc/v3/orders' ) ), true )['code'] );
same( 'b2: no such order on read', array( 404, 'woocommerce_rest_shop_order_invalid_id' ), array( rest( $url, $keys, 'GET', '/orders/999999' )[0], rest( $url, $keys, 'GET', '/orders/999999' )[1]['code'] ) );
same( 'b2: no such order on update', 400, rest( $url, $keys, 'PUT', '/orders/999999', array(), array( 'status' => 'on-hold' ) )[0] );

$shown = rest( $url, $keys, 'GET', "/orders/$id", array( 'dp' => '6' ) )[1];
same( 'b3: dp changes only how many decimals are printed', '20.000000', $shown['total'] );
same( 'b3: the pay page is shown', true, false !== strpos( $shown['payment_url'], 'key=' . $order->get_order_key() ) );
same( 'b3: _fields leaves the rest out', array( 'id' ), array_keys( rest( $url, $keys, 'GET', "/orders/$id", array( '_fields' => 'id' ) )[1] ) );
$paid = rest( $url, $keys, 'PUT', "/orders/$id", array(), array( 'set_paid' => true, 'transaction_id' => 'T1', 'meta_data' => array( array( 'key' => '_mark', 'value' => '7' ) ) ) )[1];
same( 'b3: set_paid completes a pending order', array( 'processing', 'T1' ), array( $paid['status'], $paid['transaction_id'] ) );
rest( $url, $keys, 'PUT', "/orders/$id", array(), array( 'meta_data' => array( array( 'key' => '_mark', 'value' => '8' ) ) ) );
same( 'b3: meta without an id is changed by its key', array( '8' ), array_column( array_filter( rest( $url, $keys, 'GET', "/orders/$id" )[1]['meta_data'], static function ( $row ) { return '_mark' === $row['key']; } ), 'value' ) );
$held = an_order();
$held->update_status( 'on-hold' );
same( 'b3: set_paid does nothing for an order on hold', 'on-hold', rest( $url, $keys, 'PUT', '/orders/' . $held->get_id(), array(), array( 'set_paid' => true ) )[1]['status'] );
$gone = an_order();
$gone->update_status( 'cancelled' );
same( 'b3: nor for a cancelled one', 'cancelled', rest( $url, $keys, 'PUT', '/orders/' . $gone->get_id(), array(), array( 'set_paid' => true ) )[1]['status'] );
$since = gmdate( 'Y-m-d\TH:i:s', time() - 60 );
$list  = rest( $url, $keys, 'GET', '/orders', array( 'modified_after' => $since, 'dates_are_gmt' => 'true', 'status' => 'on-hold,cancelled', 'orderby' => 'id', 'order' => 'asc', 'per_page' => '100' ) )[1];
same( 'b2: what changed after a time, in two statuses, by id', array( $held->get_id(), $gone->get_id() ), array_values( array_intersect( array_column( $list, 'id' ), array( $held->get_id(), $gone->get_id(), $id ) ) ) );

$note = rest( $url, $keys, 'POST', "/orders/$id/notes", array(), array( 'note' => 'Hello', 'customer_note' => true ) );
same( 'b4: a note to the customer', array( 201, true ), array( $note[0], $note[1]['customer_note'] ) );
same( 'b4: it is mailed', 1, count( array_filter( wc_standin_mails( $id ), static function ( $mail ) { return false !== strpos( wp_json_encode( $mail ), 'customer_note' ); } ) ) );
rest( $url, $keys, 'POST', "/orders/$id/notes", array(), array( 'note' => 'Hello' ) );
same( 'b4: nothing keeps a note from being written twice', 2, count( array_filter( rest( $url, $keys, 'GET', "/orders/$id/notes" )[1], static function ( $one ) { return 'Hello' === $one['note']; } ) ) );

$refund = rest( $url, $keys, 'POST', "/orders/$id/refunds", array(), array( 'amount' => '5.00', 'reason' => 'Cold', 'api_refund' => false, 'api_restock' => false, 'meta_data' => array( array( 'key' => '_r', 'value' => 'x' ) ) ) );
same( 'b5: a refund without the gateway', array( 201, '5.00', 'x' ), array( $refund[0], $refund[1]['amount'], $refund[1]['meta_data'][0]['value'] ) );
same( 'b5: a refund calls the gateway unless it is told not to', 500, rest( $url, $keys, 'POST', "/orders/$id/refunds", array(), array( 'amount' => '5.00' ) )[0] );
same( 'b5: more than is left fails hard', 'woocommerce_rest_cannot_create_order_refund', rest( $url, $keys, 'POST', "/orders/$id/refunds", array(), array( 'amount' => '15.01', 'api_refund' => false ) )[1]['code'] );
same( 'b5: totals of refunds have a minus', '-5.00', rest( $url, $keys, 'GET', "/orders/$id" )[1]['refunds'][0]['total'] );
same( 'b5: a refund has no bin', 501, rest( $url, $keys, 'DELETE', "/orders/$id/refunds/" . $refund[1]['id'] )[0] );
same( 'b5: and is deleted for good', 200, rest( $url, $keys, 'DELETE', "/orders/$id/refunds/" . $refund[1]['id'], array( 'force' => 'true' ) )[0] );
same( 'b5: it is gone', array(), rest( $url, $keys, 'GET', "/orders/$id/refunds" )[1] );
