<?php
/**
 * Words of the shop that are the same everywhere: statuses (a13) and countries.
 */

defined( 'ABSPATH' ) || exit;

/** Statuses as they are stored, with their names; `trash` and `auto-draft` stand apart. */
function wc_get_order_statuses() {
	return apply_filters(
		'wc_order_statuses',
		array(
			'wc-pending'        => 'Pending payment',
			'wc-processing'     => 'Processing',
			'wc-on-hold'        => 'On hold',
			'wc-completed'      => 'Completed',
			'wc-cancelled'      => 'Cancelled',
			'wc-refunded'       => 'Refunded',
			'wc-failed'         => 'Failed',
			'wc-checkout-draft' => 'Draft',
		)
	);
}

/**
 * A status for people.
 *
 * @param string $status With or without `wc-`.
 */
function wc_get_order_status_name( $status ) {
	$status = 0 === strpos( $status, 'wc-' ) ? substr( $status, 3 ) : $status;
	return wc_get_order_statuses()[ 'wc-' . $status ] ?? $status;
}

/** Statuses that count as paid. */
function wc_get_is_paid_statuses() {
	return apply_filters( 'woocommerce_order_is_paid_statuses', array( 'processing', 'completed' ) );
}

/** Statuses that hold stock while they wait. */
function wc_get_is_pending_statuses() {
	return apply_filters( 'woocommerce_order_is_pending_statuses', array( 'pending' ) );
}

/** What WC()->countries is: the shop's own country is all that is asked. */
final class WC_Countries {

	/** The shop's country. */
	public function get_base_country() {
		return explode( ':', (string) get_option( 'woocommerce_default_country', 'DE' ) )[0];
	}
}
