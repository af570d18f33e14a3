<?php
/**
 * What the scenarios do inside a shop, real or not: php … scenario.php ACTION JSON, after WordPress
 * was loaded; $args holds both. Prints one line that begins with PAYBRIDGE: and goes on as JSON.
 */

/**
 * Breaks the way to the bridge for this process: `refused`; `unheard`, when the answer is lost; `dead` or `killed`,
 * when the process dies before or after the bridge has answered.
 */
function paybridge_wire( $how ) {
	if ( 'refused' === $how ) {
		add_filter(
			'pre_http_request',
			static function () {
				return new WP_Error( 'http_request_failed', 'cURL error 7: Failed to connect' );
			}
		);
	}
	if ( 'dead' === $how ) {
		add_filter(
			'pre_http_request',
			static function () {
				exit( 137 ); // The process dies before anything left.
			}
		);
	}
	if ( 'killed' === $how ) {
		add_filter(
			'http_response',
			static function () {
				exit( 137 ); // The process dies after the bridge answered and before anybody here knows.
			}
		);
	}
	if ( 'unheard' === $how ) {
		add_filter(
			'http_response',
			static function () {
				return new WP_Error( 'http_request_failed', 'cURL error 28: Operation timed out' );
			}
		);
	}
}

$paybridge_do = array(
	'about'   => static function () {
		$tables = class_exists( 'Automattic\WooCommerce\Utilities\OrderUtil' )
			? Automattic\WooCommerce\Utilities\OrderUtil::custom_orders_table_usage_is_enabled()
			: function_exists( 'wc_standin_order' );
		return array(
			'wordpress'   => get_bloginfo( 'version' ),
			'woocommerce' => WC_VERSION,
			'php'         => PHP_VERSION,
			'ownTables'   => $tables,
			'home'        => untrailingslashit( home_url() ),
			'currency'    => get_woocommerce_currency(),
		);
	},
	'product' => static function ( $said ) {
		$product = new WC_Product_Simple();
		$product->set_name( $said['name'] );
		$product->set_regular_price( $said['price'] );
		$product->set_manage_stock( true );
		$product->set_stock_quantity( $said['stock'] );
		$product->save();
		return array( 'id' => $product->get_id() );
	},
	'order'   => static function ( $said ) {
		$order = wc_create_order( array( 'created_via' => $said['via'] ?? 'checkout' ) );
		$order->add_product( wc_get_product( $said['product'] ), $said['quantity'] ?? 1 );
		$order->set_billing_first_name( 'Ada' );
		$order->set_billing_last_name( 'Example' );
		$order->set_billing_email( $said['email'] ?? 'ada@example.org' );
		$order->set_billing_country( 'DE' );
		$order->set_payment_method( $said['method'] ?? 'paybridge_card' );
		$order->calculate_totals();
		if ( isset( $said['currency'] ) ) {
			$order->set_currency( $said['currency'] );
		}
		$order->save();
		return array(
			'id'    => $order->get_id(),
			'key'   => $order->get_order_key(),
			'total' => $order->get_total(),
		);
	},
	'pay'     => static function ( $said ) {
		if ( isset( $said['failures'] ) ) {
			set_transient( 'paybridge_failures', $said['failures'], MINUTE_IN_SECONDS );
		}
		paybridge_wire( $said['wire'] ?? '' );
		$order    = wc_get_order( $said['id'] );
		$gateways = WC()->payment_gateways()->payment_gateways();
		$answer   = $gateways[ $order->get_payment_method() ]->process_payment( $order->get_id() );
		return array(
			'result'   => $answer['result'],
			'redirect' => $answer['redirect'] ?? '',
			'message'  => $answer['message'] ?? '',
		);
	},
	'say'     => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		if ( ! $order ) {
			return array( 'gone' => true );
		}
		$refunds = array();
		foreach ( $order->get_refunds() as $refund ) {
			$refunds[] = array(
				'id'      => (string) $refund->get_id(),
				'amount'  => $refund->get_amount(),
				'bridge'  => (string) $refund->get_meta( '_paybridge_refund' ),
				'gateway' => (string) $refund->get_meta( '_paybridge_gateway_refund' ),
			);
		}
		$notes = array();
		foreach ( wc_get_order_notes( array( 'order_id' => $order->get_id() ) ) as $note ) {
			$notes[] = $note->content;
		}
		$stock = array();
		foreach ( $order->get_items() as $item ) {
			$stock[] = $item->get_product()->get_stock_quantity();
		}
		return array(
			'status'      => $order->get_status(),
			'paid'        => null !== $order->get_date_paid(),
			'transaction' => $order->get_transaction_id(),
			'refunded'    => (string) $order->get_total_refunded(),
			'refunds'     => $refunds,
			'notes'       => array_reverse( $notes ),
			'stock'       => $stock,
		);
	},
	'change'  => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		if ( isset( $said['method'] ) ) {
			$order->set_payment_method( $said['method'] );
		}
		if ( isset( $said['total'] ) ) {
			$order->set_total( $said['total'] );
		}
		$order->save();
		if ( isset( $said['status'] ) ) {
			$order->update_status( $said['status'], 'by hand', true );
		}
		return array( 'status' => $order->get_status() );
	},
	'refund'  => static function ( $said ) {
		paybridge_wire( $said['wire'] ?? '' );
		$made = wc_create_refund(
			array(
				'order_id'       => $said['id'],
				'amount'         => $said['amount'],
				'reason'         => 'cold tea',
				'refund_payment' => $said['atGateway'] ?? true,
			)
		);
		return is_wp_error( $made )
			? array( 'error' => $made->get_error_message() )
			: array( 'id' => (string) $made->get_id() );
	},
	'timer'   => static function ( $said ) {
		paybridge_wire( $said['wire'] ?? '' );
		$order  = wc_get_order( $said['id'] );
		$cancel = apply_filters( 'woocommerce_cancel_unpaid_order', true, $order );
		if ( $cancel ) {
			$order->update_status( 'cancelled', 'Unpaid order cancelled - time limit reached.' );
		}
		return array( 'cancelled' => $cancel );
	},
	'remove'  => static function ( $said ) {
		$order = wc_get_order( $said['id'] );
		return array( 'removed' => $order->delete( $said['forGood'] ) );
	},
	'stock'   => static function ( $said ) {
		wc_update_product_stock( wc_get_product( $said['product'] ), $said['stock'], 'set' );
		return array( 'stock' => $said['stock'] );
	},
	'stocked' => static function ( $said ) {
		return array( 'stock' => wc_get_product( $said['product'] )->get_stock_quantity() );
	},
	'due'     => static function () {
		if ( function_exists( 'wc_standin_run_due' ) ) {
			// A minute ahead, so that what is tried again later is due.
			return array( 'ran' => count( wc_standin_run_due( time() + 60 ) ) );
		}
		$ran = 0;
		foreach ( array( 'paybridge_tell', 'paybridge_refund_again', 'paybridge_capture', 'paybridge_fetch_saved', 'paybridge_renewal_again' ) as $hook ) {
			foreach ( as_get_scheduled_actions(
				array(
					'hook'     => $hook,
					'status'   => 'pending',
					'per_page' => 50,
				)
			) as $action ) {
				do_action_ref_array( $hook, $action->get_args() );
				as_unschedule_action( $hook, $action->get_args(), 'paybridge' );
				++$ran;
			}
		}
		return array( 'ran' => $ran );
	},
	'half'    => static function ( $said ) {
		// As if the process had died after the order was changed and before that was written down.
		return array( 'done' => ( new Paybridge_Orders() )->apply( $said['picture'], $said['picture']['notes'] ) );
	},
	'again'   => static function ( $said ) {
		// The bridge answers the repeated refund with this problem, signed as it should be.
		$refunds = wc_get_order( $said['id'] )->get_refunds();
		$secrets = ( new Paybridge_Store() )->read( 'secrets' );
		add_filter(
			'pre_http_request',
			static function ( $answer, $call ) use ( $said, $secrets ) {
				$raw = wp_json_encode( array( 'type' => '/problems/' . $said['problem'], 'title' => 'No', 'status' => 503 ) );
				$id  = $call['headers']['webhook-id'];
				return array(
					'response' => array( 'code' => 503 ),
					'headers'  => array(
						'webhook-id'        => $id,
						'webhook-timestamp' => (string) time(),
						'webhook-signature' => Paybridge\Signature::sign( $secrets['bridge-to-shop'], $id, time(), $raw ),
					),
					'body'     => $raw,
					'cookies'  => array(),
				);
			},
			10,
			2
		);
		Paybridge_Refunding::again( (int) $said['id'], $refunds[0]->get_id(), 1 );
		return array( 'refunds' => count( wc_get_order( $said['id'] )->get_refunds() ) );
	},
	'unread'  => static function ( $said ) {
		// As if the table of orders could not be read.
		global $wpdb;
		$wpdb->suppress_errors();
		add_filter(
			'query',
			static function ( $sql ) use ( $said ) {
				return preg_match( '/^\s*SELECT.*\b' . (int) $said['id'] . '\b/is', $sql ) ? 'SELECT broken FROM nowhere' : $sql;
			}
		);
		try {
			$order = Paybridge_Orders::fresh( $said['id'] );
			return array( 'said' => null === $order ? 'gone' : 'found' );
		} catch ( RuntimeException $failed ) {
			return array( 'said' => $failed->getMessage() );
		}
	},
	'road'    => static function () {
		return Paybridge_Health::road() + array( 'words' => Paybridge_Connection::words() );
	},
	'settings' => static function ( $said ) {
		$_POST = array(
			'woocommerce_' . $said['method'] . '_enabled' => '1',
			'woocommerce_' . $said['method'] . '_title'   => $said['title'],
		);
		do_action( 'woocommerce_update_options_payment_gateways_' . $said['method'] );
		return array( 'title' => get_option( 'woocommerce_' . $said['method'] . '_settings' )['title'] ?? '' );
	},
	'back'    => static function () {
		delete_transient( 'paybridge_failures' );
		delete_transient( 'paybridge_away' );
		return array( 'away' => Paybridge_Away::is_away() );
	},
	'minute'  => static function () {
		delete_transient( 'paybridge_introduced' );
		do_action( 'paybridge_every_minute' );
		return array(
			'confirmed' => Paybridge_Connection::is_confirmed(),
			'offers'    => count( Paybridge_Offers::all() ),
			'trouble'   => (string) get_option( 'paybridge_trouble', '' ),
		);
	},
	'person'  => static function ( $said ) {
		// As WordPress' own page calls them, one page after the other.
		paybridge_wire( $said['wire'] ?? '' );
		$erases = 'erase' === $said['action'];
		$tools  = apply_filters( $erases ? 'wp_privacy_personal_data_erasers' : 'wp_privacy_personal_data_exporters', array() );
		$pages  = array();
		do {
			$page    = call_user_func( $tools['paybridge']['callback'], $said['email'], count( $pages ) + 1 );
			$pages[] = is_wp_error( $page ) ? array( 'error' => $page->get_error_message() ) : $page;
		} while ( ! is_wp_error( $page ) && ! $page['done'] );
		return array( 'pages' => $pages );
	},
	'elsewhere' => static function ( $said ) {
		// As if all of the shop had been copied to another address, in this process only.
		add_filter(
			'option_home',
			static function () use ( $said ) {
				return $said['home'];
			}
		);
		wp_set_current_user( 1 );
		ob_start();
		Paybridge_Home::ask();
		$asked = ob_get_clean();
		do_action( 'paybridge_every_minute' );
		$order    = wc_get_order( $said['id'] );
		$gateways = WC()->payment_gateways()->payment_gateways();
		$paid     = $gateways[ $order->get_payment_method() ]->process_payment( $order->get_id() );
		return array(
			'asked'   => $asked,
			'message' => $paid['message'] ?? '',
			'offered' => array_keys( WC()->payment_gateways()->get_available_payment_gateways() ),
			'text'    => apply_filters( 'woocommerce_no_available_payment_methods_message', '' ),
			'road'    => Paybridge_Health::road()['hop'],
		);
	},
	'house'   => static function ( $said ) {
		// From now on the shop lives there; with `twin` it lives wherever it is called.
		$mu = WPMU_PLUGIN_DIR . '/paybridge-twin.php';
		wp_mkdir_p( WPMU_PLUGIN_DIR );
		if ( isset( $said['twin'] ) ) {
			file_put_contents( $mu, "<?php add_filter( 'option_home', static function ( \$home ) { return 'cli' === PHP_SAPI ? \$home : 'http://' . \$_SERVER['HTTP_HOST']; } );" );
		} elseif ( is_file( $mu ) ) {
			unlink( $mu );
		}
		update_option( 'home', $said['home'] );
		return array( 'known' => Paybridge_Home::known(), 'now' => Paybridge_Home::now() );
	},
	'moved'   => static function () {
		Paybridge_Home::move();
		return array(
			'said'      => (string) get_option( 'paybridge_home_said', '' ),
			'known'     => Paybridge_Home::known(),
			'confirmed' => Paybridge_Connection::is_confirmed(),
		);
	},
	'forget'  => static function () {
		// Undone at the end: the other scenarios need this shop.
		global $wpdb;
		$wpdb->query( 'START TRANSACTION' );
		Paybridge_Home::forget();
		$kept    = ( new Paybridge_Store() )->read( 'secrets' );
		$known   = Paybridge_Connection::is_known();
		$offers  = count( Paybridge_Offers::all() );
		$wpdb->query( 'ROLLBACK' );
		wp_cache_flush();
		return array(
			'secrets' => count( $kept ),
			'known'   => $known,
			'offers'  => $offers,
		);
	},
	'journal' => static function () {
		ob_start();
		Paybridge_Journal::show();
		return array( 'lines' => Paybridge_Journal::lines(), 'page' => ob_get_clean() );
	},
	'leave'   => static function () {
		wp_set_current_user( 1 );
		$links = Paybridge_Leaving::ask_first( array( 'deactivate' => '<a href="plain">' ) );
		ob_start();
		Paybridge_Leaving::page();
		return array( 'link' => $links['deactivate'], 'page' => ob_get_clean() );
	},
	'off'     => static function () {
		deactivate_plugins( 'paybridge-for-woocommerce/paybridge-for-woocommerce.php' );
		return array( 'planned' => as_has_scheduled_action( 'paybridge_every_minute' ) );
	},
	'on'      => static function ( $said ) {
		$no = activate_plugin( 'paybridge-for-woocommerce/paybridge-for-woocommerce.php' );
		return array(
			'error'  => is_wp_error( $no ) ? $no->get_error_message() : '',
			'status' => wc_get_order( $said['id'] )->get_status(),
		);
	},
	'pull'    => static function () {
		Paybridge_Schedule::pull();
		return array( 'pulled' => true );
	},
	'offered' => static function () {
		return array( 'methods' => array_keys( WC()->payment_gateways()->get_available_payment_gateways() ) );
	},
	'hooked'  => static function ( $said ) {
		global $wp_filter;
		$count = 0;
		foreach ( isset( $wp_filter[ $said['hook'] ] ) ? $wp_filter[ $said['hook'] ]->callbacks : array() as $callbacks ) {
			foreach ( $callbacks as $callback ) {
				$owner  = is_array( $callback['function'] ) ? $callback['function'][0] : '';
				$name   = is_object( $owner ) ? get_class( $owner ) : (string) $owner;
				$count += 0 === strpos( $name, 'Paybridge' ) ? 1 : 0;
			}
		}
		return array( 'count' => $count );
	},
);

foreach ( glob( __DIR__ . '/scenario-*.php' ) as $paybridge_file ) {
	$paybridge_more = require $paybridge_file;
	$paybridge_both = array_intersect_key( $paybridge_do, $paybridge_more );
	if ( $paybridge_both ) {
		exit( 'two actions of one name: ' . implode( ', ', array_keys( $paybridge_both ) ) ); // phpcs:ignore WordPress.Security.EscapeOutput
	}
	$paybridge_do += $paybridge_more;
}

require_once ABSPATH . 'wp-admin/includes/plugin.php';
$paybridge_answer = wp_json_encode( $paybridge_do[ $args[0] ]( json_decode( $args[1] ?? '{}', true ) ) );

echo "\nPAYBRIDGE:", $paybridge_answer, "\n"; // phpcs:ignore WordPress.Security.EscapeOutput
