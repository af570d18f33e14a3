<?php
/**
 * WooCommerce's timer for unpaid orders.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Before WooCommerce cancels an unpaid order the bridge is asked: somebody may just be paying. Only
 * ever turns "cancel" into "keep", and for a day at most.
 */
final class Paybridge_Timer {

	/**
	 * The orders that the timer may cancel in this process, by id.
	 *
	 * @var array
	 */
	private static $allowed = array();

	/**
	 * True when the timer is just about to cancel this order, by our leave.
	 *
	 * @param int $id The order's id.
	 */
	public static function allowed( $id ): bool {
		return self::$allowed[ $id ] ?? false;
	}

	/**
	 * Whether an unpaid order may be cancelled.
	 *
	 * @param bool     $cancel What WooCommerce wants.
	 * @param WC_Order $order  The order.
	 */
	public static function may_cancel( $cancel, $order ) {
		if ( ! $cancel || ! $order instanceof WC_Order || ! Paybridge_Orders::is_ours( $order )
			|| '' === (string) $order->get_meta( '_paybridge_attempt' ) ) {
			return $cancel;
		}
		$modified = $order->get_date_modified();
		if ( $modified && $modified->getTimestamp() < time() - DAY_IN_SECONDS ) {
			return $cancel;
		}
		try {
			$may = Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->mayCancel( (string) $order->get_id() );
			self::$allowed[ $order->get_id() ] = (bool) $may['may'];
			return (bool) $may['may'];
		} catch ( Exception $away ) {
			return false;
		}
	}

	/**
	 * True when late money may bring a cancelled order back: no person cancelled it, and everything
	 * it holds is still there.
	 *
	 * @param WC_Order $order A cancelled order.
	 */
	public static function may_come_back( WC_Order $order ): bool {
		if ( ! in_array( $order->get_meta( Paybridge_Transitions::BECAUSE ), array( 'timer', 'expired' ), true ) ) {
			return false;
		}
		foreach ( $order->get_items() as $item ) {
			$product = $item instanceof WC_Order_Item_Product ? $item->get_product() : null;
			if ( ! $product ) {
				return false;
			}
			if ( $product->managing_stock() && ! $product->backorders_allowed()
				&& $product->get_stock_quantity() < $item->get_quantity() ) {
				return false;
			}
			if ( ! $product->managing_stock() && ! $product->is_in_stock() ) {
				return false;
			}
		}
		return true;
	}
}
