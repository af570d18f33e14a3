<?php
/**
 * Runs a file inside a WordPress: php inside.php FOLDER URL FILE [ARGUMENT…]; the file finds its
 * arguments in $args.
 */

$paybridge_url             = parse_url( $argv[2] );
$_SERVER['HTTP_HOST']      = $paybridge_url['host'] . ':' . $paybridge_url['port'];
$_SERVER['REQUEST_URI']    = '/';
$_SERVER['REMOTE_ADDR']    = '127.0.0.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
if ( 'install.php' === basename( $argv[3] ) ) {
	define( 'WP_INSTALLING', true );
}
require $argv[1] . '/wp-load.php';
$args = array_slice( $argv, 4 );
require $argv[3];
