<?php
/**
 * Switches plugins on: $args holds their files.
 */

require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_set_current_user( 1 );
foreach ( $args as $paybridge_plugin ) {
	$paybridge_answer = activate_plugin( $paybridge_plugin );
	echo is_wp_error( $paybridge_answer ) ? $paybridge_answer->get_error_message() : 'Success', "\n";
}
