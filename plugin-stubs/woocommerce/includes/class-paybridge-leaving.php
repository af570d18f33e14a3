<?php
/**
 * Before the plugin is switched off.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * While payments are open, the list of plugins asks before it switches this one off: a page of its
 * own, so that it works without scripts. The bridge goes on asking the gateways meanwhile; what
 * became of the payments is fetched when the plugin is switched on again.
 */
final class Paybridge_Leaving {

	const SLUG = 'paybridge-leave';

	/** So many orders are named. */
	const MOST = 50;

	/** Registers the hooks of the admin's side. */
	public static function hooks() {
		add_action( 'admin_menu', array( __CLASS__, 'add' ), 60 );
		foreach ( array( 'plugin_action_links_', 'network_admin_plugin_action_links_' ) as $hook ) {
			add_filter( $hook . plugin_basename( PAYBRIDGE_FILE ), array( __CLASS__, 'ask_first' ) );
		}
	}

	/** Adds the page, in no menu. */
	public static function add() {
		add_submenu_page( '', __( 'Switch Paybridge off?', 'paybridge-for-woocommerce' ), '', 'activate_plugins', self::SLUG, array( __CLASS__, 'show' ) );
	}

	/**
	 * The link of the plugins' list leads to the question, while there is one.
	 *
	 * @param array $links What there is.
	 */
	public static function ask_first( $links ) {
		if ( isset( $links['deactivate'] ) && array() !== self::open_orders( 1 ) ) {
			$page                = wp_nonce_url( admin_url( 'admin.php?page=' . self::SLUG ), 'paybridge_leave' );
			$links['deactivate'] = '<a href="' . esc_url( $page ) . '">' . esc_html__( 'Deactivate…', 'paybridge-for-woocommerce' ) . '</a>';
		}
		return $links;
	}

	/**
	 * Orders for which a payment was begun that is not over.
	 *
	 * @param int $most How many are enough.
	 */
	public static function open_orders( $most ): array {
		$open = array();
		foreach ( Paybridge_Offers::all() as $offer ) {
			$orders = wc_get_orders(
				array(
					'type'           => 'shop_order',
					'status'         => array( 'pending', 'on-hold' ),
					'payment_method' => Paybridge_Orders::PREFIX . $offer['method'],
					'orderby'        => 'date',
					'order'          => 'DESC',
					'limit'          => self::MOST,
				)
			);
			foreach ( $orders as $order ) {
				if ( self::is_open( $order ) ) {
					$open[ $order->get_id() ] = $order;
				}
				if ( count( $open ) >= $most ) {
					return array_values( $open );
				}
			}
		}
		return array_values( $open );
	}

	/**
	 * True when a payment was begun and nobody knows its end, or money is held.
	 *
	 * @param WC_Order $order The order.
	 */
	private static function is_open( WC_Order $order ): bool {
		return '' !== (string) $order->get_meta( '_paybridge_attempt' )
			&& in_array( (string) $order->get_meta( '_paybridge_word' ), array( '', 'pending', 'authorized' ), true );
	}

	/** Shows the question. */
	public static function show() {
		if ( ! current_user_can( 'activate_plugins' ) || ! isset( $_GET['_wpnonce'] ) || ! wp_verify_nonce( sanitize_key( $_GET['_wpnonce'] ), 'paybridge_leave' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'paybridge-for-woocommerce' ) );
		}
		self::page();
	}

	/** The page. */
	public static function page() {
		$open = self::open_orders( self::MOST );
		$file = plugin_basename( PAYBRIDGE_FILE );
		echo '<div class="wrap"><h1>' . esc_html__( 'Switch Paybridge off?', 'paybridge-for-woocommerce' ) . '</h1>';
		echo '<p>' . esc_html__( 'These orders have a payment that is not over. While the plugin is off, they are not told what becomes of it; your Paybridge keeps asking, and tells them when the plugin is on again.', 'paybridge-for-woocommerce' ) . '</p><ul class="ul-disc">';
		foreach ( $open as $order ) {
			/* translators: 1: number of an order, 2: its total */
			echo '<li><a href="' . esc_url( $order->get_edit_order_url() ) . '">' . esc_html( sprintf( __( 'Order %1$s, %2$s', 'paybridge-for-woocommerce' ), $order->get_order_number(), $order->get_total() . ' ' . $order->get_currency() ) ) . '</a></li>';
		}
		echo '</ul>';
		if ( count( $open ) === self::MOST ) {
			echo '<p>' . esc_html__( 'There may be more.', 'paybridge-for-woocommerce' ) . '</p>';
		}
		echo '<p><a class="button button-primary" href="' . esc_url( admin_url( 'plugins.php' ) ) . '">' . esc_html__( 'Stay', 'paybridge-for-woocommerce' ) . '</a> ';
		echo '<a class="button" href="' . esc_url( wp_nonce_url( admin_url( 'plugins.php?action=deactivate&plugin=' . rawurlencode( $file ) ), 'deactivate-plugin_' . $file ) ) . '">' . esc_html__( 'Deactivate anyway', 'paybridge-for-woocommerce' ) . '</a></p></div>';
	}
}
