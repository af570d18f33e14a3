<?php
/**
 * What our plugin needs of the Subscriptions extension, by section (c) of the contract notes: no
 * registry that a build may ask has it. A subscription is an order here, as it is there; what is not
 * in the notes is not here, and asking for it ends the run.
 */

/**
 * The subscriptions that an order began.
 *
 * @param WC_Order $order The order.
 * @param array    $args  `order_type` must be `any`.
 */
function wcs_get_subscriptions_for_order( $order, $args = array() ) {
	if ( array( 'order_type' => 'any' ) !== $args ) {
		throw new InvalidArgumentException( 'The stand-in knows order_type any only' );
	}
	$found = array_map( 'wc_get_order', array_filter( explode( ' ', (string) $order->get_meta( '_standin_begins' ) ) ) );
	return $found ? $found : wcs_get_subscriptions_for_renewal_order( $order );
}

/**
 * The subscriptions that an order renews.
 *
 * @param WC_Order $order The order.
 */
function wcs_get_subscriptions_for_renewal_order( $order ) {
	$id = (int) $order->get_meta( '_subscription_renewal' );
	return $id > 0 ? array( $id => wc_get_order( $id ) ) : array();
}

/**
 * True when an order begins or renews a subscription.
 *
 * @param WC_Order $order The order.
 * @param string   $type  `any`.
 */
function wcs_order_contains_subscription( $order, $type ) {
	return array() !== wcs_get_subscriptions_for_order( $order, array( 'order_type' => $type ) );
}

/**
 * Makes the order of a renewal: everything is copied that nobody takes out.
 *
 * @param WC_Order $subscription The subscription.
 */
function wcs_create_renewal_order( $subscription ) {
	$order = wc_create_order( array( 'created_via' => 'subscription' ) );
	foreach ( $subscription->get_items() as $item ) {
		$order->add_product( $item->get_product(), $item->get_quantity() );
	}
	$order->set_customer_id( $subscription->get_customer_id() );
	$order->set_billing_email( $subscription->get_billing_email() );
	$order->set_billing_country( $subscription->get_billing_country() );
	$order->set_payment_method( $subscription->get_payment_method() );
	$order->calculate_totals();
	$data = array( '_other' => 'x' );
	foreach ( array( '_paybridge_saved', '_paybridge_attempt', '_paybridge_word', '_paybridge_reference', '_paybridge_storing' ) as $name ) {
		$data[ $name ] = $subscription->get_meta( $name );
	}
	foreach ( array_filter( apply_filters( 'wc_subscriptions_renewal_order_data', $data, $order, $subscription ) ) as $name => $value ) {
		$order->update_meta_data( $name, $value );
	}
	$order->update_meta_data( '_subscription_renewal', $subscription->get_id() );
	$order->save();
	return $order;
}

/**
 * The scheduler's turn: the gateway of a renewal that has a price is called by its own hook.
 *
 * @param WC_Order $order The renewal order.
 */
function wcs_standin_pay_renewal( $order ) {
	$hook = 'woocommerce_scheduled_subscription_payment_' . $order->get_payment_method();
	if ( $order->get_total() > 0 && ! has_action( $hook ) ) {
		throw new LogicException( "Nobody listens to $hook: the renewal would be lost" );
	}
	do_action( $hook, $order->get_total(), $order );
}
