<?php
/**
 * The owner's order screen, by its id woocommerce_page_wc-orders (a8).
 */

defined( 'ABSPATH' ) || exit;

add_action( 'admin_post_wc_standin_order', 'wc_standin_order_action' );

/** The list of orders, or one of them. */
function wc_standin_orders_screen() {
	$order = wc_get_order( absint( $_GET['id'] ?? 0 ) );
	if ( $order instanceof WC_Order ) {
		wc_standin_order_screen( $order );
		return;
	}
	echo '<div class="wrap"><h1>Orders</h1>';
	foreach ( wc_get_orders( array( 'limit' => 50 ) ) as $order ) {
		echo '<p><a href="', esc_url( $order->get_edit_order_url() ), '">#', esc_html( $order->get_order_number() ), '</a> ', esc_html( wc_get_order_status_name( $order->get_status() ) . ' ' . $order->get_total() . ' ' . $order->get_currency() ), '</p>';
	}
	echo '</div>';
}

/**
 * One order: other plugins' boxes, their actions, and the form for refunds.
 *
 * @param WC_Order $order The order.
 */
function wc_standin_order_screen( WC_Order $order ) {
	$screen = wc_get_page_screen_id( 'shop-order' );
	do_action( 'add_meta_boxes', $screen, $order );
	echo '<div class="wrap"><h1>Order #', esc_html( $order->get_order_number() ), '</h1><p class="status">', esc_html( wc_get_order_status_name( $order->get_status() ) ), '</p>';
	do_meta_boxes( $screen, 'side', $order );
	do_meta_boxes( $screen, 'normal', $order );
	echo '<form method="post" action="', esc_url( admin_url( 'admin-post.php' ) ), '"><input type="hidden" name="action" value="wc_standin_order"><input type="hidden" name="id" value="', esc_attr( $order->get_id() ), '">';
	wp_nonce_field( 'wc_standin_order' );
	echo '<select name="order_status"><option value=""></option>';
	foreach ( wc_get_order_statuses() as $status => $name ) {
		echo '<option value="', esc_attr( $status ), '">', esc_html( $name ), '</option>';
	}
	echo '</select><select name="wc_order_action"><option value=""></option>';
	foreach ( apply_filters( 'woocommerce_order_actions', array(), $order ) as $action => $title ) {
		echo '<option value="', esc_attr( $action ), '">', esc_html( $title ), '</option>';
	}
	echo '</select><button type="submit">Update</button>';
	$gateway = wc_get_payment_gateway_by_order( $order );
	echo '<p><input name="refund_amount" placeholder="', esc_attr( $order->get_remaining_refund_amount() ), '"><button name="refund" value="manual">Refund manually</button>';
	if ( $gateway && $gateway->can_refund_order( $order ) ) {
		echo '<button name="refund" value="gateway">Refund via ', esc_html( $gateway->get_method_title() ), '</button>';
	}
	echo '</p></form><ul class="order_notes">';
	foreach ( wc_get_order_notes( array( 'order_id' => $order->get_id() ) ) as $note ) {
		echo '<li>', wp_kses_post( $note->content ), '</li>';
	}
	echo '</ul></div>';
}

/** What the form asks for. */
function wc_standin_order_action() {
	$order = wc_get_order( absint( $_POST['id'] ?? 0 ) );
	if ( ! current_user_can( 'edit_shop_orders' ) || ! check_admin_referer( 'wc_standin_order' ) || ! $order instanceof WC_Order ) {
		wp_die( 'You may not do this.' );
	}
	if ( isset( $_POST['refund'] ) ) {
		$made = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => wc_format_decimal( wc_clean( wp_unslash( $_POST['refund_amount'] ) ) ), 'refund_payment' => 'gateway' === $_POST['refund'] ) );
		if ( is_wp_error( $made ) ) {
			wp_die( esc_html( $made->get_error_message() ) );
		}
	} elseif ( ! empty( $_POST['order_status'] ) ) {
		$order->update_status( wc_clean( wp_unslash( $_POST['order_status'] ) ), '', true );
	}
	if ( ! empty( $_POST['wc_order_action'] ) ) {
		do_action( 'woocommerce_order_action_' . sanitize_title( wp_unslash( $_POST['wc_order_action'] ) ), wc_get_order( $order->get_id() ) );
	}
	wp_safe_redirect( $order->get_edit_order_url() );
	exit;
}
