<?php
/**
 * The way to the bridge.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Who the bridge is and how it is reached. The identity comes with the plugin's file or as a code,
 * once, and is kept in an option, so that a later file without it changes nothing.
 */
final class Paybridge_Connection {

	const IDENTITY = 'paybridge_identity';

	/** Seconds that a checkout may wait for the bridge. */
	const CHECKOUT = 15;

	/** Seconds that the bridge may take to look for a shop at two addresses. */
	const MOVE = 40;

	/** Seconds that somebody who looks at a page may wait for the bridge. */
	const PAGE = 5;

	/**
	 * The identity: bridge, shop, home, pairing; empty when there has never been one. `beside` are
	 * the keys that came before: a file that brings one of them is an old one. `next` is a code that the
	 * bridge may just be taking; it counts from the moment when its secrets are kept, so a process
	 * that dies leaves the old bridge or the new one, never none.
	 */
	public static function identity(): array {
		$kept = get_option( self::IDENTITY, array() );
		$kept = is_array( $kept ) ? $kept : array();
		if ( isset( $kept['next'] ) && self::bridge( self::PAGE, $kept['next'] )->isPaired() ) {
			$kept = $kept['next'] + array( 'beside' => self::old( $kept, self::file()['pairing'] ?? '' ) );
			update_option( self::IDENTITY, $kept, false );
			delete_option( Paybridge_Offers::OPTION );
		}
		$ours = self::file();
		if ( isset( $ours['pairing'] ) && ! in_array( $ours['pairing'], self::old( $kept, '' ), true ) ) {
			$ours += array( 'beside' => self::old( $kept, '' ) );
			update_option( self::IDENTITY, $ours, false );
			delete_option( Paybridge_Home::OPTION );
			return $ours;
		}
		return $kept;
	}

	/**
	 * The keys that are none any more as soon as there is another.
	 *
	 * @param array  $kept The identity.
	 * @param string $file The key of the file that lies there.
	 */
	private static function old( array $kept, $file ): array {
		return array_values( array_unique( array_filter( array_merge( $kept['beside'] ?? array(), array( $kept['pairing'] ?? '', $file ) ) ) ) );
	}

	/** What the key file says; empty when there is none. It is read and not included: opcode caches outlive files. */
	private static function file(): array {
		$file = dirname( __DIR__ ) . '/paybridge-key.php';
		$text = is_file( $file ) ? (string) file_get_contents( $file ) : '';
		$ours = json_decode( (string) strstr( $text, '{' ), true );
		return is_array( $ours ) ? $ours : array();
	}

	/**
	 * Introduces the shop with what a code says. Until the bridge has answered nothing changes.
	 *
	 * @param array $code The identity.
	 * @throws Paybridge\Problem When the bridge says no.
	 * @throws Paybridge\Silence When there is no answer that counts.
	 */
	public static function connect( array $code ) {
		update_option( self::IDENTITY, array( 'next' => $code ) + self::identity(), false );
		try {
			self::handshake( self::bridge( self::PAGE, $code ) );
			self::identity();
			delete_option( 'paybridge_trouble' );
		} finally {
			$kept = get_option( self::IDENTITY, array() );
			unset( $kept['next'] );
			update_option( self::IDENTITY, $kept, false );
		}
	}

	/** True when this shop knows which bridge is its own. */
	public static function is_known(): bool {
		return isset( self::identity()['bridge'] );
	}

	/** True when the bridge has found this shop, and it still lives where it was found. */
	public static function is_confirmed(): bool {
		if ( ! self::is_known() || Paybridge_Home::is_elsewhere() || ! self::bridge()->isConfirmed() ) {
			return false;
		}
		Paybridge_Home::keep();
		return true;
	}

	/** Forgets the bridge, but not which key file and code it came with. */
	public static function forget() {
		update_option( self::IDENTITY, array_intersect_key( self::identity(), array( 'pairing' => '', 'beside' => '' ) ), false );
	}

	/**
	 * The bridge.
	 *
	 * @param int        $seconds  How long one call may take, and how long an unreachable bridge is tried.
	 * @param array|null $identity Another one than is kept.
	 */
	public static function bridge( $seconds = self::CHECKOUT, $identity = null ): Paybridge\Bridge {
		return new Paybridge\Bridge(
			$identity ?? self::identity(),
			new Paybridge_Store(),
			new Paybridge_Orders(),
			self::callback(),
			Paybridge_Home::now(),
			array(
				'patience' => min( 10, $seconds ),
				'fallback' => self::fallback(),
				'send'     => static function ( $address, $headers, $raw ) use ( $seconds ) {
					return self::post( $address, $headers, $raw, $seconds );
				},
			)
		);
	}

