<?php
/**
 * An order's status and what hangs on its change (a12, a13).
 */

defined( 'ABSPATH' ) || exit;

/** A status is set in memory; its transition, with everything that listens, runs inside save(). */
trait WC_Order_Status {

	/** @var array|false from, to, note, manual; what save() will run. */
	protected $status_transition = false;

	/**
	 * Sets the status in memory and remembers the first `from`. The same status again is no
	 * transition, and its note is dropped.
	 *
	 * @param string       $status The status.
	 * @param string|false $note   A note for the transition; false for no note at all.
	 * @param bool         $manual Whether a person did it.
	 */
	public function set_status( $status, $note = '', $manual = false ) {
		$set = parent::set_status( $status );
		if ( $this->object_read && $set['from'] !== $set['to'] ) {
			$this->status_transition = array(
				'from'   => $this->status_transition ? $this->status_transition['from'] : $set['from'],
				'to'     => $set['to'],
				'note'   => $note,
				'manual' => (bool) $manual,
			);
			if ( $manual ) {
				do_action( 'woocommerce_order_edit_status', $this->get_id(), $set['to'] );
			}
			$this->date_by_status();
		}
		return $set;
	}

	/** Reaching the paid-complete status, or `completed`, dates the payment also when no gateway did. */
	private function date_by_status() {
		if ( ! $this->get_date_paid() ) {
			$paid = apply_filters( 'woocommerce_payment_complete_order_status', $this->needs_processing() ? 'processing' : 'completed', $this->get_id(), $this );
			if ( $this->has_status( $paid ) || ( 'processing' === $paid && $this->has_status( 'completed' ) ) ) {
				$this->set_date_paid( wc_standin_now() );
			}
		}
		if ( $this->has_status( 'completed' ) ) {
			$this->set_date_completed( wc_standin_now() );
		}
	}

	/**
	 * Sets the status and saves. True also when nothing changed; what is thrown is swallowed and noted.
	 *
	 * @param string $status The status.
	 * @param string $note   A note for the transition.
	 * @param bool   $manual Whether a person did it.
	 */
	public function update_status( $status, $note = '', $manual = false ) {
		if ( 0 === $this->get_id() ) {
			return false;
		}
		try {
			$this->set_status( $status, $note, $manual );
			$this->save();
		} catch ( Exception $no ) {
			$this->handle_exception( $no, 'Update status event failed.' );
			return false;
		}
		return true;
	}

	/** Writes, then runs the transition. */
	protected function save_and_move() {
		parent::save();
		$this->status_transition();
		return $this->get_id();
	}

	/** Runs the transition: mails, stock and everybody else, in this very request. */
	private function status_transition() {
		$moved                   = $this->status_transition;
		$this->status_transition = false;
		if ( ! $moved ) {
			return;
		}
		$from = $moved['from'];
		$to   = $moved['to'];
		try {
			do_action( "woocommerce_order_status_$to", $this->get_id(), $this, $moved );
			if ( false !== $moved['note'] && ! in_array( $from, array( 'draft', 'auto-draft', 'new', 'checkout-draft' ), true ) ) {
				$text = sprintf( 'Order status changed from %1$s to %2$s.', wc_get_order_status_name( $from ), wc_get_order_status_name( $to ) );
				$this->add_order_note( trim( $moved['note'] . ' ' . $text ), 0, $moved['manual'] );
			}
			do_action( "woocommerce_order_status_{$from}_to_$to", $this->get_id(), $this );
			do_action( 'woocommerce_order_status_changed', $this->get_id(), $from, $to, $this );
			if ( in_array( $from, $this->payable_statuses(), true ) && in_array( $to, wc_get_is_paid_statuses(), true ) ) {
				do_action( 'woocommerce_order_payment_status_changed', $this->get_id(), $this );
			}
		} catch ( Exception $no ) {
			$this->handle_exception( $no, 'Error during status transition.' );
		}
	}

	/** Statuses in which an order can be paid. */
	private function payable_statuses() {
		return apply_filters( 'woocommerce_valid_order_statuses_for_payment', array( 'pending', 'failed' ), $this );
	}

	/**
	 * A log line and a note.
	 *
	 * @param Exception $no   What.
	 * @param string    $text When.
	 */
	protected function handle_exception( $no, $text ) {
		parent::handle_exception( $no, $text );
		$this->add_order_note( $text . ' ' . $no->getMessage() );
	}
}
