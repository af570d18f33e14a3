<?php
/**
 * Runs the stand-in's own tests in a shop: php tests/run.php FOLDER [--url=URL] [--version=X.Y.Z]
 *
 * FOLDER is a WordPress in which the stand-in is switched on; what is in it is changed, so take one
 * to throw away. With --url, where that WordPress is served, the pages are tried, too. With
 * --version it plays an older WooCommerce. One line per check; ends with 1 when one failed.
 */

if ( PHP_SAPI !== 'cli' ) {
	exit( 1 ); // The folder may lie in a shop that is served.
}
$wc_folder  = $argv[1] ?? '.';
$wc_options = array( 'url' => '', 'version' => '' );
foreach ( array_slice( $argv, 2 ) as $wc_argument ) {
	if ( preg_match( '/^--(url|version)=(.+)$/D', $wc_argument, $wc_found ) === 1 ) {
		$wc_options[ $wc_found[1] ] = $wc_found[2];
	}
}
if ( '' !== $wc_options['version'] ) {
	// A filter that is there before WordPress is.
	$GLOBALS['wp_filter']['pre_option_woocommerce_standin_version'][10][] = array(
		'accepted_args' => 0,
		'function'      => static function () use ( $wc_options ) {
			return $wc_options['version'];
		},
	);
}
$_SERVER += array( 'HTTP_HOST' => 'localhost', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1' );
$_SERVER['HTTP_HOST'] = (string) ( parse_url( $wc_options['url'], PHP_URL_HOST ) ?: 'localhost' );
require $wc_folder . '/wp-load.php';
require __DIR__ . '/kit.php';

foreach ( glob( __DIR__ . '/[ab]*.php' ) as $wc_file ) {
	if ( false === strpos( basename( $wc_file ), 'pages' ) || '' !== $wc_options['url'] ) {
		( static function ( $file, $url ) {
			require $file;
		} )( $wc_file, $wc_options['url'] );
	}
}
echo check_count( null ), "\n";
exit( 0 === check_count( false ) ? 0 : 1 );