	/**
	 * Six words that the bridge shows for this shop, too.
	 */
	public static function words(): string {
		$list  = explode( "\n", trim( (string) file_get_contents( dirname( __DIR__ ) . '/words.txt' ) ) );
		$words = array();
		foreach ( self::bridge()->fingerprint() as $number ) {
			$words[] = $list[ $number ];
		}
		return implode( ' ', $words );
	}

	/** Where the bridge calls. */
	public static function callback(): string {
		return rest_url( Paybridge_Inbound::SPACE . '/' . Paybridge_Inbound::ROUTE );
	}

	/** Where it calls when a firewall keeps the first address to itself: WooCommerce's own door. */
	public static function fallback(): string {
		return Paybridge_Home::now() . '/?wc-api=' . Paybridge_Inbound::API;
	}

	/**
	 * Introduces the shop, with each key at most once a minute, until the bridge has found it.
	 */
	public static function introduce() {
		if ( ! self::is_known() || Paybridge_Home::is_elsewhere() || self::is_confirmed() ) {
			return;
		}
		$key = md5( self::identity()['pairing'] ?? '' );
		if ( get_transient( 'paybridge_introduced' ) === $key ) {
			return;
		}
		set_transient( 'paybridge_introduced', $key, MINUTE_IN_SECONDS );
		try {
			self::handshake( self::bridge( self::PAGE ) );
			delete_option( 'paybridge_trouble' );
		} catch ( Exception $no ) {
			update_option( 'paybridge_trouble', $no->getMessage(), false );
		}
	}

	/**
	 * Says who this shop is.
	 *
	 * @param Paybridge\Bridge $bridge To whom.
	 */
	private static function handshake( Paybridge\Bridge $bridge ) {
		$bridge->handshake(
			array( (string) wp_parse_url( home_url(), PHP_URL_HOST ) ),
			'woocommerce',
			PAYBRIDGE_VERSION . ' WooCommerce ' . WC_VERSION
		);
	}

	/** Tells the bridge that the plugin is being switched off. */
	public static function say_goodbye() {
		if ( ! self::is_confirmed() ) {
			return;
		}
		try {
			self::bridge( self::PAGE )->goodbye( 'deactivated' );
		} catch ( Exception $no ) {
			self::log( 'The bridge was not told that the plugin is off: ' . $no->getMessage() );
		}
	}

	/**
	 * One POST by WordPress' own means, to the paired bridge only.
	 *
	 * @param string $address Where.
	 * @param array  $headers Names and values.
	 * @param string $raw     The body.
	 * @param int    $seconds How long it may take.
	 * @throws Paybridge\Problem When nobody has said yet whether this shop is a copy.
	 * @throws Paybridge\Silence When there is no answer.
	 */
	private static function post( $address, array $headers, $raw, $seconds ): array {
		if ( Paybridge_Home::is_elsewhere() && '/moved' !== substr( $address, -6 ) ) {
			throw Paybridge_Home::problem(); // phpcs:ignore WordPress.Security.EscapeOutput
		}
		$answer = wp_remote_post(
			$address,
			array(
				'timeout'     => $seconds,
				'redirection' => 0,
				'headers'     => $headers,
				'body'        => $raw,
			)
		);
		Paybridge_Journal::note( Paybridge_Journal::OUT, $raw, (int) wp_remote_retrieve_response_code( $answer ), (string) wp_remote_retrieve_body( $answer ) );
		if ( is_wp_error( $answer ) ) {
			$why   = $answer->get_error_message();
			$never = 'http_request_not_executed' === $answer->get_error_code() // WordPress blocks outgoing requests; its text is translated.
				|| 1 === preg_match( '/cURL error (5|6|7|35|51|58|60|77)\b|Connection timed out|Resolving timed out|Failed to connect|blocked/i', $why );
			/* translators: %s: why */
			throw new Paybridge\Silence( sprintf( __( 'No answer from the bridge: %s', 'paybridge-for-woocommerce' ), $why ), ! $never ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
		$heard = array();
		foreach ( wp_remote_retrieve_headers( $answer ) as $name => $value ) {
			$heard[ strtolower( $name ) ] = is_array( $value ) ? implode( ', ', $value ) : $value;
		}
		return array(
			'status'  => (int) wp_remote_retrieve_response_code( $answer ),
			'headers' => $heard,
			'body'    => wp_remote_retrieve_body( $answer ),
		);
	}

	/**
	 * A line in WooCommerce's own log.
	 *
	 * @param string $text What happened; never a secret.
	 */
	public static function log( $text ) {
		wc_get_logger()->info( $text, array( 'source' => 'paybridge' ) );
	}
}
