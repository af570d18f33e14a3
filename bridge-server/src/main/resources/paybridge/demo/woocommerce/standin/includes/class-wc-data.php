<?php
/**
 * What orders, refunds and products have in common.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Named values, and free meta data (the trait), both in memory until save(). Every name in $data has a getter and
 * a setter (get_currency, set_currency); a class that needs more than that writes its own.
 */
abstract class WC_Data {

	use WC_Meta_Data;

	/** @var int */
	protected $id = 0;

	/** @var array */
	protected $data = array();

	/** @var array Names that were set since the last save: only they are written (a stale object spoils no more). */
	protected $changes = array();

	/**
	 * Getters and setters of the names in $data.
	 *
	 * @param string $method    get_… or set_….
	 * @param array  $arguments What was passed.
	 * @throws BadMethodCallException When the stand-in does not know it: write it, or do without.
	 */
	public function __call( $method, $arguments ) {
		$name = substr( $method, 4 );
		if ( array_key_exists( $name, $this->data ) ) {
			if ( 0 === strpos( $method, 'get_' ) ) {
				return $this->data[ $name ];
			}
			if ( 0 === strpos( $method, 'set_' ) ) {
				return $this->set_prop( $name, $arguments[0] );
			}
		}
		throw new BadMethodCallException( 'The stand-in has no ' . get_class( $this ) . '::' . $method . '()' );
	}

	/** The id; 0 before the first save. */
	public function get_id() {
		return $this->id;
	}

	/**
	 * Gives it an id.
	 *
	 * @param int $id The id; 0 for a thing that is not kept.
	 */
	public function set_id( $id ) {
		$this->id = absint( $id );
	}

	/** What was set since the last save. */
	public function get_changes() {
		return array_intersect_key( $this->data, $this->changes );
	}

	/**
	 * Sets a value and remembers that it was set.
	 *
	 * @param string $name  Its name.
	 * @param mixed  $value The value.
	 */
	protected function set_prop( $name, $value ) {
		if ( $this->data[ $name ] !== $value ) {
			$this->data[ $name ]    = $value;
			$this->changes[ $name ] = true;
		}
	}

	/**
	 * Sets a moment.
	 *
	 * @param string                              $name Its name.
	 * @param string|int|DateTimeInterface|null $time Seconds, a text in GMT, a moment, or nothing.
	 */
	protected function set_date( $name, $time ) {
		if ( null !== $time && '' !== $time ) {
			$time = wc_string_to_datetime( $time instanceof DateTimeInterface ? $time->getTimestamp() : $time );
		}
		$this->set_prop( $name, '' === $time ? null : $time );
	}
}
