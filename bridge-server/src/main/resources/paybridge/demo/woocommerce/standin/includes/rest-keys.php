<?php
/**
 * API keys and who may come in by them (row b1).
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

/**
 * What is kept of a consumer key: its hash. The secret is kept in the clear.
 *
 * @param string $key The key.
 */
function wc_api_hash( $key ) {
	return hash_hmac( 'sha256', $key, 'wc-api' );
}

/**
 * The row of a consumer key.
 *
 * @param string $key The key.
 */
function wc_standin_key( $key ) {
	global $wpdb;
	return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}woocommerce_api_keys WHERE consumer_key = %s", wc_api_hash( $key ) ) );
}

/** True for a call of wc/… */
function wc_standin_is_rest() {
	return false !== strpos( $_SERVER['REQUEST_URI'] ?? '', '/' . rest_get_url_prefix() . '/wc/' );
}

/** Proof by TLS: the keys as parameters, which win, or in the header. */
function wc_standin_basic() {
	$key    = wp_unslash( $_GET['consumer_key'] ?? '' );
	$secret = wp_unslash( $_GET['consumer_secret'] ?? '' );
	if ( '' === $key || '' === $secret ) {
		$key    = $_SERVER['PHP_AUTH_USER'] ?? '';
		$secret = $_SERVER['PHP_AUTH_PW'] ?? '';
	}
	$row = '' === $key || '' === $secret ? null : wc_standin_key( $key );
	if ( null === $row ) {
		return null;
	}
	return hash_equals( $row->consumer_secret, $secret ) ? $row : new WP_Error( 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.', array( 'status' => 401 ) );
}

/** Proof without TLS: every parameter is signed, the body is not. */
function wc_standin_oauth() {
	global $wpdb;
	$no     = static function ( $why ) {
		return new WP_Error( 'woocommerce_rest_authentication_error', $why, array( 'status' => 401 ) );
	};
	$params = wp_unslash( $_GET );
	foreach ( array( 'consumer_key', 'timestamp', 'nonce', 'signature', 'signature_method' ) as $name ) {
		if ( empty( $params[ 'oauth_' . $name ] ) ) {
			return null;
		}
	}
	$row = wc_standin_key( $params['oauth_consumer_key'] );
	if ( null === $row ) {
		return $no( 'Consumer key is invalid.' );
	}
	$signature = rawurldecode( str_replace( ' ', '+', $params['oauth_signature'] ) );
	unset( $params['oauth_signature'] );
	uksort( $params, 'strcmp' );
	$said = array();
	foreach ( $params as $name => $value ) {
		$said[] = rawurlencode( rawurlencode( $name ) . '=' . rawurlencode( $value ) );
	}
	$path = wp_parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
	$text = strtoupper( $_SERVER['REQUEST_METHOD'] ) . '&' . rawurlencode( get_home_url( null, $path, is_ssl() ? 'https' : 'http' ) ) . '&' . implode( '%26', $said );
	$how  = strtolower( str_replace( 'HMAC-', '', $params['oauth_signature_method'] ) );
	if ( ! in_array( $how, array( 'sha1', 'sha256' ), true ) || ! hash_equals( base64_encode( hash_hmac( $how, $text, $row->consumer_secret . '&', true ) ), $signature ) ) {
		return $no( 'Invalid signature - provided signature does not match.' );
	}
	if ( abs( time() - (int) $params['oauth_timestamp'] ) > 15 * MINUTE_IN_SECONDS ) {
		return $no( 'Invalid timestamp.' );
	}
	$used = (array) maybe_unserialize( $row->nonces );
	if ( in_array( $params['oauth_nonce'], $used, true ) ) {
		return $no( 'Invalid nonce - nonce has already been used.' );
	}
	$used[ $params['oauth_timestamp'] ] = $params['oauth_nonce'];
	$wpdb->update( $wpdb->prefix . 'woocommerce_api_keys', array( 'nonces' => maybe_serialize( $used ) ), array( 'key_id' => $row->key_id ) );
	return $row;
}

add_filter(
	'determine_current_user',
	static function ( $user_id ) {
		if ( $user_id || ! wc_standin_is_rest() ) {
			return $user_id;
		}
		// Without TLS, or where it proves nothing, the signature is looked for.
		$row = is_ssl() ? wc_standin_basic() : null;
		$row = null === $row ? wc_standin_oauth() : $row;
		$GLOBALS['wc_standin_key'] = $row;
		return $row instanceof WP_Error || null === $row ? $user_id : (int) $row->user_id;
	},
	15
);

add_filter(
	'rest_authentication_errors',
	static function ( $error ) {
		$row = $GLOBALS['wc_standin_key'] ?? null;
		return $error || ! $row instanceof WP_Error ? $error : $row;
	},
	15
);

/**
 * Whether the caller may do this; else the error.
 *
 * @param string $what  `read` or `write`.
 * @param string $right The right that its user needs.
 */
function wc_standin_may( $what, $right = 'edit_shop_orders' ) {
	$row     = $GLOBALS['wc_standin_key'] ?? null;
	$allowed = ! is_object( $row ) || $row instanceof WP_Error || false !== strpos( $row->permissions, $what );
	return current_user_can( $right ) && $allowed ? true : new WP_Error( 'read' === $what ? 'woocommerce_rest_cannot_view' : 'woocommerce_rest_cannot_edit', 'Sorry, you cannot do this.', array( 'status' => rest_authorization_required_code() ) );
}
