<?php
/** Row b6: outgoing webhooks; nothing leaves this process. */

$called = array();
$status = 200;
$wire   = static function ( $answer, $call, $address ) use ( &$called, &$status ) {
	$called[] = array( $address, $call );
	return array( 'response' => array( 'code' => $status ), 'headers' => array(), 'body' => '', 'cookies' => array() );
};
add_filter( 'pre_http_request', $wire, 10, 3 );

$hook = new WC_Webhook();
$hook->set_topic( 'order.updated' );
$hook->set_delivery_url( 'https://bridge.example/hint' );
$hook->set_secret( 'letters9' );
$hook->save();
$hook->deliver_ping();
same( 'b6: the ping is a form and carries no signature', array( 'webhook_id=' . $hook->get_id(), false ), array( $called[0][1]['body'], isset( $called[0][1]['headers']['X-WC-Webhook-Signature'] ) ) );

$order = an_order();
$hook->deliver( $order->get_id() );
$sent = $called[1][1];
same( 'b6: the body is signed', base64_encode( hash_hmac( 'sha256', $sent['body'], 'letters9', true ) ), $sent['headers']['X-WC-Webhook-Signature'] );
same( 'b6: redirects are not followed', 0, $sent['redirection'] );
same( 'b6: the body is the order as it is now', $order->get_id(), json_decode( $sent['body'], true )['id'] );
$hook->deliver( 999999 );
same( 'b6: of a deleted order only its id', '{"id":999999}', $called[2][1]['body'] );

$status = 500;
for ( $n = 1; $n <= 6; $n++ ) {
	$hook->deliver( $order->get_id() );
}
same( 'b6: six failures are counted', array( 'active', 6 ), array( wc_get_webhook( $hook->get_id() )->get_status(), (int) wc_get_webhook( $hook->get_id() )->get_failure_count() ) );
$hook->deliver( $order->get_id() );
same( 'b6: the seventh disables', 'disabled', wc_get_webhook( $hook->get_id() )->get_status() );
$hook->set_status( 'active' );
$status = 302;
$hook->deliver( $order->get_id() );
same( 'b6: up to 302 is a success, and the counter begins anew', 0, (int) wc_get_webhook( $hook->get_id() )->get_failure_count() );

remove_filter( 'pre_http_request', $wire );
$hook->delete();
same( 'b6: a deleted one is gone', null, wc_get_webhook( $hook->get_id() ) );
