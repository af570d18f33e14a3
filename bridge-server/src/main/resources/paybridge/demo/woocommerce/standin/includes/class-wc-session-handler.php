<?php
/**
 * What the shop remembers of a visitor.
 */

defined( 'ABSPATH' ) || exit;

/** Named values in a row of their own, found by a cookie; written at the end of the request, or earlier when that is asked for. */
final class WC_Session_Handler {

	/** @var string */
	private $customer_id = '';

	/** @var array */
	private $values = array();

	/** @var bool */
	private $changed = false;

	/** Finds the visitor. */
	public function __construct() {
		$cookie = isset( $_COOKIE[ $this->cookie() ] ) ? sanitize_key( $_COOKIE[ $this->cookie() ] ) : '';
		if ( is_user_logged_in() ) {
			$this->customer_id = (string) get_current_user_id();
		} elseif ( '' !== $cookie ) {
			$this->customer_id = $cookie;
		}
		if ( '' !== $this->customer_id ) {
			global $wpdb;
			$kept         = $wpdb->get_var( $wpdb->prepare( 'SELECT session_value FROM ' . WC_Order_Store::table( 'woocommerce_sessions' ) . ' WHERE session_key = %s', $this->customer_id ) );
			$this->values = null === $kept ? array() : (array) json_decode( $kept, true );
		}
		add_action( 'shutdown', array( $this, 'save_data' ), 20 );
		add_filter( 'nonce_user_logged_out', array( $this, 'nonce_user' ), 10, 2 );
	}

	/** The cookie's name. */
	private function cookie() {
		return 'wp_woocommerce_session_' . COOKIEHASH;
	}

	/**
	 * The shop's nonces belong to one visitor (a17).
	 *
	 * @param int    $user   0.
	 * @param string $action The nonce's action.
	 */
	public function nonce_user( $user, $action = '' ) {
		return '' !== $this->customer_id && 0 === strpos( (string) $action, 'woocommerce' ) ? $this->customer_id : $user;
	}

	/** Who it is; '' for a visitor of whom nothing is remembered. */
	public function get_customer_id() {
		return $this->customer_id;
	}

	/** True when something is remembered. */
	public function has_session() {
		return '' !== $this->customer_id;
	}

	/** Sends the cookie to a visitor who had none. */
	public function begin() {
		if ( '' === $this->customer_id ) {
			$this->customer_id = 't_' . bin2hex( random_bytes( 15 ) );
			if ( ! headers_sent() ) {
				setcookie( $this->cookie(), $this->customer_id, 0, COOKIEPATH ? COOKIEPATH : '/', COOKIE_DOMAIN, is_ssl(), true );
			}
		}
	}

	/**
	 * A value.
	 *
	 * @param string $name    Its name.
	 * @param mixed  $default When there is none.
	 */
	public function get( $name, $default = null ) {
		return $this->values[ $name ] ?? $default;
	}

	/**
	 * Sets a value.
	 *
	 * @param string $name  Its name.
	 * @param mixed  $value The value.
	 */
	public function set( $name, $value ) {
		if ( $this->get( $name ) !== $value ) {
			$this->values[ $name ] = $value;
			$this->changed         = true;
		}
	}

	/** @param string $name See get(). */
	public function __get( $name ) {
		return $this->get( $name );
	}

	/** @param string $name See set(). @param mixed $value See set(). */
	public function __set( $name, $value ) {
		$this->set( $name, $value );
	}

	/** @param string $name A value's name. */
	public function __isset( $name ) {
		return isset( $this->values[ $name ] );
	}

	/** @param string $name A value's name. */
	public function __unset( $name ) {
		if ( isset( $this->values[ $name ] ) ) {
			unset( $this->values[ $name ] );
			$this->changed = true;
		}
	}

	/** Writes what changed. */
	public function save_data() {
		global $wpdb;
		if ( $this->changed && '' !== $this->customer_id ) {
			$wpdb->replace( WC_Order_Store::table( 'woocommerce_sessions' ), array( 'session_key' => $this->customer_id, 'session_value' => wp_json_encode( $this->values ) ) );
			$this->changed = false;
		}
	}
}
