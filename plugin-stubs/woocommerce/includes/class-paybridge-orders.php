<?php
/**
 * Orders, as the bridge needs them.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes an order what a picture says, and says what it is. Called under the order's lock only.
 */
final class Paybridge_Orders implements Paybridge\Orders {

	const PREFIX = 'paybridge_';

	/**
	 * True while a picture is being applied: what changes then was not changed by the shop.
	 *
	 * @var bool
	 */
	public static $applying = false;

	/**
	 * Makes the order what the picture says.
	 *
	 * @param array $picture  The newest picture.
	 * @param array $new_notes Notes that were not given before.
	 */
	public function apply( array $picture, array $new_notes ): bool {
		$order = self::fresh( $picture['order'] );
		if ( null === $order ) {
			return false;
		}
		self::$applying = true;
		try {
			self::remember( $order, $picture );
			if ( 'trash' !== $order->get_status() ) {
				if ( self::is_ours( $order ) ) {
					Paybridge_Transitions::apply( $order, $picture );
					Paybridge_Refunds::apply( $order, $picture );
					Paybridge_Saved::paid( $order, $picture );
				} else {
					Paybridge_Transitions::not_ours( $order, $picture );
				}
			}
			foreach ( $new_notes as $note ) {
				Paybridge_Notes::once( $order, $note['id'], $note['text'] );
			}
			return true;
		} finally {
			self::$applying = false;
		}
	}

	/**
	 * What the order says now.
	 *
	 * @param string $id The order's id.
	 */
	public function says( string $id ): ?array {
		$order = self::fresh( $id );
		if ( null === $order ) {
			return null;
		}
		$says = array(
			'status' => $order->get_status(),
			'paid'   => $order->is_paid() || 'refunded' === $order->get_status(),
		);
		try {
			$says['total']    = Paybridge_Money::total( $order );
			$says['refunded'] = Paybridge_Money::of( $order->get_total_refunded(), $order->get_currency() );
		} catch ( InvalidArgumentException $odd ) {
			Paybridge_Connection::log( 'Order ' . $id . ': ' . $odd->getMessage() );
		}
		return $says;
	}

	/**
	 * The order as it stands in the database just now; null when it was deleted for good.
	 *
	 * @param string $id The order's id, never its displayed number.
	 */
	public static function fresh( $id ): ?WC_Order {
		if ( 1 !== preg_match( '/^[1-9][0-9]{0,18}$/D', (string) $id ) ) {
			return null;
		}
		clean_post_cache( (int) $id );
		wp_cache_delete( (int) $id, 'orders' );
		$order = wc_get_order( (int) $id );
		if ( ! $order instanceof WC_Order || 'shop_order' !== $order->get_type() ) {
			self::must_have_been_read();
			return null;
		}
		$order->read_meta_data( true );
		return $order;
	}

	/**
	 * A database that fails says of every order that there is none; told to the bridge, that would end
	 * all telling about it.
	 *
	 * @throws RuntimeException When the last question to the database failed.
	 */
	private static function must_have_been_read() {
		global $wpdb;
		if ( '' !== (string) $wpdb->last_error ) {
			throw new RuntimeException( 'The database failed: ' . $wpdb->last_error ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}

	/**
	 * True when the order is paid by one of our methods.
	 *
	 * @param WC_Order $order The order.
	 */
	public static function is_ours( WC_Order $order ): bool {
		return 0 === strpos( $order->get_payment_method(), self::PREFIX );
	}

	/**
	 * Keeps with the order what other parts of the plugin, and exports, look at.
	 *
	 * @param WC_Order $order   The order.
	 * @param array    $picture The newest picture.
	 */
	private static function remember( WC_Order $order, array $picture ) {
		$order->update_meta_data( '_paybridge_word', $picture['word'] );
		$order->update_meta_data( '_paybridge_flags', implode( ' ', $picture['flags'] ) );
		$order->update_meta_data( '_paybridge_amounts', $picture['amounts'] );
		$order->update_meta_data( '_paybridge_reference', self::reference( $picture ) );
		$order->save_meta_data();
	}

	/**
	 * The gateway's own number of the attempt that counts; ours when it has none.
	 *
	 * @param array $picture A picture.
	 */
	public static function reference( array $picture ): string {
		$best = end( $picture['attempts'] );
		foreach ( $picture['attempts'] as $attempt ) {
			if ( in_array( $attempt['word'], array( 'paid', 'refunded', 'authorized' ), true ) ) {
				$best = $attempt;
				break;
			}
		}
		return false === $best ? '' : (string) ( $best['gatewayReference'] ?? $best['reference'] );
	}
}
