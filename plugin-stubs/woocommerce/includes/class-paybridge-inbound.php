<?php
/**
 * The bridge calls.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * One address with two doors, a REST route and WooCommerce's own API address, for shops where one of
 * them is closed. Both hand the raw body to the protocol and send its signed answer as it is.
 */
final class Paybridge_Inbound {

	/** Begins with wc-, so that a key of WooCommerce's REST API opens it, too. */
	const SPACE = 'wc-paybridge/v1';
	const ROUTE = 'bridge';

	/** The name at WooCommerce's own API address. */
	const API = 'paybridge';

	/** Registers the REST route. Who calls is proved by the signature, not by WordPress. */
	public static function register_route() {
		register_rest_route(
			self::SPACE,
			'/' . self::ROUTE,
			array(
				'methods'             => 'POST',
				'permission_callback' => '__return_true',
				'callback'            => array( __CLASS__, 'answer' ),
			)
		);
	}

	/** Answers and ends the request: WordPress would write the answer anew, and its signature would not fit. */
	public static function answer() {
		if ( ! Paybridge_Connection::is_known() ) {
			self::send( 503, array( 'Content-Type' => 'text/plain' ), 'This shop does not know its bridge yet.' );
		}
		$headers = array();
		foreach ( array( 'webhook-id', 'webhook-timestamp', 'webhook-signature' ) as $name ) {
			$headers[ $name ] = self::header( $name );
		}
		$raw = (string) file_get_contents( 'php://input', false, null, 0, 65537 );
		try {
			$answer = Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->answer( $headers, $raw );
		} catch ( RuntimeException $busy ) {
			self::send( 503, array( 'Retry-After' => '5', 'Content-Type' => 'text/plain; charset=utf-8' ), $busy->getMessage() );
		}
		if ( isset( $answer['headers']['webhook-id'] ) ) { // Whoever is not the bridge leaves no line.
			Paybridge_Journal::note( Paybridge_Journal::IN, $raw, $answer['status'], $answer['body'] );
		}
		if ( 200 === $answer['status'] ) {
			update_option( 'paybridge_heard_at', time(), false );
		}
		self::send( $answer['status'], $answer['headers'], $answer['body'] );
	}

	/**
	 * A header of the request, as it came.
	 *
	 * @param string $name In lower case.
	 */
	private static function header( $name ): string {
		$key = 'HTTP_' . strtoupper( str_replace( '-', '_', $name ) );
		return isset( $_SERVER[ $key ] ) ? (string) wp_unslash( $_SERVER[ $key ] ) : ''; // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- proved by the protocol.
	}

	/**
	 * Sends an answer and ends.
	 *
	 * @param int    $status  HTTP status.
	 * @param array  $headers Names and values.
	 * @param string $body    As it was signed.
	 */
	private static function send( $status, array $headers, $body ) {
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue; // What others printed would spoil the signature.
		}
		status_header( $status );
		nocache_headers();
		foreach ( $headers as $name => $value ) {
			header( $name . ': ' . $value );
		}
		echo $body; // phpcs:ignore WordPress.Security.EscapeOutput -- JSON, signed byte for byte.
		exit;
	}
}
