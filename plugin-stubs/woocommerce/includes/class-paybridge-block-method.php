<?php
/**
 * One way to pay, for the block checkout.
 *
 * @package Paybridge
 */

use Automattic\WooCommerce\Blocks\Payments\Integrations\AbstractPaymentMethodType;

defined( 'ABSPATH' ) || exit;

/**
 * The same method as Paybridge_Gateway, told to the block checkout. All of them share one script.
 */
final class Paybridge_Block_Method extends AbstractPaymentMethodType {

	/**
	 * The method.
	 *
	 * @var Paybridge_Gateway
	 */
	private $gateway;

	/**
	 * What the bridge offered.
	 *
	 * @var array
	 */
	private $offer;

	/**
	 * Makes the method of an offer.
	 *
	 * @param array $offer What the bridge offered.
	 */
	public function __construct( array $offer ) {
		$this->offer = $offer;
		$this->name  = Paybridge_Orders::PREFIX . $offer['method'];
	}

	/** Reads the owner's settings. */
	public function initialize() {
		require_once __DIR__ . '/class-paybridge-gateway.php';
		$this->gateway = new Paybridge_Gateway( $this->offer );
	}

	/** True when shoppers may see it at all; currency, country and amount are looked at in the page. */
	public function is_active() {
		return 'yes' === $this->gateway->enabled && ! Paybridge_Away::is_away();
	}

	/** The script that registers the methods. */
	public function get_payment_method_script_handles() {
		wp_register_script(
			'paybridge-checkout-block',
			plugins_url( 'assets/checkout-block.js', PAYBRIDGE_FILE ),
			array( 'wc-blocks-registry', 'wc-settings', 'wp-element', 'wp-html-entities' ),
			PAYBRIDGE_VERSION,
			true
		);
		return array( 'paybridge-checkout-block' );
	}

	/** What the script knows. It is printed into the page: nothing secret. */
	public function get_payment_method_data() {
		return array(
			'name'        => $this->name,
			'title'       => $this->gateway->get_title(),
			'description' => $this->gateway->get_description(),
			'icon'        => $this->gateway->icon,
			'countries'   => $this->offer['countries'],
			'currencies'  => $this->offer['currencies'],
			'least'       => $this->offer['least'] ?? null,
			'most'        => $this->offer['most'] ?? null,
			'supports'    => $this->gateway->supports,
			'saves'       => Paybridge_Saved::can( $this->offer ) && is_user_logged_in(),
			'plan'        => Paybridge_Plans::field( $this->offer ),
			'plans'       => Paybridge_Plans::labels( $this->gateway, $this->offer ),
			'choice'      => __( 'How to pay', 'paybridge-for-woocommerce' ),
		);
	}
}
