<?php
/**
 * The one place where hooks are registered.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Starts the plugin. Everything that listens to WordPress or WooCommerce is hooked here and only
 * here: gateway objects are made more than once in a request, and a hook in one of them would run
 * as often.
 */
final class Paybridge_Plugin {

	/** Files of classes, in the order in which they need each other. */
	const CLASSES = array(
		'store',
		'home',
		'journal',
		'connection',
		'money',
		'notes',
		'refunds',
		'transitions',
		'orders',
		'offers',
		'away',
		'twice',
		'token',
		'saved',
		'renewals',
		'plans',
		'charging',
		'checkout',
		'inbound',
		'return',
		'refunding',
		'changes',
		'timer',
		'schedule',
		'order-box',
		'page',
		'code',
		'leaving',
		'health',
		'privacy',
	);

	/** WooCommerce begins at 0, and others earlier. */
	const BEFORE_OTHERS = PHP_INT_MIN;

	/** Registers the hooks that do not need WooCommerce. */
	public static function start() {
		add_action( 'before_woocommerce_init', array( __CLASS__, 'declare_compatibility' ) );
		add_action( 'plugins_loaded', array( __CLASS__, 'load' ) );
		add_action( 'init', array( __CLASS__, 'load_texts' ), self::BEFORE_OTHERS );
	}

	/** Finds the translations. WordPress complains when anybody asks for one before `init`. */
	public static function load_texts() {
		load_plugin_textdomain( 'paybridge-for-woocommerce', false, dirname( plugin_basename( PAYBRIDGE_FILE ) ) . '/languages' );
	}

	/** Says that orders are only read and written by WooCommerce's own classes, and blocks are served. */
	public static function declare_compatibility() {
		$features = 'Automattic\WooCommerce\Utilities\FeaturesUtil';
		if ( class_exists( $features ) ) {
			$features::declare_compatibility( 'custom_order_tables', PAYBRIDGE_FILE, true );
			$features::declare_compatibility( 'cart_checkout_blocks', PAYBRIDGE_FILE, true );
		}
	}

	/** Loads the classes and registers their hooks, when WooCommerce is there. */
	public static function load() {
		if ( ! class_exists( 'WooCommerce' ) ) {
			return;
		}
		self::load_classes();
		Paybridge_Store::make_table();
		Paybridge_Home::hooks();
		Paybridge_Offers::hooks();
		add_action( 'rest_api_init', array( 'Paybridge_Inbound', 'register_route' ) );
		add_action( 'woocommerce_api_' . Paybridge_Inbound::API, array( 'Paybridge_Inbound', 'answer' ) );
		add_action( 'woocommerce_api_paybridge_return', array( 'Paybridge_Return', 'answer' ) );
		add_action( 'woocommerce_create_refund', array( 'Paybridge_Refunding', 'remember' ) );
		add_filter( 'woocommerce_cancel_unpaid_order', array( 'Paybridge_Timer', 'may_cancel' ), 100, 2 );
		Paybridge_Changes::hooks();
		Paybridge_Schedule::hooks();
		self::load_for_shoppers();
		Paybridge_Health::hooks();
		Paybridge_Privacy::hooks();
		if ( defined( 'WP_CLI' ) && WP_CLI ) {
			require_once __DIR__ . '/class-paybridge-command.php';
			WP_CLI::add_command( 'paybridge', 'Paybridge_Command' );
		}
		if ( is_admin() ) {
			Paybridge_Page::hooks();
			Paybridge_Code::hooks();
			Paybridge_Leaving::hooks();
			Paybridge_Order_Box::hooks();
		}
	}

	/** The hooks of what shoppers do. */
	private static function load_for_shoppers() {
		add_action( 'woocommerce_cart_emptied', array( 'Paybridge_Twice', 'forget' ) );
		add_action( 'woocommerce_thankyou', array( 'Paybridge_Charging', 'being_checked' ), 5 );
		Paybridge_Saved::hooks();
		Paybridge_Renewals::hooks();
	}

	/** Loads the protocol and every class. */
	public static function load_classes() {
		if ( ! class_exists( 'Paybridge\Bridge' ) ) {
			require_once dirname( __DIR__ ) . '/lib/paybridge.php';
		}
		foreach ( self::CLASSES as $name ) {
			require_once __DIR__ . '/class-paybridge-' . $name . '.php';
		}
	}

	/**
	 * The plugin was switched on: the shop introduces itself as soon as it can. When it was on before,
	 * what became of the payments meanwhile is fetched at once, and by the scheduler if that fails.
	 */
	public static function activate() {
		if ( ! class_exists( 'WooCommerce' ) ) {
			return;
		}
		self::load_classes();
		Paybridge_Store::make_table();
		Paybridge_Schedule::start();
		delete_transient( 'paybridge_introduced' );
		delete_option( 'paybridge_heard_at' );
		if ( Paybridge_Connection::is_confirmed() ) {
			Paybridge_Schedule::pull( Paybridge_Connection::PAGE );
		}
	}

	/** The plugin was switched off: nothing of it stays in the scheduler. */
	public static function deactivate() {
		if ( ! class_exists( 'WooCommerce' ) ) {
			return;
		}
		self::load_classes();
		Paybridge_Schedule::stop();
		Paybridge_Connection::say_goodbye();
	}
}
