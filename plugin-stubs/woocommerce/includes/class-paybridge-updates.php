<?php
/**
 * New versions of this plugin, from the bridge that made it.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * Only in the plugin that a bridge made for one shop; its main file says where updates come from. A
 * bridge that is away, or a shop that is not paired, has no update: that is no error.
 */
final class Paybridge_Updates {

	const SLUG = 'paybridge-for-woocommerce';

	/** Registers the hooks. */
	public static function hooks() {
		add_filter( 'update_plugins_' . wp_parse_url( PAYBRIDGE_UPDATES, PHP_URL_HOST ), array( __CLASS__, 'newest' ), 10, 3 );
		add_filter( 'plugins_api', array( __CLASS__, 'about' ), 10, 3 );
		add_filter( 'upgrader_package_options', array( __CLASS__, 'fresh' ) );
		add_filter( 'http_request_args', array( __CLASS__, 'may_fetch' ), 10, 2 );
	}

	/**
	 * What WordPress is told of the newest version; it compares by itself.
	 *
	 * @param array|false $update What others said.
	 * @param array       $plugin The header of a plugin.
	 * @param string      $file   Its main file, below the folder of plugins.
	 */
	public static function newest( $update, $plugin, $file ) {
		if ( plugin_basename( PAYBRIDGE_FILE ) !== $file ) {
			return $update;
		}
		$said = self::ask();
		if ( array() === $said ) {
			return $update;
		}
		return array(
			'slug'         => self::SLUG,
			'version'      => $said['version'],
			'package'      => PAYBRIDGE_UPDATES,
			'requires'     => $said['requires'],
			'tested'       => $said['tested'],
			'requires_php' => $said['requiresPhp'],
		);
	}

	/**
	 * What "View details" shows. WordPress would ask its own directory, which may know another plugin
	 * by this name.
	 *
	 * @param mixed  $result What others said.
	 * @param string $action What is asked.
	 * @param object $asked  About which plugin.
	 */
	public static function about( $result, $action, $asked ) {
		if ( 'plugin_information' !== $action || self::SLUG !== ( $asked->slug ?? '' ) ) {
			return $result;
		}
		$said = self::ask();
		return (object) array(
			'name'         => 'Paybridge for WooCommerce',
			'slug'         => self::SLUG,
			'version'      => $said['version'] ?? PAYBRIDGE_VERSION,
			'author'       => 'Paybridge',
			'requires'     => $said['requires'] ?? '',
			'tested'       => $said['tested'] ?? '',
			'requires_php' => $said['requiresPhp'] ?? '',
			'external'     => true,
			'sections'     => array( 'description' => esc_html__( 'Takes payments through your own Paybridge: every order says what the gateway says.', 'paybridge-for-woocommerce' ) ),
		);
	}

	/**
	 * Where the file is, asked when it is fetched: WordPress remembers an update for half a day, and
	 * the address is good for minutes.
	 *
	 * @param array $options What WordPress is about to install.
	 */
	public static function fresh( $options ) {
		if ( PAYBRIDGE_UPDATES === ( $options['package'] ?? '' ) ) {
			$options['package'] = self::ask()['package'] ?? PAYBRIDGE_UPDATES;
		}
		return $options;
	}

	/**
	 * WordPress fetches plugins from public addresses only, but a bridge may live beside the shop. Its
	 * file comes from the bridge itself or not at all.
	 *
	 * @param array  $request How it is asked.
	 * @param string $address Where.
	 */
	public static function may_fetch( $request, $address ) {
		if ( 0 === strpos( $address, PAYBRIDGE_UPDATES . '?' ) ) {
			$request['reject_unsafe_urls'] = false;
			$request['redirection']        = 0;
		}
		return $request;
	}

	/** What the bridge says, when the file is one of ours and of the source in our header; else nothing. */
	private static function ask(): array {
		if ( ! class_exists( 'Paybridge_Connection' ) || ! Paybridge_Connection::is_confirmed() ) {
			return array();
		}
		try {
			$said = Paybridge_Connection::bridge( Paybridge_Connection::PAGE )->call( 'update', array() );
		} catch ( Exception $away ) {
			Paybridge_Connection::log( 'Nobody could say whether there is an update: ' . $away->getMessage() );
			return array();
		}
		foreach ( array( 'version', 'package', 'requires', 'tested', 'requiresPhp' ) as $needed ) {
			if ( ! is_string( $said[ $needed ] ?? null ) ) {
				return array();
			}
		}
		return 0 === strpos( $said['package'], PAYBRIDGE_UPDATES . '?' ) ? $said : array();
	}
}
