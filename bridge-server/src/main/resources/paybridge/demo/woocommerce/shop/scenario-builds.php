<?php
/**
 * Scenarios of the plugin's two builds: the connection code, and updates.
 */

return array(
	'code'    => static function ( $said ) {
		paybridge_wire( $said['wire'] ?? '' );
		wp_set_current_user( 1 );
		require_once ABSPATH . 'wp-admin/includes/template.php';
		$answer = Paybridge_Code::take( $said['code'] );
		set_transient( Paybridge_Code::SAID, $answer, MINUTE_IN_SECONDS );
		ob_start();
		Paybridge_Code::show();
		return array(
			'said'      => $answer,
			'page'      => ob_get_clean(),
			'confirmed' => Paybridge_Connection::is_confirmed(),
			'pairing'   => Paybridge_Connection::identity()['pairing'] ?? '',
		);
	},
	'dying'   => static function ( $said ) {
		// The process dies while a code is taken: after the bridge has answered, or when the new secrets
		// are kept and nothing else is.
		$end = static function () {
			echo "\nPAYBRIDGE:{}\n";
			exit( 137 );
		};
		if ( 'answered' === $said['when'] ) {
			add_filter( 'http_response', $end );
		} else {
			add_filter(
				'pre_update_option_paybridge_identity',
				static function ( $value ) use ( $end ) {
					return isset( $value['next'] ) ? $value : $end();
				}
			);
		}
		Paybridge_Code::take( $said['code'] );
	},
	'unasked' => static function ( $said ) {
		// Somebody sends the form who may not, or without its word.
		wp_set_current_user( $said['user'] );
		$_POST    = array( 'code' => $said['code'] );
		$_REQUEST = array();
		add_filter(
			'wp_die_handler',
			static function () {
				return static function ( $why ) {
					echo "\nPAYBRIDGE:", wp_json_encode( array( 'said' => wp_strip_all_tags( is_wp_error( $why ) ? $why->get_error_message() : $why ) ) ), "\n";
					exit;
				};
			}
		);
		Paybridge_Code::pasted();
	},
	'updates' => static function ( $said ) {
		// What WordPress offers; its own directory, which is not asked here, knows nothing.
		add_filter(
			'pre_http_request',
			static function ( $answer, $call, $address ) {
				return false === strpos( $address, 'api.wordpress.org' ) ? $answer : array(
					'response' => array( 'code' => 200 ),
					'headers'  => array(),
					'body'     => '{"plugins":[],"no_update":[],"translations":[]}',
					'cookies'  => array(),
				);
			},
			10,
			3
		);
		paybridge_wire( $said['wire'] ?? '' );
		delete_site_transient( 'update_plugins' );
		wp_update_plugins();
		$file  = 'paybridge-for-woocommerce/paybridge-for-woocommerce.php';
		$known = get_site_transient( 'update_plugins' );
		$offer = $known->response[ $file ] ?? null;
		return array(
			'offered' => $offer ? $offer->new_version : '',
			'package' => $offer ? $offer->package : '',
			'here'    => PAYBRIDGE_VERSION,
		);
	},
	'upgrade' => static function ( $said ) {
		// As the button does it.
		require_once ABSPATH . 'wp-admin/includes/file.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
		add_filter(
			'filesystem_method',
			static function () {
				return 'direct';
			}
		);
		paybridge_wire( $said['wire'] ?? '' );
		$skin = new Automatic_Upgrader_Skin();
		$file = 'paybridge-for-woocommerce/paybridge-for-woocommerce.php';
		$done = ( new Plugin_Upgrader( $skin ) )->bulk_upgrade( array( $file ) );
		return array(
			'done' => is_array( $done[ $file ] ?? null ),
			'said' => implode( ' ', $skin->get_upgrade_messages() ),
		);
	},
	'uninstall' => static function ( $said ) {
		// As the list of plugins does it, with a card of ours and one of somebody else in the shop.
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		$tokens = $wpdb->prefix . 'woocommerce_payment_tokens';
		foreach ( array( 'paybridge_card', 'paybridgeless' ) as $gateway ) {
			$wpdb->delete( $tokens, array( 'gateway_id' => $gateway ) );
			$wpdb->insert( $tokens, array( 'gateway_id' => $gateway, 'token' => 'scenario', 'user_id' => 1, 'type' => 'CC' ) );
		}
		update_option( 'woocommerce_paybridge_card_settings', array( 'enabled' => 'yes' ) );
		update_user_meta( 1, '_paybridge_forgotten', array( 'scenario' ) );
		if ( $said['everything'] ) {
			define( 'WC_REMOVE_ALL_DATA', true );
		}
		$file = 'paybridge-for-woocommerce/paybridge-for-woocommerce.php';
		deactivate_plugins( $file );
		uninstall_plugin( $file );
		wp_cache_flush();
		// A request that began before still has the plugin in it, and asks who the bridge is.
		Paybridge_Connection::identity();
		$left = array(
			'options'   => $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%paybridge\_%' AND option_name NOT LIKE 'woocommerce\_%' AND option_name NOT IN ('paybridge_wall', 'paybridge_fault') AND option_name NOT LIKE '%paybridge\_saved\_%'" ),
			'table'     => null !== $wpdb->get_var( "SHOW TABLES LIKE '{$wpdb->prefix}paybridge\_%'" ),
			'planned'   => function_exists( 'as_get_scheduled_actions' ) ? count( as_get_scheduled_actions( array( 'group' => 'paybridge', 'status' => 'pending' ) ) ) : 0,
			'settings'  => is_array( get_option( 'woocommerce_paybridge_card_settings' ) ),
			'tokens'    => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $tokens WHERE gateway_id = 'paybridge_card' AND token = 'scenario'" ),
			'forgotten' => count( get_user_meta( 1, '_paybridge_forgotten' ) ),
			'others'    => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $tokens WHERE gateway_id = 'paybridgeless'" ),
		);
		$wpdb->delete( $tokens, array( 'token' => 'scenario' ) );
		delete_user_meta( 1, '_paybridge_forgotten' );
		return $left;
	},
	'build'   => static function () {
		$folder = WP_PLUGIN_DIR . '/paybridge-for-woocommerce/';
		$header = get_plugin_data( $folder . 'paybridge-for-woocommerce.php', false, false );
		return array(
			'version' => PAYBRIDGE_VERSION,
			'source'  => $header['UpdateURI'],
			'key'     => is_file( $folder . 'paybridge-key.php' ),
			'updater' => class_exists( 'Paybridge_Updates' ),
			'active'  => is_plugin_active( 'paybridge-for-woocommerce/paybridge-for-woocommerce.php' ),
			'offers'  => count( Paybridge_Offers::all() ),
		);
	},
);
