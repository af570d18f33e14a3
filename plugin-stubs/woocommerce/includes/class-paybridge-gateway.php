<?php
/**
 * One way to pay.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * One offer of the bridge as a payment method of WooCommerce. Holds no hooks: objects of it are made
 * more than once.
 */
final class Paybridge_Gateway extends WC_Payment_Gateway {

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
		$this->offer        = $offer;
		$this->id           = Paybridge_Orders::PREFIX . $offer['method'];
		$this->method_title = 'Paybridge: ' . $offer['title'];
		$this->icon         = Paybridge_Offers::icon( $offer );
		$this->has_fields   = Paybridge_Saved::can( $offer ) || array() !== Paybridge_Plans::fields( $offer );
		$this->supports     = in_array( 'refund', $offer['can'], true ) ? array( 'products', 'refunds' ) : array( 'products' );
		if ( Paybridge_Saved::can( $offer ) ) {
			$this->supports = array_merge( $this->supports, array( 'tokenization' ), Paybridge_Renewals::SUPPORTS );
		}
		$this->init_form_fields();
		$this->init_settings();
		$this->title       = $this->get_option( 'title' );
		$this->description = $this->get_option( 'description' );
		$this->enabled     = $this->get_option( 'enabled' );
	}

	/** The owner's settings. */
	public function init_form_fields() {
		$this->form_fields = array(
			'enabled'     => array(
				'type'    => 'checkbox',
				'default' => 'yes',
			),
			'title'       => array(
				'type'    => 'text',
				'default' => $this->offer['title'],
			),
			'description' => array(
				'type'    => 'textarea',
				'default' => '',
			),
		) + Paybridge_Plans::fields( $this->offer );
		$this->name_fields();
	}

	/**
	 * Names the settings in the reader's language. Other plugins make gateways before `init`, when no
	 * translation may be asked for; those get their names when somebody reads them.
	 */
	private function name_fields() {
		if ( ! did_action( 'init' ) || isset( $this->form_fields['enabled']['label'] ) ) {
			return;
		}
		$this->method_description                  = __( 'The shopper pays at the gateway and comes back. What your Paybridge offers is set up there; here you may change its name or switch it off.', 'paybridge-for-woocommerce' );
		$this->form_fields['enabled']['title']     = __( 'Offer it', 'paybridge-for-woocommerce' );
		$this->form_fields['enabled']['label']     = __( 'Shoppers may pay this way', 'paybridge-for-woocommerce' );
		$this->form_fields['title']['title']       = __( 'Name at the checkout', 'paybridge-for-woocommerce' );
		$this->form_fields['description']['title'] = __( 'Text below the name', 'paybridge-for-woocommerce' );
		$this->form_fields                         = Paybridge_Plans::named( $this->form_fields );
	}

	/** The owner's settings, named. */
	public function get_form_fields() {
		$this->name_fields();
		return parent::get_form_fields();
	}

	/** What the owner reads above them. */
	public function get_method_description() {
		$this->name_fields();
		return parent::get_method_description();
	}

	/** The picture beside the name at the classic checkout; it says nothing that the name does not. */
	public function get_icon() {
		$html = '' === $this->icon ? '' : '<img src="' . esc_url( $this->icon ) . '" alt="" class="paybridge-icon" width="40" height="26">';
		return apply_filters( 'woocommerce_gateway_icon', $html, $this->id ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WooCommerce's own filter.
	}

	/** True when this method can take the order or the cart that is about to be paid. */
	public function is_available() {
		if ( ! parent::is_available() || Paybridge_Away::is_away() ) {
			return false;
		}
		$order = $this->order_to_pay();
		if ( $order ) {
			return Paybridge_Offers::takes( $this->offer, $order->get_currency(), $order->get_billing_country(), (float) $order->get_total() );
		}
		$country = WC()->customer ? (string) WC()->customer->get_billing_country() : '';
		return Paybridge_Offers::takes( $this->offer, get_woocommerce_currency(), $country, (float) $this->get_order_total() );
	}

	/** True while there is nothing to switch on. */
	public function needs_setup() {
		return ! Paybridge_Connection::is_confirmed();
	}

	/** The order of the pay-for-order page, if it is that. */
	private function order_to_pay() {
		$id    = absint( get_query_var( 'order-pay' ) );
		$order = $id > 0 ? wc_get_order( $id ) : false;
		return $order instanceof WC_Order ? $order : null;
	}

	/** What stands below the name at the classic checkout: stored methods, and the box to store one. */
	public function payment_fields() {
		parent::payment_fields();
		Paybridge_Plans::show( $this, $this->offer );
		if ( ! Paybridge_Saved::can( $this->offer ) || ! is_user_logged_in() || ! is_checkout() ) {
			return;
		}
		if ( array() !== $this->get_tokens() ) {
			$this->tokenization_script();
			$this->saved_payment_methods();
		}
		$this->save_payment_method_checkbox();
	}

	/**
	 * Opens the payment and sends the shopper there.
	 *
	 * @param int $order_id The order's id.
	 */
	public function process_payment( $order_id ) {
		return Paybridge_Checkout::pay( $order_id, $this->offer, $this->get_return_url( wc_get_order( $order_id ) ) );
	}

	/**
	 * True when the gateway can pay an order's money back.
	 *
	 * @param WC_Order $order The order.
	 */
	public function can_refund_order( $order ) {
		return parent::can_refund_order( $order ) && Paybridge_Refunding::can( $order );
	}

	/**
	 * Pays money back.
	 *
	 * @param int        $order_id The order's id.
	 * @param float|null $amount   How much; null for the rest.
	 * @param string     $reason   Why.
	 */
	public function process_refund( $order_id, $amount = null, $reason = '' ) {
		return Paybridge_Refunding::refund( $order_id, $amount, $reason );
	}
}
