<?php
/**
 * Free meta data of orders, refunds, lines and products.
 */

defined( 'ABSPATH' ) || exit;

/** Rows that change in memory and are written by save_meta_data(), or by save(). */
trait WC_Meta_Data {

	/** @var array|null Rows of id, key, value; null until read. A value of null waits to be deleted. */
	protected $meta = null;

	/** Reads the meta data's rows: id, key, value. */
	abstract protected function read_meta();

	/**
	 * Writes, changes or deletes one row.
	 *
	 * @param array $row id (0 for a new one), key, value (null to delete).
	 * @return int Its id.
	 */
	abstract protected function write_meta( array $row );

	/**
	 * Reads the meta data anew.
	 *
	 * @param bool $force Even when it was read.
	 */
	public function read_meta_data( $force = false ) {
		if ( null === $this->meta || $force ) {
			$this->meta = $this->id > 0 ? $this->read_meta() : array();
		}
	}

	/**
	 * A meta value; '' when there is none.
	 *
	 * @param string $key    Its key.
	 * @param bool   $single The first one, or all rows.
	 */
	public function get_meta( $key = '', $single = true ) {
		$this->read_meta_data();
		$found = array();
		foreach ( $this->meta as $row ) {
			if ( $row['key'] === $key && null !== $row['value'] ) {
				$found[] = (object) $row;
			}
		}
		if ( ! $single ) {
			return $found;
		}
		return array() === $found ? '' : $found[0]->value;
	}

	/** All values, as rows of id, key and value. */
	public function get_meta_data() {
		$this->read_meta_data();
		return array_map( static function ( $row ) { return (object) $row; }, $this->meta );
	}

	/**
	 * True when there is a value under this key.
	 *
	 * @param string $key The key.
	 */
	public function meta_exists( $key ) {
		return array() !== $this->get_meta( $key, false );
	}

	/**
	 * Adds a value.
	 *
	 * @param string $key    Its key.
	 * @param mixed  $value  The value.
	 * @param bool   $unique Whether others of this key go.
	 */
	public function add_meta_data( $key, $value, $unique = false ) {
		$this->read_meta_data();
		if ( $unique ) {
			$this->delete_meta_data( $key );
		}
		$this->meta[] = array( 'id' => 0, 'key' => $key, 'value' => $value, 'dirty' => true );
	}

	/**
	 * Sets the value of a key.
	 *
	 * @param string $key   The key.
	 * @param mixed  $value The value.
	 */
	public function update_meta_data( $key, $value ) {
		$this->read_meta_data();
		foreach ( $this->meta as $n => $row ) {
			if ( $row['key'] === $key && null !== $row['value'] ) {
				$this->meta[ $n ]['dirty'] = $row['dirty'] || $row['value'] !== $value;
				$this->meta[ $n ]['value'] = $value;
				return;
			}
		}
		$this->add_meta_data( $key, $value );
	}

	/**
	 * Deletes every value of a key.
	 *
	 * @param string $key The key.
	 */
	public function delete_meta_data( $key ) {
		$this->read_meta_data();
		foreach ( $this->meta as $n => $row ) {
			if ( $row['key'] === $key ) {
				$this->meta[ $n ]['value'] = null;
				$this->meta[ $n ]['dirty'] = true;
			}
		}
	}

	/** Writes what changed in the meta data, and only that; true when there was something. */
	public function save_meta_data() {
		$written = false;
		foreach ( (array) $this->meta as $n => $row ) {
			if ( $row['dirty'] ) {
				$this->meta[ $n ]['id']    = $this->write_meta( $row );
				$this->meta[ $n ]['dirty'] = false;
				$written                   = true;
			}
		}
		if ( $written ) {
			$this->meta = array_values( array_filter( $this->meta, static function ( $row ) { return null !== $row['value']; } ) );
		}
		return $written;
	}
}
