<?php
/**
 * Plugin Name: Paybridge for WooCommerce
 * Description: Takes payments through your own Paybridge: every order says what the gateway says.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Requires Plugins: woocommerce
 * WC requires at least: 8.3
 * WC tested up to: 11.0
 * Author: Paybridge
 * License: Apache-2.0
 * License URI: https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain: paybridge-for-woocommerce
 * Domain Path: /languages
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

define( 'PAYBRIDGE_FILE', __FILE__ );
define( 'PAYBRIDGE_VERSION', '0.1.0' );

require_once __DIR__ . '/includes/class-paybridge-plugin.php';

register_activation_hook( __FILE__, array( 'Paybridge_Plugin', 'activate' ) );
register_deactivation_hook( __FILE__, array( 'Paybridge_Plugin', 'deactivate' ) );
Paybridge_Plugin::start();
