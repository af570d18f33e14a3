<?php
/**
 * Time. It is the machine's own, except while the scheduler runs at a pretended time.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Now, in seconds.
 *
 * @param int|null $pretend Sets a pretended time; 0 ends pretending.
 */
function wc_standin_now( $pretend = null ) {
	static $pretended = 0;
	if ( null !== $pretend ) {
		$pretended = (int) $pretend;
	}
	return $pretended > 0 ? $pretended : time();
}
