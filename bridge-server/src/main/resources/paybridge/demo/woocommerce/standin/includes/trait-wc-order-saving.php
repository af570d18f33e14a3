<?php
/**
 * How an order is written.
 */

defined( 'ABSPATH' ) || exit;

/** Writes only what changed; each write sets the moment of modification, which the unpaid-order timer looks at (a15). */
trait WC_Order_Saving {

	/** Writes meta data. An order that is otherwise unchanged counts as modified by it, once a second, and its save hooks run. */
	public function save_meta_data() {
		$written = parent::save_meta_data();
		if ( $written && $this->id > 0 && array() === $this->changes
			&& $this->data['date_modified'] && $this->data['date_modified']->getTimestamp() < wc_standin_now() ) {
			$this->save();
		}
		return $written;
	}

	/** Writes what changed, and runs the hooks around it. */
	public function save() {
		$kind = $this->object_type();
		try {
			do_action( "woocommerce_before_{$kind}_object_save", $this, null );
			$new = 0 === $this->id;
			if ( $new && null === $this->data['date_created'] ) {
				$this->set_date_created( wc_standin_now() );
			}
			if ( ! isset( $this->changes['date_modified'] ) ) {
				$this->set_date_modified( wc_standin_now() );
			}
			if ( $new ) {
				$this->data['status'] = $this->get_status();
				$this->id             = WC_Order_Store::create( $this->get_type(), $this->data );
			} else {
				WC_Order_Store::update( $this->id, $this->get_changes(), $this->data );
			}
			$this->changes = array();
			parent::save_meta_data();
			$this->save_items();
			do_action( $new ? "woocommerce_new_$kind" : "woocommerce_update_$kind", $this->id, $this );
			do_action( "woocommerce_after_{$kind}_object_save", $this, null );
		} catch ( Exception $no ) {
			$this->handle_exception( $no, 'Error saving order ID ' . $this->id . '.' );
		}
		return $this->id;
	}

	/**
	 * Something went wrong in the middle.
	 *
	 * @param Exception $no   What.
	 * @param string    $text When.
	 */
	protected function handle_exception( $no, $text ) {
		wc_get_logger()->error( $text . ' ' . $no->getMessage(), array( 'source' => 'orders' ) );
	}
}
