<?php
/**
 * Work for later, in the place of Action Scheduler.
 */

defined( 'ABSPATH' ) || exit;

/**
 * As soon as somebody runs what is due.
 *
 * @param string $hook   The action.
 * @param array  $args   Its arguments.
 * @param string $group  A name for several.
 * @param bool   $unique Not when the same hook with the same arguments is planned in this group.
 */
function as_enqueue_async_action( $hook, $args = array(), $group = '', $unique = false ) {
	return wc_standin_plan( 0, 0, $hook, $args, $group, $unique );
}

/**
 * Once.
 *
 * @param int    $when   Seconds.
 * @param string $hook   The action.
 * @param array  $args   Its arguments.
 * @param string $group  A name for several.
 * @param bool   $unique See as_enqueue_async_action().
 */
function as_schedule_single_action( $when, $hook, $args = array(), $group = '', $unique = false ) {
	return wc_standin_plan( $when, 0, $hook, $args, $group, $unique );
}

/**
 * Again and again.
 *
 * @param int    $when   Seconds, the first time.
 * @param int    $every  Seconds.
 * @param string $hook   The action.
 * @param array  $args   Its arguments.
 * @param string $group  A name for several.
 * @param bool   $unique See as_enqueue_async_action().
 */
function as_schedule_recurring_action( $when, $every, $hook, $args = array(), $group = '', $unique = false ) {
	return wc_standin_plan( $when, $every, $hook, $args, $group, $unique );
}

/**
 * Writes it down and gives its id; 0 when it was to be unique and is not.
 *
 * @param int    $when   Seconds; 0 for now.
 * @param int    $every  Seconds; 0 for once.
 * @param string $hook   The action.
 * @param array  $args   Its arguments.
 * @param string $group  A name for several.
 * @param bool   $unique See as_enqueue_async_action().
 */
function wc_standin_plan( $when, $every, $hook, $args, $group, $unique ) {
	global $wpdb;
	if ( $unique && as_has_scheduled_action( $hook, $args, $group ) ) {
		return 0;
	}
	$row = array( 'hook' => $hook, 'status' => 'pending', 'due' => $when, 'args' => wp_json_encode( array_values( $args ) ), 'action_group' => $group, 'every' => $every, 'message' => '' );
	$wpdb->insert( WC_Order_Store::table( 'actionscheduler_actions' ), $row );
	return (int) $wpdb->insert_id;
}

/**
 * The rest of a statement that finds what is planned.
 *
 * @param string     $hook  The action; '' for all.
 * @param array|null $args  Its arguments, all of them; null for any.
 * @param string     $group A group; '' for all.
 */
function wc_standin_planned( $hook, $args, $group ) {
	global $wpdb;
	$where = '1 = 1';
	foreach ( array( 'hook' => $hook, 'args' => null === $args ? '' : wp_json_encode( array_values( $args ) ), 'action_group' => $group ) as $column => $value ) {
		$where .= '' === $value ? '' : $wpdb->prepare( " AND $column = %s", $value );
	}
	return $where;
}

/**
 * True when it is planned, or running just now.
 *
 * @param string     $hook  The action.
 * @param array|null $args  Its arguments; null for any.
 * @param string     $group A group; '' for any.
 */
function as_has_scheduled_action( $hook, $args = null, $group = '' ) {
	global $wpdb;
	return null !== $wpdb->get_var( 'SELECT action_id FROM ' . WC_Order_Store::table( 'actionscheduler_actions' ) . " WHERE status IN ('pending', 'in-progress') AND " . wc_standin_planned( $hook, $args, $group ) . ' LIMIT 1' );
}

/**
 * When it runs next: seconds, true when it runs as soon as possible or just now, false when never.
 *
 * @param string     $hook  The action.
 * @param array|null $args  Its arguments; null for any.
 * @param string     $group A group; '' for any.
 */
function as_next_scheduled_action( $hook, $args = null, $group = '' ) {
	global $wpdb;
	$row = $wpdb->get_row( 'SELECT status, due FROM ' . WC_Order_Store::table( 'actionscheduler_actions' ) . " WHERE status IN ('in-progress', 'pending') AND " . wc_standin_planned( $hook, $args, $group ) . ' ORDER BY status, due LIMIT 1' );
	if ( null === $row ) {
		return false;
	}
	return 'in-progress' === $row->status || 0 === (int) $row->due ? true : (int) $row->due;
}

/**
 * Takes it out: everything of a hook, or of a group, or exactly these arguments (none are arguments,
 * too, when both hook and group are said).
 *
 * @param string $hook  The action; '' for all of a group.
 * @param array  $args  Its arguments.
 * @param string $group A group.
 */
function as_unschedule_all_actions( $hook, $args = array(), $group = '' ) {
	global $wpdb;
	$any = array() === $args && ( '' === $group || '' === $hook );
	$wpdb->query( 'UPDATE ' . WC_Order_Store::table( 'actionscheduler_actions' ) . " SET status = 'canceled' WHERE status = 'pending' AND " . wc_standin_planned( $hook, $any ? null : $args, $group ) );
}
