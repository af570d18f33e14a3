<?php
/**
 * The page on which an owner lets an application in (row b7).
 *
 * @package WooCommerce
 */

defined( 'ABSPATH' ) || exit;

/** Shows what is asked for; when the owner agrees, makes a key pair and sends it. */
final class WC_Auth {

	const NEEDED = array( 'app_name', 'user_id', 'return_url', 'callback_url', 'scope' );

	/** Answers /wc-auth/v1/… */
	public static function answer() {
		$path = (string) wp_parse_url( $_SERVER['REQUEST_URI'] ?? '', PHP_URL_PATH );
		if ( preg_match( '~/wc-auth/v1/(authorize|access_granted|login)/?$~', $path, $found ) !== 1 ) {
			return;
		}
		nocache_headers();
		try {
			$asked = self::asked();
			if ( ! is_user_logged_in() ) {
				wp_safe_redirect( wp_login_url( self::address( 'authorize', $asked ) ) );
			} elseif ( ! current_user_can( 'manage_woocommerce' ) ) {
				throw new Exception( 'You do not have permission to access this page' );
			} elseif ( 'access_granted' === $found[1] ) {
				self::granted( $asked );
			} else {
				self::page( $asked );
			}
		} catch ( Exception $no ) {
			wp_die( esc_html( 'Error: ' . $no->getMessage() . '.' ), 'Access denied', array( 'response' => 401 ) );
		}
		exit;
	}

	/** What is asked for. */
	private static function asked() {
		$asked = array();
		foreach ( self::NEEDED as $name ) {
			if ( empty( $_REQUEST[ $name ] ) || ! is_scalar( $_REQUEST[ $name ] ) ) {
				throw new Exception( 'Missing parameter ' . $name );
			}
			$asked[ $name ] = wp_unslash( $_REQUEST[ $name ] );
		}
		if ( ! in_array( $asked['scope'], array( 'read', 'write', 'read_write' ), true ) ) {
			throw new Exception( 'Invalid scope ' . $asked['scope'] );
		}
		if ( 0 !== stripos( $asked['callback_url'], 'https://' ) ) {
			throw new Exception( 'The callback_url needs to be over SSL' );
		}
		return $asked;
	}

	/**
	 * One of the addresses here, with what was asked for.
	 *
	 * @param string $route Which.
	 * @param array  $asked What was asked for.
	 */
	private static function address( $route, array $asked ) {
		return add_query_arg( array_map( 'rawurlencode', $asked ), home_url( "/wc-auth/v1/$route/" ) );
	}

	/**
	 * The page with its two links.
	 *
	 * @param array $asked What was asked for.
	 */
	private static function page( array $asked ) {
		$yes = wp_nonce_url( self::address( 'access_granted', $asked ), 'wc_auth_grant_access', 'wc_auth_nonce' );
		$no  = self::back( $asked, 0 );
		echo '<!doctype html><title>Application authentication request</title><h1>', esc_html( $asked['app_name'] ), ' would like to connect to your store</h1>',
			'<a href="', esc_url( $yes ), '" class="wc-auth-approve">Approve</a> <a href="', esc_url( $no ), '" class="wc-auth-deny">Deny</a>';
	}

	/**
	 * Where the browser goes then.
	 *
	 * @param array $asked What was asked for.
	 * @param int   $well  Whether the owner agreed.
	 */
	private static function back( array $asked, $well ) {
		return add_query_arg( array( 'success' => $well, 'user_id' => wc_clean( $asked['user_id'] ) ), $asked['return_url'] );
	}

	/**
	 * Makes the keys and sends them; anything but 200 deletes them again.
	 *
	 * @param array $asked What was asked for.
	 */
	private static function granted( array $asked ) {
		global $wpdb;
		if ( ! wp_verify_nonce( wp_unslash( $_GET['wc_auth_nonce'] ?? '' ), 'wc_auth_grant_access' ) ) {
			throw new Exception( 'Invalid nonce verification' );
		}
		$key    = 'ck_' . bin2hex( random_bytes( 20 ) );
		$secret = 'cs_' . bin2hex( random_bytes( 20 ) );
		$wpdb->insert( $wpdb->prefix . 'woocommerce_api_keys', array( 'user_id' => get_current_user_id(), 'description' => $asked['app_name'], 'permissions' => $asked['scope'], 'consumer_key' => wc_api_hash( $key ), 'consumer_secret' => $secret, 'truncated_key' => substr( $key, -7 ) ) );
		$id     = (int) $wpdb->insert_id;
		$body   = wp_json_encode( array( 'key_id' => $id, 'user_id' => $asked['user_id'], 'consumer_key' => $key, 'consumer_secret' => $secret, 'key_permissions' => $asked['scope'] ) );
		$answer = wp_safe_remote_post( esc_url_raw( $asked['callback_url'] ), array( 'body' => $body, 'timeout' => 60, 'headers' => array( 'Content-Type' => 'application/json;charset=UTF-8' ) ) );
		if ( is_wp_error( $answer ) || 200 !== $answer['response']['code'] ) {
			$wpdb->delete( $wpdb->prefix . 'woocommerce_api_keys', array( 'key_id' => $id ) );
			throw new Exception( is_wp_error( $answer ) ? $answer->get_error_message() : 'An error occurred in the request and at the time were unable to send the consumer data' );
		}
		wp_redirect( esc_url_raw( self::back( $asked, 1 ) ) );
	}
}

add_action( 'init', array( 'WC_Auth', 'answer' ), 20 );
