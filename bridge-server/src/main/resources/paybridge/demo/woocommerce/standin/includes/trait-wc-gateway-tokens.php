<?php
/**
 * Stored ways to pay at the checkout (a7).
 */

defined( 'ABSPATH' ) || exit;

/** What a gateway that supports `tokenization` may print, and the customer's tokens. */
trait WC_Gateway_Tokens {

	/** The tokens of who is signed in, of this gateway; none when it does not support them. */
	public function get_tokens() {
		return is_user_logged_in() && $this->supports( 'tokenization' ) ? WC_Payment_Tokens::get_customer_tokens( get_current_user_id(), $this->id ) : array();
	}

	/** The script that hides what is not chosen; there is none here. */
	public function tokenization_script() {}

	/** The choice between the tokens and a new method. */
	public function saved_payment_methods() {
		foreach ( $this->get_tokens() as $token ) {
			echo '<label><input type="radio" name="wc-', esc_attr( $this->id ), '-payment-token" value="', esc_attr( $token->get_id() ), '"> ', esc_html( $token->get_display_name() ), '</label>';
		}
		echo '<label><input type="radio" name="wc-', esc_attr( $this->id ), '-payment-token" value="new"> Use a new payment method</label>';
	}

	/** The box to store a new one. */
	public function save_payment_method_checkbox() {
		echo '<label><input type="checkbox" name="wc-', esc_attr( $this->id ), '-new-payment-method" value="true"> Save to account</label>';
	}
}
