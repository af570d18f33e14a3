<?php
/**
 * What the scenarios do with news of an order that comes at an odd moment; a part of scenario.php.
 */

return array(
	'orders'    => static function () {
		return array(
			'count' => count(
				wc_get_orders(
					array(
						'limit'  => -1,
						'return' => 'ids',
					)
				)
			),
		);
	},
	'meanwhile' => static function ( $said ) {
		// The news comes in another process while this one waits for the answer to its checkout call.
		$news = static function ( $answer ) use ( &$news, $said ) {
			remove_filter( 'http_response', $news );
			( new Paybridge_Orders() )->apply( $said['picture'], $said['picture']['notes'] );
			return $answer;
		};
		add_filter( 'http_response', $news );
		$order    = wc_get_order( $said['id'] );
		$gateways = WC()->payment_gateways()->payment_gateways();
		$answer   = $gateways[ $order->get_payment_method() ]->process_payment( $order->get_id() );
		return array( 'result' => $answer['result'] );
	},
	'stumble'   => static function ( $said ) {
		// Once, WooCommerce writes the date of payment and leaves the status as it was.
		$stumble = static function () use ( &$stumble ) {
			remove_filter( 'woocommerce_payment_complete_order_status', $stumble );
			return 'pending';
		};
		add_filter( 'woocommerce_payment_complete_order_status', $stumble );
		( new Paybridge_Orders() )->apply( $said['picture'], $said['picture']['notes'] );
		$order = Paybridge_Orders::fresh( $said['id'] );
		return array( 'status' => $order->get_status() );
	},
	'deaf'      => static function ( $said ) {
		// A firewall that lets no call of the bridge in.
		$file = WPMU_PLUGIN_DIR . '/paybridge-deaf.php';
		if ( ! $said['on'] ) {
			return array( 'removed' => ! is_file( $file ) || unlink( $file ) );
		}
		wp_mkdir_p( WPMU_PLUGIN_DIR );
		file_put_contents(
			$file,
			'<?php if ( isset( $_SERVER["HTTP_WEBHOOK_SIGNATURE"] ) ) { http_response_code( 403 ); echo "<h1>Forbidden</h1>"; exit; }'
		);
		update_option( 'paybridge_heard_at', 1, false );
		return array( 'written' => is_file( $file ) );
	},
	'number'    => static function ( $said ) {
		// Another plugin shows other numbers than WooCommerce's ids.
		add_filter(
			'woocommerce_order_number',
			static function () use ( $said ) {
				return $said['shown'];
			}
		);
		$order    = wc_get_order( $said['id'] );
		$gateways = WC()->payment_gateways()->payment_gateways();
		$answer   = $gateways[ $order->get_payment_method() ]->process_payment( $order->get_id() );
		return array( 'redirect' => $answer['redirect'] ?? '' );
	},
	'kept'      => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		$posts = preg_grep( '/^_paybridge/', array_keys( (array) get_post_meta( $said['id'] ) ) );
		return array(
			'attempt'   => (string) $order->get_meta( '_paybridge_attempt' ),
			'word'      => (string) $order->get_meta( '_paybridge_word' ),
			'withPosts' => count( $posts ),
		);
	},
	'tell'      => static function ( $said ) {
		// The scheduler runs what is to be told, while the bridge cannot be reached.
		paybridge_wire( $said['wire'] ?? '' );
		do_action( 'paybridge_tell', (int) $said['id'], 'cancelled', array(), 0 );
		return array(
			'planned' => as_has_scheduled_action( 'paybridge_tell', array( (int) $said['id'], 'cancelled', array(), 1 ), 'paybridge' ),
		);
	},
);
