<?php
/** Whatever our plugin calls is there: read from its files, when it is in the shop. */

$folder = WP_PLUGIN_DIR . '/paybridge-for-woocommerce';
$code   = '';
foreach ( glob( $folder . '/includes/*.php' ) as $file ) {
	// The block checkout is not played here; its one class is loaded by the block checkout only.
	$code .= false === strpos( $file, 'block-method' ) ? file_get_contents( $file ) : '';
}
if ( '' === $code ) {
	echo "     the plugin is not in this shop\n";
	return;
}
preg_match_all( '/(?<![>:\w$\'])((?:wc|as)_[a-z_]+|get_woocommerce_[a-z_]+)\s*\(/', $code, $calls );
foreach ( array_unique( $calls[1] ) as $name ) {
	same( "a1 the plugin's $name() is there", true, function_exists( $name ) );
}
$things = array(
	'order'   => an_order(),
	'here'    => new WC_Order_Refund(),
	'refund'  => new WC_Order_Refund(),
	'item'    => new WC_Order_Item_Product(),
	'product' => a_product(),
);
foreach ( $things as $variable => $thing ) {
	preg_match_all( '/\$' . $variable . '->([a-z_0-9]+)\s*\(/', $code, $calls );
	foreach ( array_unique( $calls[1] ) as $name ) {
		$there = method_exists( $thing, $name );
		if ( ! $there ) {
			try {
				// A setter is there when its getter is.
				$thing->{preg_replace( '/^set_/', 'get_', $name )}();
				$there = true;
			} catch ( BadMethodCallException $no ) {
				$there = false;
			}
		}
		same( 'a12 the plugin\'s ' . get_class( $thing ) . "::$name() is there", true, $there );
	}
}
