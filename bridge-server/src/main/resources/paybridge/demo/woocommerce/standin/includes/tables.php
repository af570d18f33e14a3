<?php
/**
 * The stand-in's own tables, and what else is made when it is switched on. Tables and columns that
 * WooCommerce has, too, are called as there, so that a test's SQL reads the same in both.
 */

defined( 'ABSPATH' ) || exit;

/** Makes tables, pages and rights; harmless when they are there. */
function wc_standin_install() {
	wc_standin_make_tables();
	foreach ( array( 'cart', 'checkout' ) as $name ) {
		if ( get_post_status( (int) get_option( "woocommerce_{$name}_page_id" ) ) !== 'publish' ) {
			$page = array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_name'    => $name,
				'post_title'   => ucfirst( $name ),
				'post_content' => "[woocommerce_$name]",
			);
			update_option( "woocommerce_{$name}_page_id", wp_insert_post( $page ) );
		}
	}
	add_option( 'woocommerce_manage_stock', 'yes' );
	add_option( 'woocommerce_hold_stock_minutes', '60' );
	add_option( 'woocommerce_currency', 'EUR' );
	add_option( 'woocommerce_default_country', 'DE' );
	$owner = get_role( 'administrator' );
	foreach ( array( 'manage_woocommerce', 'edit_shop_orders', 'pay_for_order' ) as $right ) {
		$owner->add_cap( $right );
	}
	update_option( 'rewrite_rules', '' );
	wc_standin_plan_timer();
}

/** Nothing stays planned when it is switched off. */
function wc_standin_stop() {
	wp_clear_scheduled_hook( 'action_scheduler_run_queue' );
	as_unschedule_all_actions( 'woocommerce_cancel_unpaid_orders' );
}

/** Makes the tables. */
function wc_standin_make_tables() {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	$tables = array(
		'wc_orders'                  => "id bigint(20) unsigned NOT NULL,
			type varchar(20) NOT NULL,
			status varchar(20) NOT NULL,
			currency varchar(10) NOT NULL DEFAULT '',
			total_amount decimal(26,8) NOT NULL DEFAULT 0,
			parent_order_id bigint(20) unsigned NOT NULL DEFAULT 0,
			customer_id bigint(20) unsigned NOT NULL DEFAULT 0,
			billing_email varchar(320) NOT NULL DEFAULT '',
			payment_method varchar(100) NOT NULL DEFAULT '',
			payment_method_title text NOT NULL,
			transaction_id varchar(100) NOT NULL DEFAULT '',
			created_via varchar(100) NOT NULL DEFAULT '',
			order_key varchar(100) NOT NULL DEFAULT '',
			order_stock_reduced tinyint(1) NOT NULL DEFAULT 0,
			date_created_gmt datetime DEFAULT NULL,
			date_updated_gmt datetime DEFAULT NULL,
			date_paid_gmt datetime DEFAULT NULL,
			date_completed_gmt datetime DEFAULT NULL,
			details longtext NOT NULL,
			PRIMARY KEY  (id),
			KEY status (status),
			KEY parent_order_id (parent_order_id)",
		'wc_orders_meta'             => 'id bigint(20) unsigned NOT NULL auto_increment,
			order_id bigint(20) unsigned NOT NULL,
			meta_key varchar(255) NOT NULL,
			meta_value longtext NOT NULL,
			PRIMARY KEY  (id),
			KEY order_id (order_id)',
		'woocommerce_order_items'    => "order_item_id bigint(20) unsigned NOT NULL auto_increment,
			order_id bigint(20) unsigned NOT NULL,
			order_item_name text NOT NULL,
			order_item_type varchar(20) NOT NULL DEFAULT 'line_item',
			details longtext NOT NULL,
			PRIMARY KEY  (order_item_id),
			KEY order_id (order_id)",
		'woocommerce_sessions'       => 'session_key varchar(32) NOT NULL,
			session_value longtext NOT NULL,
			PRIMARY KEY  (session_key)',
		'woocommerce_payment_tokens' => "token_id bigint(20) unsigned NOT NULL auto_increment,
			gateway_id varchar(200) NOT NULL,
			token text NOT NULL,
			user_id bigint(20) unsigned NOT NULL DEFAULT 0,
			type varchar(200) NOT NULL,
			is_default tinyint(1) NOT NULL DEFAULT 0,
			details text NOT NULL,
			PRIMARY KEY  (token_id),
			KEY user_id (user_id)",
		'wc_reserved_stock'          => 'order_id bigint(20) unsigned NOT NULL,
			product_id bigint(20) unsigned NOT NULL,
			stock_quantity double NOT NULL DEFAULT 0,
			expires bigint(20) NOT NULL,
			PRIMARY KEY  (order_id,product_id)',
		'woocommerce_api_keys'       => "key_id bigint(20) unsigned NOT NULL auto_increment,
			user_id bigint(20) unsigned NOT NULL,
			description varchar(200) NOT NULL DEFAULT '',
			permissions varchar(10) NOT NULL,
			consumer_key char(64) NOT NULL,
			consumer_secret char(43) NOT NULL,
			nonces longtext NULL,
			truncated_key char(7) NOT NULL,
			PRIMARY KEY  (key_id),
			KEY consumer_key (consumer_key)",
		'wc_webhooks'                => "webhook_id bigint(20) unsigned NOT NULL auto_increment,
			status varchar(200) NOT NULL,
			name text NOT NULL,
			user_id bigint(20) unsigned NOT NULL DEFAULT 0,
			delivery_url text NOT NULL,
			secret text NOT NULL,
			topic varchar(200) NOT NULL,
			failure_count smallint(10) NOT NULL DEFAULT 0,
			PRIMARY KEY  (webhook_id)",
		'wc_standin_mails'           => 'id bigint(20) unsigned NOT NULL auto_increment,
			order_id bigint(20) unsigned NOT NULL,
			kind varchar(60) NOT NULL,
			recipient varchar(320) NOT NULL,
			PRIMARY KEY  (id),
			KEY order_id (order_id)',
		'actionscheduler_actions'    => "action_id bigint(20) unsigned NOT NULL auto_increment,
			hook varchar(191) NOT NULL,
			status varchar(20) NOT NULL,
			due bigint(20) NOT NULL,
			args text NOT NULL,
			action_group varchar(191) NOT NULL DEFAULT '',
			every int(11) NOT NULL DEFAULT 0,
			message text NOT NULL,
			PRIMARY KEY  (action_id),
			KEY due (status,due)",
	);
	foreach ( $tables as $name => $columns ) {
		dbDelta( "CREATE TABLE {$wpdb->prefix}$name (\n$columns\n) " . $wpdb->get_charset_collate() . ';' );
	}
}
