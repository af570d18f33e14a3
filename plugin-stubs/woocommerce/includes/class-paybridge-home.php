<?php
/**
 * Where the shop lives.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A shop that was moved and a copy of a shop look the same from inside: the address is another one.
 * Until a person has said which it is, nothing is said to the bridge and no way to pay is offered.
 */
final class Paybridge_Home {

	/** The address at which the bridge found this shop. */
	const OPTION = 'paybridge_home';

	/** Registers the hooks. */
	public static function hooks() {
		add_action( 'admin_notices', array( __CLASS__, 'ask' ) );
		add_action( 'admin_post_paybridge_moved', array( __CLASS__, 'moved' ) );
		add_action( 'admin_post_paybridge_copy', array( __CLASS__, 'copy' ) );
		add_filter( 'woocommerce_no_available_payment_methods_message', array( __CLASS__, 'shopper_text' ) );
	}

	/**
	 * Where this shop lives now. The option itself, because the address that pages are built with
	 * changes with their language and scheme.
	 */
	public static function now(): string {
		return untrailingslashit( (string) get_option( 'home' ) );
	}

	/** Where the bridge found this shop; empty before it did. */
	public static function known(): string {
		return (string) get_option( self::OPTION, '' );
	}

	/** Remembers where the bridge found this shop. */
	public static function keep() {
		if ( '' === self::known() ) {
			update_option( self::OPTION, self::now(), true );
		}
	}

	/** True while nobody has said whether this shop was moved or is a copy. */
	public static function is_elsewhere(): bool {
		return '' !== self::known() && self::known() !== self::now();
	}

	/** What callers inside the plugin are told then. */
	public static function problem(): Paybridge\Problem {
		return new Paybridge\Problem(
			array(
				'type'  => '/problems/copied-shop',
				'title' => __( 'This shop has another address than its Paybridge knows. Say first whether it was moved or is a copy.', 'paybridge-for-woocommerce' ),
			),
			409
		);
	}

	/**
	 * What a shopper reads when there is no way to pay.
	 *
	 * @param string $text What there is.
	 */
	public static function shopper_text( $text ) {
		return self::is_elsewhere() ? __( 'Payments are paused for a moment. Your order was not charged; please try again later or contact us.', 'paybridge-for-woocommerce' ) : $text;
	}

	/** Asks whoever may decide. */
	public static function ask() {
		if ( ! self::is_elsewhere() || ! current_user_can( 'manage_woocommerce' ) ) {
			return;
		}
		echo '<div class="notice notice-error"><p><strong>' . esc_html__( 'Paybridge: is this shop moved, or a copy?', 'paybridge-for-woocommerce' ) . '</strong> ';
		/* translators: 1: old address, 2: new address */
		echo esc_html( sprintf( __( 'It was known at %1$s and is now at %2$s. Until you say, no payment is taken here and no order of the other shop is touched.', 'paybridge-for-woocommerce' ), self::known(), self::now() ) ) . '</p>';
		$said = (string) get_option( 'paybridge_home_said', '' );
		if ( '' !== $said ) {
			echo '<p>' . esc_html( $said ) . '</p>';
		}
		echo '<p style="display:flex;gap:1em;flex-wrap:wrap">';
		self::button( 'paybridge_moved', __( 'This shop was moved here', 'paybridge-for-woocommerce' ), 'button-primary' );
		self::button( 'paybridge_copy', __( 'This is a copy', 'paybridge-for-woocommerce' ), '' );
		echo '</p></div>';
	}

	/**
	 * A button of a form of its own.
	 *
	 * @param string $action What it does.
	 * @param string $text   What it says.
	 * @param string $style  A class more.
	 */
	private static function button( $action, $text, $style ) {
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="' . esc_attr( $action ) . '">';
		wp_nonce_field( $action );
		echo '<button class="button ' . esc_attr( $style ) . '">' . esc_html( $text ) . '</button></form>';
	}

	/** The shop was moved: the bridge looks for it here, and at the old address. */
	public static function moved() {
		self::may( 'paybridge_moved' );
		self::move();
		self::back();
	}

	/** Says so to the bridge. */
	public static function move() {
		try {
			Paybridge_Connection::bridge( Paybridge_Connection::MOVE )->moved( self::known() );
			update_option( self::OPTION, self::now(), true );
			delete_option( 'paybridge_home_said' );
		} catch ( Exception $no ) {
			update_option( 'paybridge_home_said', $no->getMessage(), false );
		}
	}

	/** This is a copy: it forgets what makes it the shop. */
	public static function copy() {
		self::may( 'paybridge_copy' );
		self::forget();
		self::back();
	}

	/**
	 * Forgets the secrets, the offers and the bridge. The mark of the key file stays, so that the
	 * file in the plugin's folder, which came along, is not taken for a new one.
	 */
	public static function forget() {
		( new Paybridge_Store() )->change(
			'secrets',
			static function () {
				return array();
			}
		);
		Paybridge_Connection::forget();
		foreach ( array( self::OPTION, 'paybridge_home_said', 'paybridge_trouble', 'paybridge_heard_at', Paybridge_Offers::OPTION ) as $name ) {
			delete_option( $name );
		}
	}

	/**
	 * Ends the request of whoever may not decide.
	 *
	 * @param string $action Of which form.
	 */
	private static function may( $action ) {
		if ( ! current_user_can( 'manage_woocommerce' ) || ! check_admin_referer( $action ) ) {
			wp_die( esc_html__( 'You may not do this.', 'paybridge-for-woocommerce' ) );
		}
	}

	/** Back to the plugin's page. */
	private static function back() {
		wp_safe_redirect( admin_url( 'admin.php?page=' . Paybridge_Page::SLUG ) );
		exit;
	}
}
