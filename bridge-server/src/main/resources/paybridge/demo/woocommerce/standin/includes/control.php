<?php
/**
 * The test's own doors, by HTTP: ?wc-api=standin_due&at=SECONDS, ?wc-api=standin_order&id=ID,
 * ?wc-api=standin_product&name=…&price=…&stock=…, ?wc-api=standin_do&id=ID&status=… or &refund=….
 * They ask nobody who they are: a reason why this plugin is for tests only. All answer JSON.
 */

defined( 'ABSPATH' ) || exit;

/** Runs what is due, at a pretended time when one is said. */
add_action(
	'woocommerce_api_standin_due',
	static function () {
		wp_send_json( wc_standin_run_due( isset( $_GET['at'] ) ? absint( $_GET['at'] ) : null ) );
	}
);

/** An order with all that a test may want to see of it. */
add_action(
	'woocommerce_api_standin_order',
	static function () {
		$order = wc_get_order( absint( $_GET['id'] ?? 0 ) );
		wp_send_json( $order instanceof WC_Order ? wc_standin_order( $order ) : null );
	}
);

/** Makes a product and says its id. */
add_action(
	'woocommerce_api_standin_product',
	static function () {
		$product = new WC_Product_Simple();
		$product->set_name( wc_clean( wp_unslash( $_GET['name'] ?? 'Product' ) ) );
		$product->set_regular_price( wc_clean( wp_unslash( $_GET['price'] ?? '10.00' ) ) );
		foreach ( array( 'virtual', 'downloadable' ) as $name ) {
			$product->{"set_$name"}( isset( $_GET[ $name ] ) ? 'yes' : 'no' );
		}
		if ( isset( $_GET['stock'] ) ) {
			$product->set_manage_stock( 'yes' );
			$product->set_stock_quantity( (int) $_GET['stock'] );
		}
		wp_send_json( $product->save() );
	}
);

/** What a person does on the order screen: another status, a refund by the gateway, or the bin. */
add_action(
	'woocommerce_api_standin_do',
	static function () {
		$order = wc_get_order( absint( $_GET['id'] ?? 0 ) );
		if ( ! $order instanceof WC_Order ) {
			wp_send_json( null );
		}
		$said = true;
		if ( isset( $_GET['status'] ) ) {
			$order->update_status( wc_clean( wp_unslash( $_GET['status'] ) ), '', true );
		}
		if ( isset( $_GET['refund'] ) ) {
			$by_hand = isset( $_GET['by_hand'] );
			$said    = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => wc_format_decimal( wc_clean( wp_unslash( $_GET['refund'] ) ) ), 'reason' => 'by a test', 'refund_payment' => ! $by_hand ) );
			$said    = is_wp_error( $said ) ? $said->get_error_message() : $said->get_id();
		}
		if ( isset( $_GET['total'] ) ) {
			$order->set_total( wc_clean( wp_unslash( $_GET['total'] ) ) );
			$order->save();
		}
		if ( isset( $_GET['delete'] ) ) {
			$order->delete( 'for-good' === $_GET['delete'] );
		}
		wp_send_json( $said );
	}
);

/**
 * An order as JSON says it.
 *
 * @param WC_Order $order The order.
 */
function wc_standin_order( WC_Order $order ) {
	$refunds = array();
	foreach ( $order->get_refunds() as $refund ) {
		$meta = array();
		foreach ( WC_Order_Meta_Store::read( $refund->get_id() ) as $row ) {
			$meta[ $row['key'] ] = $row['value'];
		}
		$refunds[] = array( 'id' => $refund->get_id(), 'amount' => $refund->get_amount(), 'reason' => $refund->get_reason(), 'by_gateway' => $refund->get_refunded_payment(), 'meta' => $meta );
	}
	$stock = array();
	foreach ( $order->get_items() as $item ) {
		$product                     = $item->get_product();
		$stock[ $item->get_name() ] = $product ? $product->get_stock_quantity() : null;
	}
	return array(
		'id'             => $order->get_id(),
		'key'            => $order->get_order_key(),
		'status'         => $order->get_status(),
		'paid'           => $order->is_paid(),
		'date_paid'      => $order->get_date_paid() ? (string) $order->get_date_paid() : null,
		'total'          => $order->get_total(),
		'currency'       => $order->get_currency(),
		'method'         => $order->get_payment_method(),
		'transaction_id' => $order->get_transaction_id(),
		'created_via'    => $order->get_created_via(),
		'pay_url'        => $order->get_checkout_payment_url(),
		'received_url'   => $order->get_checkout_order_received_url(),
		'notes'          => array_reverse( wp_list_pluck( wc_get_order_notes( array( 'order_id' => $order->get_id() ) ), 'content' ) ),
		'mails'          => wc_standin_mails( $order->get_id() ),
		'refunds'        => array_reverse( $refunds ),
		'stock'          => $stock,
	);
}
