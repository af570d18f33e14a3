<?php
/**
 * The connection code.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A plugin that came without a key is connected by one line that the owner pastes. Until the bridge
 * has taken the code, whatever was before goes on.
 */
final class Paybridge_Code {

	/** The answer to what was pasted, for the next page. */
	const SAID = 'paybridge_code_said';

	/** Bytes at the end that tell a typo. */
	const CHECK = 4;

	/** Registers the hooks. */
	public static function hooks() {
		add_action( 'admin_post_paybridge_code', array( __CLASS__, 'pasted' ) );
	}

	/** The form; hidden behind a line where a bridge was found already. */
	public static function show() {
		$said = (string) get_transient( self::SAID );
		delete_transient( self::SAID );
		if ( '' !== $said ) {
			echo '<div class="notice inline notice-error"><p>' . esc_html( $said ) . '</p></div>';
		}
		echo '<details' . ( Paybridge_Connection::is_confirmed() && '' === $said ? '' : ' open' ) . '><summary>' . esc_html__( 'Connect with a code', 'paybridge-for-woocommerce' ) . '</summary>';
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="paybridge_code">';
		wp_nonce_field( 'paybridge_code' );
		echo '<p><label for="paybridge_code">' . esc_html__( 'The line that "bridge shop plugin NAME --code" prints. It works once.', 'paybridge-for-woocommerce' ) . '</label></p>';
		echo '<p><textarea id="paybridge_code" name="code" rows="4" class="large-text code" autocomplete="off" spellcheck="false" required></textarea></p>';
		submit_button( __( 'Connect', 'paybridge-for-woocommerce' ), 'secondary' );
		echo '</form></details>';
	}

	/** The form was sent. */
	public static function pasted() {
		if ( ! current_user_can( 'manage_woocommerce' ) || ! check_admin_referer( 'paybridge_code' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'paybridge-for-woocommerce' ) );
		}
		$said = self::take( isset( $_POST['code'] ) ? sanitize_textarea_field( wp_unslash( $_POST['code'] ) ) : '' );
		if ( '' !== $said ) {
			set_transient( self::SAID, $said, MINUTE_IN_SECONDS );
		}
		wp_safe_redirect( admin_url( 'admin.php?page=' . Paybridge_Page::SLUG ) );
		exit;
	}

	/**
	 * Introduces the shop with a code.
	 *
	 * @param string $text What was pasted.
	 * @return string What is wrong; empty when the bridge took it.
	 */
	public static function take( $text ): string {
		$code = self::read( $text );
		if ( array() === $code ) {
			return __( 'This is not a whole connection code: a character is missing or wrong. Copy the line once more. Nothing was changed.', 'paybridge-for-woocommerce' );
		}
		if ( Paybridge_Home::is_elsewhere() ) {
			return Paybridge_Home::problem()->getMessage();
		}
		if ( Paybridge_Home::now() !== $code['home'] ) {
			/* translators: 1: address of another shop, 2: address of this shop */
			return sprintf( __( 'This code is for the shop at %1$s, but this shop is at %2$s. Nothing was changed.', 'paybridge-for-woocommerce' ), $code['home'], Paybridge_Home::now() );
		}
		if ( Paybridge_Connection::is_confirmed() && ( Paybridge_Connection::identity()['pairing'] ?? '' ) === $code['pairing'] ) {
			return __( 'This shop is connected by this very code already. Nothing was changed.', 'paybridge-for-woocommerce' );
		}
		try {
			Paybridge_Connection::connect( $code );
			return '';
		} catch ( Paybridge\Silence $silence ) {
			return in_array( $silence->status, array( 401, 404 ), true )
				? __( 'The bridge does not take this code: it was used already, or a newer one was made. Make a new one with "bridge shop plugin NAME --code". Nothing was changed.', 'paybridge-for-woocommerce' )
				/* translators: 1: address of the bridge, 2: why */
				: sprintf( __( 'This shop does not reach %1$s: %2$s Nothing was changed; paste the same code again later.', 'paybridge-for-woocommerce' ), $code['bridge'], $silence->getMessage() );
		} catch ( Exception $no ) {
			return $no->getMessage();
		}
	}

	/**
	 * The identity in a code; empty when it is not whole.
	 *
	 * @param string $text What was pasted, with whatever blanks and line ends came along.
	 */
	private static function read( $text ): array {
		$line = strtr( (string) preg_replace( '/\s+/', '', $text ), '-_', '+/' );
		$all  = (string) base64_decode( $line, true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		$json = (string) substr( $all, 0, -self::CHECK );
		if ( ! hash_equals( substr( hash( 'sha256', $json, true ), 0, self::CHECK ), (string) substr( $all, -self::CHECK ) ) ) {
			return array();
		}
		$code = json_decode( $json, true );
		foreach ( array( 'bridge', 'shop', 'home', 'pairing' ) as $needed ) {
			if ( ! is_array( $code ) || ! is_string( $code[ $needed ] ?? null ) ) {
				return array();
			}
		}
		return $code;
	}
}
