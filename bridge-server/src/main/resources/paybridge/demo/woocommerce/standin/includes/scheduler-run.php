<?php
/**
 * Running what is due.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Runs what is due now, or what would be due at a pretended time, oldest first, and what that plans
 * for the same time, too. What throws is marked as failed; what recurs is planned again all the same.
 *
 * @param int|null $at Seconds; the stand-in's own clock (the unpaid-order timer, dates of orders)
 *                     says the same while this runs. PHP's time() cannot be told.
 * @return array One line per action that ran: its hook, and `complete` or why not.
 */
function wc_standin_run_due( $at = null ) {
	global $wpdb;
	$table = WC_Order_Store::table( 'actionscheduler_actions' );
	$now   = null === $at ? time() : (int) $at;
	$ran   = array();
	wc_standin_now( null === $at ? 0 : $now );
	for ( $left = 200; $left > 0; $left-- ) {
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $table WHERE status = 'pending' AND due <= %d ORDER BY due, action_id LIMIT 1", $now ) );
		if ( null === $row ) {
			break;
		}
		// Whoever changes the row has it: two processes never run one action.
		$mine = $wpdb->query( $wpdb->prepare( "UPDATE $table SET status = 'in-progress' WHERE action_id = %d AND status = 'pending'", $row->action_id ) );
		if ( 1 === $mine ) {
			$ran[] = $row->hook . ': ' . wc_standin_run( $row, $now );
		}
	}
	wc_standin_now( 0 );
	return $ran;
}

/**
 * Runs one action.
 *
 * @param object $row Its row, which is ours.
 * @param int    $now Seconds.
 */
function wc_standin_run( $row, $now ) {
	global $wpdb;
	$said = 'complete';
	try {
		if ( ! has_action( $row->hook ) ) {
			throw new Exception( 'no callbacks are registered' );
		}
		do_action_ref_array( $row->hook, (array) json_decode( $row->args, true ) );
	} catch ( Throwable $no ) {
		$said = 'failed: ' . $no->getMessage();
	}
	$done = array( 'status' => 'complete' === $said ? 'complete' : 'failed', 'message' => $said );
	$wpdb->update( WC_Order_Store::table( 'actionscheduler_actions' ), $done, array( 'action_id' => $row->action_id ) );
	if ( $row->every > 0 ) {
		wc_standin_plan( $now + $row->every, $row->every, $row->hook, (array) json_decode( $row->args, true ), $row->action_group, false );
	}
	return $said;
}

/** A shop that nobody turns by hand runs it by WP-Cron, every minute. */
add_filter(
	'cron_schedules',
	static function ( $all ) {
		return $all + array( 'every_minute' => array( 'interval' => 60, 'display' => 'Every minute' ) );
	}
);
add_action(
	'action_scheduler_run_queue',
	static function () {
		wc_standin_run_due();
	}
);
add_action(
	'init',
	static function () {
		if ( ! wp_next_scheduled( 'action_scheduler_run_queue' ) ) {
			wp_schedule_event( time(), 'every_minute', 'action_scheduler_run_queue' );
		}
	}
);
