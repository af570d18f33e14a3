<?php
/**
 * The last things said between shop and bridge.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Remembers the last things said in either direction, for the owner's eyes: when, what, about which
 * order, and how it ended. Never what was said: no secret and nobody's data can be in here. One row
 * for each, so that no checkout waits for another one's line; a line that cannot be written is lost.
 */
final class Paybridge_Journal {

	const MOST   = 20;
	const PREFIX = 'said ';

	/** The bridge called. */
	const IN = 'in';

	/** The shop called. */
	const OUT = 'out';

	/**
	 * Writes a line about a call.
	 *
	 * @param string $direction IN or OUT.
	 * @param string $raw       The call, byte for byte; only its name and order are taken from it.
	 * @param int    $status    The status of the answer; 0 when there was none.
	 * @param string $answer    The answer; only a problem's word is taken from it.
	 */
	public static function note( $direction, $raw, $status, $answer = '' ) {
		$call = json_decode( $raw, true );
		$said = json_decode( $answer, true );
		$name = is_string( $call['call'] ?? null ) ? $call['call'] : '?';
		if ( 'pull' === $name && 200 === $status && array() === ( $said['pictures'] ?? null ) ) {
			return; // Every minute, and says nothing.
		}
		$order = $call['body']['order'] ?? '';
		$order = is_array( $order ) ? ( $order['id'] ?? '' ) : $order;
		$type  = is_string( $said['type'] ?? null ) ? basename( $said['type'] ) : '';
		self::write(
			array(
				'at'        => time(),
				'direction' => $direction,
				'call'      => substr( $name, 0, 40 ),
				'order'     => is_scalar( $order ) ? substr( (string) $order, 0, 64 ) : '',
				'result'    => 0 === $status ? 'no-answer' : ( 200 === $status ? 'ok' : ( preg_match( '/^[a-z-]{1,40}$/', $type ) ? $type : (string) $status ) ),
			)
		);
	}

	/**
	 * Writes a row, and takes away those that are too old.
	 *
	 * @param array $line The line.
	 */
	private static function write( array $line ) {
		global $wpdb;
		$quiet = $wpdb->suppress_errors();
		$table = Paybridge_Store::table();
		$name  = self::PREFIX . sprintf( '%017d%04x', (int) ( microtime( true ) * 1000000 ), wp_rand( 0, 0xffff ) );
		$wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO $table (name, value, changed_at) VALUES (%s, %s, %d)", $name, Paybridge\Json::write( $line ), $line['at'] ) ); // phpcs:ignore WordPress.DB
		$oldest = $wpdb->get_var( $wpdb->prepare( "SELECT name FROM $table WHERE name LIKE %s ORDER BY name DESC LIMIT %d, 1", $wpdb->esc_like( self::PREFIX ) . '%', self::MOST - 1 ) ); // phpcs:ignore WordPress.DB
		if ( null !== $oldest ) {
			$wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE name LIKE %s AND name < %s", $wpdb->esc_like( self::PREFIX ) . '%', $oldest ) ); // phpcs:ignore WordPress.DB
		}
		$wpdb->suppress_errors( $quiet );
	}

	/** The last lines, the newest first. */
	public static function lines(): array {
		global $wpdb;
		$table = Paybridge_Store::table();
		$rows  = $wpdb->get_col( $wpdb->prepare( "SELECT value FROM $table WHERE name LIKE %s ORDER BY name DESC LIMIT %d", $wpdb->esc_like( self::PREFIX ) . '%', self::MOST ) ); // phpcs:ignore WordPress.DB
		return array_map( array( 'Paybridge\Json', 'read' ), $rows );
	}

	/** Shows them. */
	public static function show() {
		echo '<h2>' . esc_html__( 'Last messages', 'paybridge-for-woocommerce' ) . '</h2>';
		$lines = self::lines();
		if ( array() === $lines ) {
			echo '<p>' . esc_html__( 'None yet.', 'paybridge-for-woocommerce' ) . '</p>';
			return;
		}
		echo '<table class="widefat striped" style="max-width:60em"><thead><tr>';
		foreach ( array( __( 'When', 'paybridge-for-woocommerce' ), __( 'Who called', 'paybridge-for-woocommerce' ), __( 'What', 'paybridge-for-woocommerce' ), __( 'Order', 'paybridge-for-woocommerce' ), __( 'Result', 'paybridge-for-woocommerce' ) ) as $title ) {
			echo '<th scope="col">' . esc_html( $title ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $lines as $line ) {
			echo '<tr><td>' . esc_html( wp_date( get_option( 'date_format' ) . ' H:i:s', $line['at'] ) ) . '</td><td>'
				. esc_html( self::IN === $line['direction'] ? __( 'the bridge', 'paybridge-for-woocommerce' ) : __( 'this shop', 'paybridge-for-woocommerce' ) )
				. '</td><td><code>' . esc_html( $line['call'] ) . '</code></td><td>' . wp_kses_post( self::order( $line['order'] ) ) . '</td><td>' . esc_html( self::result( $line['result'] ) ) . '</td></tr>';
		}
		echo '</tbody></table>';
	}

	/**
	 * A link to an order.
	 *
	 * @param string $id Its id, or empty.
	 */
	private static function order( $id ): string {
		$order = '' === $id ? false : wc_get_order( $id );
		return $order instanceof WC_Order ? '<a href="' . esc_url( $order->get_edit_order_url() ) . '">' . esc_html( $order->get_order_number() ) . '</a>' : esc_html( $id );
	}

	/**
	 * How it ended, for people; a problem has its own word.
	 *
	 * @param string $word The word.
	 */
	private static function result( $word ): string {
		$words = array(
			'ok'        => __( 'done', 'paybridge-for-woocommerce' ),
			'no-answer' => __( 'no answer', 'paybridge-for-woocommerce' ),
		);
		return $words[ $word ] ?? $word;
	}
}
