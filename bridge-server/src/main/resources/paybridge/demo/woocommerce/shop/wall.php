<?php
/**
 * Must-use plugin of a shop that is tested: a firewall that answers instead of the shop at addresses
 * that hold a word of the option `paybridge_wall`.
 */

foreach ( (array) get_option( 'paybridge_wall', array() ) as $paybridge_word ) {
	if ( false !== strpos( $_SERVER['REQUEST_URI'] ?? '', $paybridge_word ) ) {
		status_header( 403 );
		exit( '<html><body><h1>Forbidden</h1></body></html>' );
	}
}
