<?php
/**
 * Paying an order (a12, a14).
 */

defined( 'ABSPATH' ) || exit;

/** payment_complete() looks at the status only: at no amount, no currency, no gateway, and takes no lock. */
trait WC_Order_Payment {

	/**
	 * Says that the order is paid.
	 *
	 * From on-hold, pending, failed and cancelled (a cancelled order comes back) it goes to processing
	 * or completed. From any other status nothing is changed, the transaction id neither, and the
	 * answer is true all the same.
	 *
	 * @param string $transaction_id The gateway's number.
	 * @return bool False without an id, or when something was thrown; that is swallowed and noted.
	 */
	public function payment_complete( $transaction_id = '' ) {
		if ( 0 === $this->get_id() ) {
			return false;
		}
		try {
			do_action( 'woocommerce_pre_payment_complete', $this->get_id(), $transaction_id );
			if ( WC()->session ) {
				WC()->session->set( 'order_awaiting_payment', false );
			}
			$from = apply_filters( 'woocommerce_valid_order_statuses_for_payment_complete', array( 'on-hold', 'pending', 'failed', 'cancelled' ), $this );
			if ( ! $this->has_status( $from ) ) {
				do_action( 'woocommerce_payment_complete_order_status_' . $this->get_status(), $this->get_id(), $transaction_id );
				return true;
			}
			if ( ! empty( $transaction_id ) ) {
				$this->set_transaction_id( $transaction_id );
			}
			if ( ! $this->get_date_paid() ) {
				$this->set_date_paid( wc_standin_now() );
			}
			$to = apply_filters( 'woocommerce_payment_complete_order_status', $this->needs_processing() ? 'processing' : 'completed', $this->get_id(), $this );
			// No note of the transition: this one stands for it (11.0.1).
			$this->set_status( $to, false );
			$this->add_order_note( $this->payment_note() );
			$this->save();
			do_action( 'woocommerce_payment_complete', $this->get_id(), $this->get_transaction_id() );
		} catch ( Exception $no ) {
			$this->handle_exception( $no, 'Payment complete event failed.' );
			return false;
		}
		return true;
	}

	/** What the order's notes say of the payment. */
	private function payment_note() {
		if ( '' === $this->get_payment_method_title() || '' === $this->get_transaction_id() ) {
			return 'Payment complete.';
		}
		return sprintf( 'Payment via %1$s (%2$s).', $this->get_payment_method_title(), $this->get_transaction_id() );
	}

	/** True when the order can be paid: pending or failed, and more than nothing. */
	public function needs_payment() {
		$from = $this->payable_statuses();
		return apply_filters( 'woocommerce_order_needs_payment', $this->has_status( $from ) && $this->get_total() > 0, $this, $from );
	}

	/** False only when every line is virtual and downloadable (or there is none). Kept by the object cache until its lines change. */
	public function needs_processing() {
		$key  = 'order-needs-processing-' . $this->get_id();
		$kept = wp_cache_get( $key, 'orders' );
		if ( false === $kept ) {
			$kept = 0;
			foreach ( $this->get_items() as $item ) {
				$product = $item->get_product();
				if ( $product && apply_filters( 'woocommerce_order_item_needs_processing', ! ( $product->is_virtual() && $product->is_downloadable() ), $product, $this->get_id() ) ) {
					$kept = 1;
				}
			}
			wp_cache_set( $key, $kept, 'orders', DAY_IN_SECONDS );
		}
		return 1 === (int) $kept;
	}

	/** True by the status alone; a date of payment says nothing. */
	public function is_paid() {
		return apply_filters( 'woocommerce_order_is_paid', $this->has_status( wc_get_is_paid_statuses() ), $this );
	}

	/**
	 * How the order is to be paid.
	 *
	 * @param string|WC_Payment_Gateway $method A method, or its id.
	 */
	public function set_payment_method( $method = '' ) {
		$is = is_object( $method );
		$this->set_prop( 'payment_method', $is ? $method->id : (string) $method );
		if ( $is ) {
			$this->set_payment_method_title( $method->get_title() );
		}
	}
}
