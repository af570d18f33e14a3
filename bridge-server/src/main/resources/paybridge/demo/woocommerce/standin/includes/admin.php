<?php
/**
 * The owner's side: the menu and the settings of each way to pay (a2).
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_menu',
	static function () {
		add_menu_page( 'WooCommerce', 'WooCommerce', 'manage_woocommerce', 'woocommerce', 'wc_standin_orders_screen' );
		add_submenu_page( 'woocommerce', 'Orders', 'Orders', 'edit_shop_orders', 'wc-orders', 'wc_standin_orders_screen' );
		add_submenu_page( 'woocommerce', 'Settings', 'Settings', 'manage_woocommerce', 'wc-settings', 'wc_standin_settings_screen' );
	},
	9
);

/** The settings of one way to pay, or the list of all. Right and nonce are looked at here; a gateway saves by the action only. */
function wc_standin_settings_screen() {
	$gateways = WC()->payment_gateways()->payment_gateways();
	$gateway  = $gateways[ sanitize_key( $_GET['section'] ?? '' ) ] ?? null;
	echo '<div class="wrap woocommerce"><h1>Payments</h1>';
	if ( null === $gateway ) {
		foreach ( $gateways as $id => $each ) {
			echo '<p><a href="', esc_url( admin_url( 'admin.php?page=wc-settings&tab=checkout&section=' . $id ) ), '">', esc_html( $each->get_method_title() ), '</a> ', esc_html( $each->enabled ), '</p>';
		}
		echo '</div>';
		return;
	}
	if ( isset( $_POST['save'] ) && current_user_can( 'manage_woocommerce' ) && check_admin_referer( 'woocommerce-settings' ) ) {
		do_action( 'woocommerce_update_options_payment_gateways_' . $gateway->id );
		WC()->payment_gateways()->init();
		$gateway = WC()->payment_gateways()->payment_gateways()[ $gateway->id ] ?? $gateway;
		echo '<div class="updated inline"><p>Your settings have been saved.</p></div>';
	}
	echo '<form method="post"><h2>', esc_html( $gateway->get_method_title() ), '</h2>', wp_kses_post( wpautop( $gateway->get_method_description() ) );
	$gateway->admin_options();
	wp_nonce_field( 'woocommerce-settings' );
	echo '<button type="submit" name="save" value="1" class="button-primary">Save changes</button></form></div>';
}
