<?php
/**
 * Must-use plugin of a shop that is tested: it may call this machine, believes a TLS front before it,
 * and has the fault that the option `paybridge_fault` names.
 */

add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'https_ssl_verify', '__return_false' );
add_filter( 'https_local_ssl_verify', '__return_false' );
add_filter(
	'http_allowed_safe_ports',
	static function ( $ports, $host, $url ) {
		$ports[] = (int) wp_parse_url( $url, PHP_URL_PORT );
		return $ports;
	},
	10,
	3
);
if ( 'https' === ( $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) {
	$_SERVER['HTTPS'] = 'on';
	foreach ( array( 'home', 'siteurl' ) as $paybridge_name ) {
		add_filter(
			'pre_option_' . $paybridge_name,
			static function () {
				return 'https://' . $_SERVER['HTTP_X_FORWARDED_HOST'];
			}
		);
	}
}
add_action(
	'init',
	static function () {
		// A browser of a test signs in as the owner by a word that the test wrote down, once.
		$word = get_option( 'paybridge_login', '' );
		if ( '' !== $word && hash_equals( $word, $_GET['paybridge_login'] ?? '' ) ) {
			delete_option( 'paybridge_login' );
			wp_set_auth_cookie( 1 );
			echo 'signed in';
			exit;
		}
	},
	1
);
$paybridge_fault = get_option( 'paybridge_fault', '' );
if ( false !== strpos( $_SERVER['REQUEST_URI'] ?? '', '/wp-json/wc/v3' ) ) {
	if ( 'html' === $paybridge_fault ) {
		echo '<html><body><h1>Briefly unavailable for scheduled maintenance.</h1></body></html>';
		exit;
	}
	if ( 'strip' === $paybridge_fault ) {
		unset( $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'], $_SERVER['HTTP_AUTHORIZATION'] );
	}
	if ( 'note' === $paybridge_fault && 'PUT' === ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) {
		// The process dies after the note and before the mark on the order.
		status_header( 502 );
		exit;
	}
}
