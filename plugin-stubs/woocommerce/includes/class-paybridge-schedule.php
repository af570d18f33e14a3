<?php
/**
 * What happens by itself.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Every minute: introduce the shop until it is known, fetch what was not pushed. Every hour: the
 * offers.
 */
final class Paybridge_Schedule {

	const MINUTE = 'paybridge_every_minute';
	const HOUR   = 'paybridge_every_hour';

	/** Seconds without a call of the bridge after which its news is fetched. */
	const QUIET = 10 * MINUTE_IN_SECONDS;

	/** Registers the hooks. */
	public static function hooks() {
		add_action( 'init', array( __CLASS__, 'plan' ) );
		add_action( self::MINUTE, array( __CLASS__, 'minute' ) );
		add_action( self::HOUR, array( 'Paybridge_Offers', 'fetch' ) );
	}

	/** Plans what is not planned. Looked up once an hour, or for people of the shop. */
	public static function plan() {
		if ( ! function_exists( 'as_has_scheduled_action' ) || get_transient( 'paybridge_planned' ) ) {
			return;
		}
		foreach ( array( self::MINUTE => MINUTE_IN_SECONDS, self::HOUR => HOUR_IN_SECONDS ) as $hook => $every ) {
			if ( ! as_has_scheduled_action( $hook, array(), 'paybridge' ) ) {
				as_schedule_recurring_action( time() + 5, $every, $hook, array(), 'paybridge', true );
			}
		}
		set_transient( 'paybridge_planned', 1, HOUR_IN_SECONDS );
	}

	/**
	 * Introduces the shop; fetches pictures when the bridge has not called for a while, so that a shop
	 * that cannot be called any more knows no less. What goes wrong is written down: a planned action
	 * that fails again and again would be planned no more.
	 */
	public static function minute() {
		try {
			Paybridge_Connection::introduce();
			if ( ! Paybridge_Connection::is_confirmed() ) {
				return;
			}
			if ( 0 === Paybridge_Offers::asked_at() ) {
				Paybridge_Offers::fetch();
			}
			if ( (int) get_option( 'paybridge_heard_at', 0 ) < time() - self::QUIET ) {
				self::pull();
			}
		} catch ( Exception $odd ) {
			Paybridge_Connection::log( 'The work of a minute was not done: ' . $odd->getMessage() );
		}
	}

	/**
	 * Fetches and applies what could not be pushed.
	 *
	 * @param int $seconds How long a call may take.
	 */
	public static function pull( $seconds = Paybridge_Connection::CHECKOUT ) {
		try {
			Paybridge_Connection::bridge( $seconds )->pull();
		} catch ( Exception $later ) {
			Paybridge_Connection::log( 'Nothing could be fetched: ' . $later->getMessage() );
		}
	}

	/**
	 * Takes everything out of the scheduler. WordPress still loads the plugin for calls that come in
	 * while it is being switched off: for a minute they believe that all is planned.
	 */
	public static function stop() {
		set_transient( 'paybridge_planned', 1, MINUTE_IN_SECONDS );
		if ( function_exists( 'as_unschedule_all_actions' ) ) {
			as_unschedule_all_actions( '', array(), 'paybridge' );
		}
	}

	/** From now on there is work to plan. */
	public static function start() {
		delete_transient( 'paybridge_planned' );
	}
}
