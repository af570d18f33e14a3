<?php
/**
 * A moment, as orders say it.
 */

defined( 'ABSPATH' ) || exit;

/** A moment in UTC. */
class WC_DateTime extends DateTime {

	/**
	 * In the shop's own time.
	 *
	 * @param string $format As for PHP's date().
	 */
	public function date( $format ) {
		return wp_date( $format, $this->getTimestamp() );
	}

	/**
	 * As date(), in the reader's language.
	 *
	 * @param string $format As for PHP's date().
	 */
	public function date_i18n( $format = 'Y-m-d' ) {
		return $this->date( $format );
	}

	/** As the database keeps it. */
	public function gmt() {
		return gmdate( 'Y-m-d H:i:s', $this->getTimestamp() );
	}

	/** For logs and JSON. */
	public function __toString() {
		return $this->format( DATE_ATOM );
	}
}
