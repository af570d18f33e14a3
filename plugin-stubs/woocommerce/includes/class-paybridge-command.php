<?php
/**
 * WP-CLI. What is said here is English, as with all of WP-CLI.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Paybridge: the state of the connection, and orders brought up to date.
 */
final class Paybridge_Command {

	/**
	 * Says whether shop and bridge reach each other, and what is offered.
	 *
	 * ## EXAMPLES
	 *
	 *     wp paybridge status
	 */
	public function status() {
		$identity = Paybridge_Connection::identity();
		WP_CLI::line( 'Bridge: ' . ( $identity['bridge'] ?? 'unknown: install the file that your Paybridge made for this shop' ) );
		WP_CLI::line( 'Shop:   ' . Paybridge_Home::now() );
		if ( Paybridge_Connection::is_confirmed() ) {
			WP_CLI::line( 'Words:  ' . Paybridge_Connection::words() );
		}
		foreach ( Paybridge_Offers::all() as $offer ) {
			WP_CLI::line( 'Offers: ' . $offer['method'] . ' (' . $offer['title'] . ( $offer['test'] ? ', test money' : '' ) . ')' );
		}
		$road = Paybridge_Health::road();
		if ( ! $road['reached'] ) {
			WP_CLI::error( $road['hop'] . ': ' . $road['said'] );
		}
		WP_CLI::success( $road['said'] );
	}

	/**
	 * Asks the bridge how orders stand and brings them up to date.
	 *
	 * ## OPTIONS
	 *
	 * <order>...
	 * : Ids of orders.
	 *
	 * ## EXAMPLES
	 *
	 *     wp paybridge sync 1001
	 *
	 * @param array $orders Ids.
	 */
	public function sync( $orders ) {
		try {
			$answer = Paybridge_Connection::bridge()->status( $orders );
		} catch ( Exception $no ) {
			WP_CLI::error( $no->getMessage() );
		}
		foreach ( $answer['orders'] as $picture ) {
			$order = wc_get_order( $picture['order'] );
			WP_CLI::line( $picture['order'] . ': ' . $picture['word'] . ' at the gateway, ' . ( $order ? $order->get_status() : 'gone' ) . ' in the shop' );
		}
		WP_CLI::success( count( $answer['orders'] ) . ' of ' . count( $orders ) . ' orders are known to the bridge.' );
	}
}
