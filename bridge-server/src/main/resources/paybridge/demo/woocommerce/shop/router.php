<?php
/**
 * For `php -S`: files as they are, everything else to WordPress.
 */

$paybridge_file = $_SERVER['DOCUMENT_ROOT'] . parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( is_dir( $paybridge_file ) ) {
	$paybridge_file = rtrim( $paybridge_file, '/' ) . '/index.php';
}
if ( is_file( $paybridge_file ) && '.php' !== substr( $paybridge_file, -4 ) ) {
	return false;
}
if ( ! is_file( $paybridge_file ) ) {
	$paybridge_file = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
}
$_SERVER['SCRIPT_FILENAME'] = $paybridge_file;
$_SERVER['SCRIPT_NAME']     = substr( $paybridge_file, strlen( $_SERVER['DOCUMENT_ROOT'] ) );
$_SERVER['PHP_SELF']        = $_SERVER['SCRIPT_NAME'];
chdir( dirname( $paybridge_file ) );
require $paybridge_file;
