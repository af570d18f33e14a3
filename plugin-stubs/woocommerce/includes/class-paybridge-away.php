<?php
/**
 * When the bridge is away.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * After three failures within a minute the methods are hidden for a minute, so that shoppers choose
 * another one instead of waiting in vain; the owner reads why.
 */
final class Paybridge_Away {

	const FAILURES = 3;

	/**
	 * A call at checkout was not answered.
	 *
	 * @param string $why For the owner.
	 */
	public static function failed( $why ) {
		$count = 1 + (int) get_transient( 'paybridge_failures' );
		set_transient( 'paybridge_failures', $count, MINUTE_IN_SECONDS );
		if ( $count >= self::FAILURES ) {
			set_transient( 'paybridge_away', $why, MINUTE_IN_SECONDS );
			delete_transient( 'paybridge_failures' );
		}
		update_option( 'paybridge_trouble', $why, false );
		Paybridge_Connection::log( $why );
	}

	/** A call at checkout was answered. */
	public static function answered() {
		if ( get_transient( 'paybridge_failures' ) ) {
			delete_transient( 'paybridge_failures' );
		}
	}

	/** True while the methods are hidden: also while it is not clear whether this shop is a copy. */
	public static function is_away(): bool {
		return Paybridge_Home::is_elsewhere() || false !== get_transient( 'paybridge_away' );
	}
}
