<?php
/**
 * The pages that shoppers see (a10, a11).
 */

defined( 'ABSPATH' ) || exit;

/** Plain HTML of our own, with no theme: shop, cart, checkout; the pages of one order are WC_Order_Pages'. */
final class WC_Shop_Pages {

	/** Shows a page of the shop, if this is one. */
	public static function show() {
		if ( is_checkout() ) {
			foreach ( array( 'order-received' => 'thanks', 'order-pay' => 'pay' ) as $name => $page ) {
				if ( '' !== (string) get_query_var( $name ) ) {
					self::page( $page, absint( get_query_var( $name ) ) );
				}
			}
			if ( WC()->cart->is_empty() && 0 === wc_notice_count() ) {
				wp_safe_redirect( wc_get_cart_url() );
				exit;
			}
			self::page( 'checkout', 0 );
		}
		if ( is_cart() ) {
			self::page( 'cart', 0 );
		}
		if ( is_front_page() || is_home() ) {
			self::page( 'shop', 0 );
		}
	}

	/**
	 * A whole page, and the end.
	 *
	 * @param string $body One of the functions below.
	 * @param int    $id   The order.
	 */
	private static function page( $body, $id ) {
		nocache_headers();
		ob_start();
		in_array( $body, array( 'thanks', 'pay' ), true ) ? WC_Order_Pages::$body( $id ) : self::$body();
		$html = ob_get_clean();
		echo '<!DOCTYPE html><html><head><meta charset="utf-8"><title>', esc_html( get_bloginfo( 'name' ) ), '</title>';
		do_action( 'wp_head' );
		echo '</head><body class="woocommerce woocommerce-', esc_attr( $body ), '">', wc_print_notices( true ), $html; // phpcs:ignore
		do_action( 'wp_footer' );
		echo '</body></html>';
		exit;
	}

	/** What is sold. */
	private static function shop() {
		foreach ( get_posts( array( 'post_type' => 'product', 'numberposts' => 20 ) ) as $post ) {
			$product = wc_get_product( $post->ID );
			echo '<p>', esc_html( $product->get_name() ), ' ', wp_kses_post( wc_price( $product->get_price() ) ), ' <a href="', esc_url( add_query_arg( 'add-to-cart', $post->ID, home_url( '/' ) ) ), '">Add to cart</a></p>';
		}
	}

	/** The cart. */
	private static function cart() {
		foreach ( WC()->cart->get_cart() as $line ) {
			echo '<p>', esc_html( $line['quantity'] . ' × ' . $line['data']->get_name() ), '</p>';
		}
		echo WC()->cart->is_empty() ? '<p class="cart-empty">Your cart is currently empty.</p>' : '<p>Total: ' . wp_kses_post( wc_price( WC()->cart->total ) ) . '</p><a class="checkout-button" href="' . esc_url( wc_get_checkout_url() ) . '">Proceed to checkout</a>';
	}

	/** The checkout's form. */
	private static function checkout() {
		echo '<form name="checkout" method="post" class="checkout" action="', esc_url( wc_get_checkout_url() ), '">';
		foreach ( array( 'billing_first_name', 'billing_last_name', 'billing_email', 'billing_country' ) as $name ) {
			echo '<p><label>', esc_html( $name ), ' <input name="', esc_attr( $name ), '" value="', esc_attr( WC()->customer->{"get_$name"}() ), '"></label></p>';
		}
		echo '<p>Total: ', wp_kses_post( wc_price( WC()->cart->total ) ), '</p>';
		WC()->cart->needs_payment() && self::methods( '' );
		wp_nonce_field( 'woocommerce-process_checkout', 'woocommerce-process-checkout-nonce' );
		echo '<button type="submit" name="woocommerce_checkout_place_order" value="1" id="place_order">Place order</button></form>';
	}

	/**
	 * The ways to pay.
	 *
	 * @param string $chosen The one that is chosen; '' for the first.
	 */
	public static function methods( $chosen ) {
		$methods = WC()->payment_gateways()->get_available_payment_gateways();
		$chosen  = isset( $methods[ $chosen ] ) ? $chosen : key( $methods );
		foreach ( $methods as $id => $method ) {
			echo '<p><label><input type="radio" name="payment_method" value="', esc_attr( $id ), '"', checked( $id, $chosen, false ), '> ', wp_kses_post( $method->get_title() ), '</label></p>';
			$method->payment_fields();
		}
		echo array() === $methods ? '<p>Sorry, it seems that there are no available payment methods.</p>' : '';
	}
}

add_action( 'template_redirect', array( 'WC_Shop_Pages', 'show' ), 100 );
