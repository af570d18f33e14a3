<?php
/**
 * Scenarios of a shop one of whose doors is closed.
 */

return array(
	'wall' => static function ( $said ) {
		// From now on a firewall answers at addresses that hold one of these words; none takes it away.
		$mu = WPMU_PLUGIN_DIR . '/paybridge-wall.php';
		update_option( 'paybridge_wall', $said['before'] );
		if ( array() !== $said['before'] ) {
			wp_mkdir_p( WPMU_PLUGIN_DIR );
			copy( __DIR__ . '/wall.php', $mu );
		} elseif ( is_file( $mu ) ) {
			unlink( $mu );
		}
		return array( 'done' => true );
	},
	'page' => static function () {
		wp_set_current_user( 1 );
		require_once ABSPATH . 'wp-admin/includes/template.php';
		ob_start();
		Paybridge_Page::show();
		return array( 'page' => ob_get_clean(), 'health' => Paybridge_Health::test()['status'] );
	},
);
