<?php
/**
 * What the scenarios need for shoppers: accounts, pages, addresses; a part of scenario.php.
 */

return array(
	'classic'  => static function () {
		// A page with the classic checkout; where blocks are the default there may be none.
		if ( function_exists( 'wc_standin_order' ) ) {
			return array( 'address' => wc_get_checkout_url() );
		}
		$page = get_page_by_path( 'paybridge-classic' );
		$id   = $page ? $page->ID : wp_insert_post(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_name'    => 'paybridge-classic',
				'post_title'   => 'Classic',
				'post_content' => '[woocommerce_checkout]',
			)
		);
		return array( 'address' => get_permalink( $id ) );
	},
	'account'  => static function ( $said ) {
		// An account whose password is its name.
		$user = get_user_by( 'login', $said['name'] );
		$id   = $user ? $user->ID : wp_create_user( $said['name'], $said['name'], $said['name'] . '@example.org' );
		return array( 'id' => $id );
	},
	'of'       => static function ( $said ) {
		// The newest order of a buyer.
		$found = wc_get_orders( array( 'limit' => 1, 'billing_email' => $said['email'] ) );
		return array( 'id' => $found ? $found[0]->get_id() : 0, 'customer' => $found ? $found[0]->get_customer_id() : 0 );
	},
	'pages'    => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		if ( isset( $said['customer'] ) ) {
			$order->set_customer_id( $said['customer'] );
			$order->save();
		}
		if ( isset( $said['minutes'] ) ) {
			$order->set_date_created( time() - 60 * $said['minutes'] );
			$order->save();
		}
		return array(
			'back'     => Paybridge_Return::address( $order, 'back' ),
			'again'    => Paybridge_Return::address( $order, 'again' ),
			'received' => $order->get_checkout_order_received_url(),
			'pay'      => $order->get_checkout_payment_url(),
			'cart'     => wc_get_cart_url(),
		);
	},
);
