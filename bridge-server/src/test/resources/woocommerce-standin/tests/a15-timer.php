<?php
/** Row a15: the timer that cancels unpaid orders, and the scheduler that runs it. */

wc_standin_plan_timer();
$later = time() + 2 * HOUR_IN_SECONDS;
$made  = array();
foreach ( array( 'checkout', 'store-api', 'admin', 'rest-api' ) as $via ) {
	$made[ $via ] = an_order( null, array( 'created_via' => $via ) );
}
$on_hold = an_order();
$on_hold->update_status( 'on-hold' );
$failed = an_order();
$failed->update_status( 'failed' );
$kept = an_order();
$keep = static function ( $cancel, $order ) use ( $kept ) {
	return $order->get_id() === $kept->get_id() ? false : $cancel;
};
add_filter( 'woocommerce_cancel_unpaid_order', $keep, 10, 2 );
wc_standin_run_due();
same( 'a15 nothing is cancelled before its time', 'pending', fresh( $made['checkout'] )->get_status() );
$touched = an_order();
wc_standin_now( time() + 90 * MINUTE_IN_SECONDS );
$touched->update_meta_data( 'seen', 1 );
$touched->save_meta_data();
wc_standin_now( 0 );
$ran = wc_standin_run_due( $later );
remove_filter( 'woocommerce_cancel_unpaid_order', $keep );

same( 'a15 the timer is a scheduled action', true, in_array( 'woocommerce_cancel_unpaid_orders: complete', $ran, true ) );
same( 'a15 an unpaid order of the checkout is cancelled when its time is over', 'cancelled', fresh( $made['checkout'] )->get_status() );
same( 'a15 with this note', 1, count( preg_grep( '/^Unpaid order cancelled - time limit reached\. /', notes( $made['checkout'] ) ) ) );
$since = version_compare( WC_VERSION, '10.6.0', '>=' ) ? 'cancelled' : 'pending';
same( 'a15 one of the block checkout since 10.6.0 (' . WC_VERSION . ')', $since, fresh( $made['store-api'] )->get_status() );
same( 'a15 one that a person made is not', 'pending', fresh( $made['admin'] )->get_status() );
same( 'a15 one that came by REST is not', 'pending', fresh( $made['rest-api'] )->get_status() );
same( 'a15 on-hold is never cancelled', 'on-hold', fresh( $on_hold )->get_status() );
same( 'a15 failed is never cancelled', 'failed', fresh( $failed )->get_status() );
same( 'a15 the filter can keep an order', 'pending', fresh( $kept )->get_status() );
same( 'a15 the last modification counts, and saved meta data is one', 'pending', fresh( $touched )->get_status() );
same( 'a15 the timer plans itself anew', true, as_next_scheduled_action( 'woocommerce_cancel_unpaid_orders' ) > $later );

update_option( 'woocommerce_manage_stock', 'no' );
wc_cancel_unpaid_orders();
same( 'a15 without stock management there is no timer', false, as_has_scheduled_action( 'woocommerce_cancel_unpaid_orders' ) );
update_option( 'woocommerce_manage_stock', 'yes' );
update_option( 'woocommerce_hold_stock_minutes', '' );
wc_cancel_unpaid_orders();
same( 'a15 without minutes there is no timer', false, as_has_scheduled_action( 'woocommerce_cancel_unpaid_orders' ) );
update_option( 'woocommerce_hold_stock_minutes', '60' );
wc_standin_plan_timer();

$ran = array();
add_action(
	'standin_test',
	static function ( $name, $more = null ) use ( &$ran ) {
		$ran[] = $name;
		if ( 'breaks' === $name ) {
			throw new Exception( 'no' );
		}
	},
	10,
	2
);
as_enqueue_async_action( 'standin_test', array( 'now' ), 'test' );
as_schedule_single_action( time() + 100, 'standin_test', array( 'later', array( 'x' ) ), 'test' );
as_schedule_recurring_action( time() + 50, 60, 'standin_test', array( 'again' ), 'test' );
same( 'a15 the scheduler: exactly these arguments are planned', array( true, false, true ), array( as_has_scheduled_action( 'standin_test', array( 'later', array( 'x' ) ), 'test' ), as_has_scheduled_action( 'standin_test', array( 'other' ), 'test' ), as_has_scheduled_action( 'standin_test' ) ) );
same( 'a15 the scheduler: unique plans nothing twice', 0, as_enqueue_async_action( 'standin_test', array( 'now' ), 'test', true ) );
same( 'a15 the scheduler: other arguments are something else', true, as_enqueue_async_action( 'standin_test', array( 'more' ), 'test', true ) > 0 );
wc_standin_run_due();
same( 'a15 the scheduler: now is now', array( 'now', 'more' ), $ran );
wc_standin_run_due( time() + 120 );
same( 'a15 the scheduler: at a pretended time the rest, oldest first', array( 'now', 'more', 'again', 'later' ), $ran );
same( 'a15 the scheduler: what recurs is planned again', true, as_has_scheduled_action( 'standin_test', array( 'again' ), 'test' ) );
as_unschedule_all_actions( '', array(), 'test' );
same( 'a15 the scheduler: a whole group can be taken out', false, as_has_scheduled_action( 'standin_test', null, 'test' ) );
as_enqueue_async_action( 'standin_test', array( 'breaks' ), 'test' );
same( 'a15 the scheduler: what throws is marked as failed', array( 'standin_test: failed: no' ), array_values( preg_grep( '/standin_test/', wc_standin_run_due() ) ) );
remove_all_actions( 'standin_test' );
