<?php
/**
 * The shop's log.
 */

defined( 'ABSPATH' ) || exit;

/** Lines in wp-content/uploads/wc-logs/standin.log, for a test to read. */
final class WC_Logger {

	/**
	 * The levels: debug, info, notice, warning, error, critical, alert, emergency.
	 *
	 * @param string $level     One of them.
	 * @param array  $arguments message and context.
	 */
	public function __call( $level, $arguments ) {
		$this->log( $level, $arguments[0], $arguments[1] ?? array() );
	}

	/**
	 * Writes a line.
	 *
	 * @param string $level   How bad.
	 * @param string $message What.
	 * @param array  $context May hold `source`.
	 */
	public function log( $level, $message, $context = array() ) {
		$folder = WP_CONTENT_DIR . '/uploads/wc-logs';
		wp_mkdir_p( $folder );
		$line = gmdate( 'c' ) . ' ' . strtoupper( $level ) . ' ' . ( $context['source'] ?? 'woocommerce' ) . ' ' . str_replace( "\n", ' ', (string) $message ) . "\n";
		file_put_contents( $folder . '/standin.log', $line, FILE_APPEND | LOCK_EX );
	}
}

/** The logger. */
function wc_get_logger() {
	static $logger = null;
	if ( null === $logger ) {
		$logger = new WC_Logger();
	}
	return $logger;
}
