<?php
/**
 * What the scenarios do with stored ways to pay; a part of scenario.php.
 */

return array(
	'tokens'  => static function ( $said ) {
		$tokens = array();
		foreach ( WC_Payment_Tokens::get_customer_tokens( $said['customer'] ) as $token ) {
			$tokens[] = array(
				'id'      => $token->get_id(),
				'saved'   => $token->get_token(),
				'gateway' => $token->get_gateway_id(),
				'label'   => $token->get_display_name(),
				'account' => apply_filters( 'woocommerce_payment_methods_list_item', array( 'method' => array() ), $token )['method'],
				'block'   => apply_filters( 'woocommerce_payment_methods_list_item', array( 'method' => array(), 'tokenId' => 1 ), $token )['method'],
			);
		}
		return array( 'tokens' => $tokens );
	},
	'account-page' => static function ( $said ) {
		// The customer opens the account's page of stored methods.
		wp_set_current_user( $said['customer'] );
		delete_transient( 'paybridge_saved_' . $said['customer'] );
		do_action( 'woocommerce_account_payment-methods_endpoint', '' );
		return array( 'looked' => true );
	},
	'stray'   => static function ( $said ) {
		// A token that the bridge knows nothing of, as after a backup was put back.
		$token = new Paybridge_Token();
		$token->set_token( '01JSTRAY' );
		$token->set_gateway_id( 'paybridge_card' );
		$token->set_user_id( $said['customer'] );
		$token->set_label( 'Stray' );
		return array( 'id' => $token->save() );
	},
	'forget-meanwhile' => static function ( $said ) {
		// Another process fetches between the token's deletion and its being remembered.
		add_action(
			'woocommerce_payment_token_deleted',
			static function ( $id, $token ) {
				Paybridge_Saved::fetch( $token->get_user_id() );
			},
			5,
			2
		);
		WC_Payment_Tokens::delete( $said['token'] );
		return array( 'deleted' => true );
	},
	'fetch-meanwhile'  => static function ( $said ) {
		// This process began before the customer deleted the token in another one.
		get_user_meta( $said['customer'], Paybridge_Saved::FORGOTTEN );
		add_filter(
			'http_response',
			static function ( $answer ) use ( $said ) {
				global $wpdb;
				$token = WC_Payment_Tokens::get( $said['token'] );
				if ( $token ) {
					$wpdb->insert( $wpdb->usermeta, array( 'user_id' => $said['customer'], 'meta_key' => Paybridge_Saved::FORGOTTEN, 'meta_value' => $token->get_token() ) );
					$wpdb->delete( $wpdb->prefix . 'woocommerce_payment_tokens', array( 'token_id' => $said['token'] ) );
				}
				return $answer;
			}
		);
		return array( 'fetched' => Paybridge_Saved::fetch( $said['customer'] ) );
	},
	'delete-token' => static function ( $said ) {
		WC_Payment_Tokens::delete( $said['token'] );
		return array( 'deleted' => null === WC_Payment_Tokens::get( $said['token'] ) );
	},
	'charge'  => static function ( $said ) {
		// The shopper chose a stored method and pressed the button.
		paybridge_wire( $said['wire'] ?? '' );
		wp_set_current_user( $said['as'] );
		$order = wc_get_order( $said['id'] );
		$order->set_customer_id( $said['as'] );
		$order->save();
		$_POST[ 'wc-' . $order->get_payment_method() . '-payment-token' ] = (string) $said['token'];
		$gateways = WC()->payment_gateways()->payment_gateways();
		$answer   = $gateways[ $order->get_payment_method() ]->process_payment( $order->get_id() );
		return array(
			'result'   => $answer['result'],
			'redirect' => $answer['redirect'] ?? '',
			'message'  => $answer['message'] ?? '',
		);
	},
);
