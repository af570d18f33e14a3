<?php
/**
 * The shop.
 */

defined( 'ABSPATH' ) || exit;

/** What WC() gives: the visitor's state in the shop's own pages, and the ways to pay. */
final class WooCommerce {

	/** @var string */
	public $version = WC_VERSION;

	/** @var WC_Session_Handler|null Only for visitors of the shop's pages: not in the admin, in WP-Cron, in the REST API. */
	public $session = null;

	/** @var WC_Customer|null */
	public $customer = null;

	/** @var WC_Cart|null */
	public $cart = null;

	/** @var WC_Countries|null */
	public $countries = null;

	/** @var WooCommerce|null */
	private static $instance = null;

	/** The one. */
	public static function instance() {
		if ( null === self::$instance ) {
			self::$instance = new self();
			add_action( 'plugins_loaded', array( self::$instance, 'on_plugins_loaded' ), -1 );
			add_action( 'init', array( self::$instance, 'init' ), 0 );
		}
		return self::$instance;
	}

	/** Other plugins may build on it now. */
	public function on_plugins_loaded() {
		do_action( 'woocommerce_loaded' );
	}

	/** Begins. */
	public function init() {
		do_action( 'before_woocommerce_init' );
		$this->countries = new WC_Countries();
		if ( $this->is_frontend() ) {
			$this->session  = new WC_Session_Handler();
			$this->customer = new WC_Customer();
			$this->cart     = new WC_Cart();
		}
		do_action( 'woocommerce_init' );
	}

	/** True for the shop's own pages, wc-api among them. */
	private function is_frontend() {
		$rest = false !== strpos( $_SERVER['REQUEST_URI'] ?? '', trailingslashit( rest_get_url_prefix() ) );
		return ( ! is_admin() || wp_doing_ajax() ) && ! wp_doing_cron() && ! $rest;
	}

	/** All ways to pay. */
	public function payment_gateways() {
		return WC_Payment_Gateways::instance();
	}

	/**
	 * The same as a property: made when somebody first looks.
	 *
	 * @param string $name `payment_gateways`.
	 */
	public function __get( $name ) {
		return 'payment_gateways' === $name ? $this->payment_gateways() : null;
	}

	/** The checkout. */
	public function checkout() {
		return new WC_Checkout();
	}

	/** The address that woocommerce_api_{name} listens at.
	 *
	 * @param string $name The name.
	 */
	public function api_request_url( $name ) {
		return add_query_arg( 'wc-api', $name, home_url( '/' ) );
	}
}
