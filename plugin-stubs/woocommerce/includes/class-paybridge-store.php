<?php
/**
 * Where the plugin keeps its secrets and the newest picture of every order.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A table of named values, each changed under a lock of its own. The lock is a row with a unique
 * name, so that it holds with every database and every object cache; it expires, so that a process
 * that died does not hold it for ever.
 */
final class Paybridge_Store implements Paybridge\Store {

	const TABLE_VERSION = '1';

	/** Seconds after which a lock counts as left behind. More than a request may last. */
	const EXPIRY = 120;

	/** Seconds to wait for somebody else's lock. */
	const PATIENCE = 10;

	/** The table's name. */
	public static function table() {
		global $wpdb;
		return $wpdb->prefix . 'paybridge_kept';
	}

	/** Makes the table when it is not there or of an older version. */
	public static function make_table() {
		if ( get_option( 'paybridge_table' ) === self::TABLE_VERSION ) {
			return;
		}
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		dbDelta(
			'CREATE TABLE ' . self::table() . " (
			name varchar(64) NOT NULL,
			value longtext NOT NULL,
			changed_at bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (name)
			) $collate;"
		);
		update_option( 'paybridge_table', self::TABLE_VERSION, true );
	}

	/**
	 * What was kept under this name.
	 *
	 * @param string $name Any name.
	 */
	public function read( string $name ): array {
		global $wpdb;
		$text = $wpdb->get_var( $wpdb->prepare( 'SELECT value FROM ' . self::table() . ' WHERE name = %s', self::key( $name ) ) ); // phpcs:ignore WordPress.DB
		return null === $text ? array() : Paybridge\Json::read( $text );
	}

	/**
	 * Changes what is kept, while nobody else changes the same name.
	 *
	 * @param string   $name   Any name.
	 * @param callable $change Gets what is kept, returns what to keep.
	 * @throws RuntimeException When somebody else holds the lock for too long, or nothing can be written.
	 */
	public function change( string $name, callable $change ): array {
		$lock = self::lock( $name );
		try {
			$before = $this->read( $name );
			$after  = $change( $before );
			if ( $after !== $before ) {
				self::write( self::key( $name ), Paybridge\Json::write( $after ) );
			}
			return $after;
		} finally {
			self::unlock( $lock );
		}
	}

	/**
	 * Names longer than a key may be, or with any characters, become a digest.
	 *
	 * @param string $name Any name.
	 */
	private static function key( $name ) {
		return preg_match( '/^[a-z0-9 ]{1,60}$/D', $name ) ? $name : hash( 'sha256', $name );
	}

	/**
	 * Writes a row or replaces it.
	 *
	 * @param string $key  The row's name.
	 * @param string $text Its value.
	 * @throws RuntimeException When the database refuses.
	 */
	private static function write( $key, $text ) {
		global $wpdb;
		$row = array(
			'name'       => $key,
			'value'      => $text,
			'changed_at' => time(),
		);
		if ( false === $wpdb->replace( self::table(), $row, array( '%s', '%s', '%d' ) ) ) { // phpcs:ignore WordPress.DB
			throw new RuntimeException( __( 'Paybridge cannot write to its table.', 'paybridge-for-woocommerce' ) ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}

	/**
	 * Takes the lock of a name.
	 *
	 * @param string $name Any name.
	 * @return array What unlock() needs.
	 * @throws RuntimeException When it cannot be had in time.
	 */
	private static function lock( $name ) {
		global $wpdb;
		$lock  = array( 'lock ' . substr( hash( 'sha256', $name ), 0, 32 ), bin2hex( random_bytes( 8 ) ) );
		$until = microtime( true ) + self::PATIENCE;
		while ( true ) {
			$wpdb->query( $wpdb->prepare( 'DELETE FROM ' . self::table() . ' WHERE name = %s AND changed_at < %d', $lock[0], time() - self::EXPIRY ) ); // phpcs:ignore WordPress.DB
			$taken = $wpdb->query( $wpdb->prepare( 'INSERT IGNORE INTO ' . self::table() . ' (name, value, changed_at) VALUES (%s, %s, %d)', $lock[0], $lock[1], time() ) ); // phpcs:ignore WordPress.DB
			if ( 1 === $taken ) {
				return $lock;
			}
			if ( microtime( true ) > $until ) {
				throw new RuntimeException( __( 'Somebody else is changing this order just now.', 'paybridge-for-woocommerce' ) ); // phpcs:ignore WordPress.Security.EscapeOutput
			}
			usleep( 50000 );
		}
	}

	/**
	 * Gives the lock back, if it is still ours.
	 *
	 * @param array $lock What lock() returned.
	 */
	private static function unlock( array $lock ) {
		global $wpdb;
		$wpdb->delete(
			self::table(),
			array(
				'name'  => $lock[0],
				'value' => $lock[1],
			)
		); // phpcs:ignore WordPress.DB
	}

	/** Takes the table away. */
	public static function drop_table() {
		global $wpdb;
		$wpdb->query( 'DROP TABLE IF EXISTS ' . self::table() ); // phpcs:ignore WordPress.DB
		delete_option( 'paybridge_table' );
	}
}
