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
	'build'   => static function () {
		$folder = WP_PLUGIN_DIR . '/paybridge-for-woocommerce/';
		$header = get_plugin_data( $folder . 'paybridge-for-woocommerce.php', false, false );
		return array(
			'version' => PAYBRIDGE_VERSION,
			'source'  => $header['UpdateURI'],
			'key'     => is_file( $folder . 'paybridge-key.php' ),
			'updater' => class_exists( 'Paybridge_Updates' ),
			'active'  => is_plugin_active( 'paybridge-for-woocommerce/paybridge-for-woocommerce.php' ),
		);
	},
);
