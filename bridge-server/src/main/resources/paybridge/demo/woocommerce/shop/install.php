<?php
/**
 * Makes a fresh WordPress a shop: $args holds its address.
 */

require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Leaf & Kettle', 'owner', 'owner@example.org', false, '', 'owner' );
update_option( 'siteurl', $args[0] );
update_option( 'home', $args[0] );
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'woocommerce_currency', 'EUR' );
echo 'Success';
