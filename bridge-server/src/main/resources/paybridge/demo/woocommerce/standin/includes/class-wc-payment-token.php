<?php
/**
 * Stored ways to pay (a7).
 */

defined( 'ABSPATH' ) || exit;

/** A token: whose, of which gateway, and what a class of its own keeps besides. Nothing is kept before save(). */
abstract class WC_Payment_Token extends WC_Data {

	/** @var string */
	protected $type = '';

	/** @var array */
	protected $extra_data = array();

	/** @var array */
	protected $data = array( 'gateway_id' => '', 'token' => '', 'user_id' => 0, 'is_default' => false );

	/**
	 * A token by id or row.
	 *
	 * @param int|array $token 0 for a new one.
	 */
	public function __construct( $token = 0 ) {
		$this->data += $this->extra_data;
		$row         = is_array( $token ) ? $token : WC_Payment_Tokens::row( absint( $token ) );
		if ( $row ) {
			$this->id   = (int) $row['token_id'];
			$this->data = array_merge( $this->data, json_decode( $row['details'], true ), array( 'gateway_id' => $row['gateway_id'], 'token' => $row['token'], 'user_id' => (int) $row['user_id'], 'is_default' => (bool) $row['is_default'] ) );
		}
	}

	/**
	 * A value.
	 *
	 * @param string $name    Its name.
	 * @param string $context Nothing here.
	 */
	protected function get_prop( $name, $context = 'view' ) {
		return $this->data[ $name ];
	}

	/** The kind of token. */
	public function get_type( $context = 'view' ) {
		return $this->type;
	}

	/** How a person knows it. */
	public function get_display_name( $deprecated = '' ) {
		return $this->get_type();
	}

	/** True when it is the customer's first choice. */
	public function is_default() {
		return (bool) $this->data['is_default'];
	}

	/** True when it can be kept. */
	public function validate() {
		return '' !== (string) $this->data['token'];
	}

	/** Keeps it; the customer's first token becomes the default. */
	public function save() {
		if ( ! $this->validate() ) {
			throw new Exception( 'Invalid or missing payment token fields.' );
		}
		global $wpdb;
		$first = 0 === $this->id && $this->data['user_id'] > 0 && array() === WC_Payment_Tokens::get_customer_tokens( $this->data['user_id'] );
		$row   = array(
			'gateway_id' => $this->data['gateway_id'],
			'token'      => $this->data['token'],
			'user_id'    => $this->data['user_id'],
			'type'       => $this->type,
			'is_default' => (int) ( $first || $this->is_default() ),
			'details'    => wp_json_encode( array_intersect_key( $this->data, $this->extra_data ) ),
		);
		if ( 0 === $this->id ) {
			$wpdb->insert( WC_Payment_Tokens::table(), $row );
			$this->id = (int) $wpdb->insert_id;
			do_action( 'woocommerce_new_payment_token', $this->id, $this );
		} else {
			$wpdb->update( WC_Payment_Tokens::table(), $row, array( 'token_id' => $this->id ) );
		}
		return $this->id;
	}

	/** Deletes it for good. */
	public function delete( $force = false ) {
		global $wpdb;
		$wpdb->delete( WC_Payment_Tokens::table(), array( 'token_id' => $this->id ) );
		do_action( 'woocommerce_payment_token_deleted', $this->id, $this );
		return true;
	}

	/** Tokens have no free meta data here. */
	protected function read_meta() {
		return array();
	}

	/** @param array $row Nothing is kept. */
	protected function write_meta( array $row ) {
		throw new BadMethodCallException( 'The stand-in keeps no meta data of tokens' );
	}
}
