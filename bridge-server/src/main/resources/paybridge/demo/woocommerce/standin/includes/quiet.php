<?php
/**
 * Nothing leaves a shop of a test by itself.
 */

defined( 'ABSPATH' ) || exit;

/** WordPress' own mails are not sent. */
add_filter( 'pre_wp_mail', '__return_true' );

/** Nobody asks WordPress.org for updates; a busy server is the answer that WordPress takes without a word in its log. */
add_filter(
	'pre_http_request',
	static function ( $answer, $arguments, $address ) {
		$host = (string) wp_parse_url( $address, PHP_URL_HOST );
		if ( 'wordpress.org' !== $host && '.wordpress.org' !== substr( $host, -14 ) ) {
			return $answer;
		}
		return array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 503, 'message' => '' ), 'cookies' => array(), 'filename' => null );
	},
	10,
	3
);
