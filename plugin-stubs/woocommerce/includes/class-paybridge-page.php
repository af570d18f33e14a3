<?php
/**
 * The owner's page.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * WooCommerce → Paybridge: whether bridge and shop hear each other, and what is offered.
 */
final class Paybridge_Page {

	const SLUG = 'paybridge';

	/** So many currencies or countries are named; the shop's own first. */
	const MOST_NAMES = 8;

	/** Registers the hooks of the admin's side. */
	public static function hooks() {
		add_action( 'admin_menu', array( __CLASS__, 'add' ), 60 );
		add_action( 'admin_init', array( 'Paybridge_Connection', 'introduce' ) );
		add_action( 'admin_init', array( 'Paybridge_Offers', 'fetch_first' ) );
		add_action( 'admin_post_paybridge_refresh', array( __CLASS__, 'refresh' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PAYBRIDGE_FILE ), array( __CLASS__, 'link' ) );
	}

	/** Adds the page to the menu. */
	public static function add() {
		add_submenu_page( 'woocommerce', 'Paybridge', 'Paybridge', 'manage_woocommerce', self::SLUG, array( __CLASS__, 'show' ) );
	}

	/**
	 * A link to the page in the list of plugins.
	 *
	 * @param array $links What there is.
	 */
	public static function link( $links ) {
		array_unshift( $links, '<a href="' . esc_url( admin_url( 'admin.php?page=' . self::SLUG ) ) . '">' . esc_html__( 'Status', 'paybridge-for-woocommerce' ) . '</a>' );
		return $links;
	}

	/** Shows the page. */
	public static function show() {
		echo '<div class="wrap"><h1>Paybridge</h1>';
		$state = self::state();
		echo '<div class="notice inline notice-' . esc_attr( $state[0] ) . '"><p>' . esc_html( $state[1] ) . '</p></div>';
		$trouble = (string) get_option( 'paybridge_trouble', '' );
		if ( '' !== $trouble ) {
			echo '<p><strong>' . esc_html__( 'Last trouble:', 'paybridge-for-woocommerce' ) . '</strong> ' . esc_html( $trouble ) . '</p>';
		}
		if ( Paybridge_Connection::is_confirmed() ) {
			/* translators: %s: six words */
			echo '<p>' . wp_kses( sprintf( __( 'Your Paybridge shows the same six words for this shop: %s', 'paybridge-for-woocommerce' ), '<code>' . esc_html( Paybridge_Connection::words() ) . '</code>' ), array( 'code' => array() ) ) . '</p>';
		}
		Paybridge_Code::show();
		self::offers();
		Paybridge_Journal::show();
		echo '<form method="post" action="' . esc_url( admin_url( 'admin-post.php' ) ) . '"><input type="hidden" name="action" value="paybridge_refresh">';
		wp_nonce_field( 'paybridge_refresh' );
		submit_button( __( 'Ask the bridge now', 'paybridge-for-woocommerce' ) );
		echo '</form></div>';
	}

	/** How it stands: a kind of notice, and a sentence. Says "connected" only when both directions were just tried. */
	private static function state(): array {
		if ( ! Paybridge_Connection::is_known() ) {
			return array( 'warning', __( 'This plugin does not know its bridge. Paste the connection code that your Paybridge prints for this shop.', 'paybridge-for-woocommerce' ) );
		}
		$bridge = Paybridge_Connection::identity()['bridge'];
		if ( Paybridge_Home::is_elsewhere() ) {
			return array( 'error', Paybridge_Home::problem()->getMessage() );
		}
		if ( ! Paybridge_Connection::is_confirmed() ) {
			/* translators: %s: address of the bridge */
			return array( 'warning', sprintf( __( 'Introducing this shop to %s. This takes a moment; load this page again.', 'paybridge-for-woocommerce' ), $bridge ) );
		}
		$road = Paybridge_Health::road();
		if ( 'bridge-away' === $road['hop'] ) {
			/* translators: 1: address of the bridge, 2: why */
			return array( 'error', sprintf( __( 'This shop does not reach %1$s: %2$s', 'paybridge-for-woocommerce' ), $bridge, $road['said'] ) );
		}
		if ( ! $road['reached'] ) {
			/* translators: 1: address of the bridge, 2: why */
			return array( 'warning', sprintf( __( 'This shop reaches %1$s, but cannot be called from there. News is fetched every minute instead. %2$s', 'paybridge-for-woocommerce' ), $bridge, $road['said'] ) );
		}
		if ( 'reached' !== $road['hop'] ) {
			/* translators: 1: address of the bridge, 2: why */
			return array( 'warning', sprintf( __( 'Connected to %1$s, but only through the second door of this shop. %2$s', 'paybridge-for-woocommerce' ), $bridge, $road['said'] ) );
		}
		/* translators: %s: address of the bridge */
		return array( 'success', sprintf( __( 'Connected to %s: this shop reaches it, and it reaches this shop.', 'paybridge-for-woocommerce' ), $bridge ) );
	}

	/** The table of what is offered. */
	private static function offers() {
		echo '<h2>' . esc_html__( 'Ways to pay', 'paybridge-for-woocommerce' ) . '</h2>';
		$offers = Paybridge_Offers::all();
		if ( array() === $offers ) {
			$none = 0 === Paybridge_Offers::asked_at()
				? __( 'None yet.', 'paybridge-for-woocommerce' )
				: __( 'Your Paybridge offers nothing for this shop yet. Add an account at a gateway there.', 'paybridge-for-woocommerce' );
			echo '<p>' . esc_html( $none ) . '</p>';
			return;
		}
		echo '<table class="widefat striped" style="max-width:60em"><thead><tr><th>' . esc_html__( 'Name', 'paybridge-for-woocommerce' ) . '</th><th>' . esc_html__( 'Currencies', 'paybridge-for-woocommerce' ) . '</th><th>' . esc_html__( 'Countries', 'paybridge-for-woocommerce' ) . '</th><th></th></tr></thead><tbody>';
		foreach ( $offers as $offer ) {
			echo '<tr><td>' . esc_html( $offer['title'] ) . ( $offer['test'] ? ' <em>' . esc_html__( '(test money)', 'paybridge-for-woocommerce' ) . '</em>' : '' ) . '</td><td>' . esc_html( self::listed( $offer['currencies'] ) ) . '</td><td>' . esc_html( self::listed( $offer['countries'] ) ) . '</td><td><a href="' . esc_url( admin_url( 'admin.php?page=wc-settings&tab=checkout&section=' . Paybridge_Orders::PREFIX . $offer['method'] ) ) . '">' . esc_html__( 'Name, on or off', 'paybridge-for-woocommerce' ) . '</a></td></tr>';
		}
		echo '</tbody></table>';
	}

	/**
	 * Names in a row; none means all.
	 *
	 * @param array $names Currencies or countries.
	 */
	private static function listed( array $names ): string {
		if ( array() === $names ) {
			return __( 'all', 'paybridge-for-woocommerce' );
		}
		$mine  = array_intersect( array( get_woocommerce_currency(), WC()->countries->get_base_country() ), $names );
		sort( $names );
		$names = array_values( array_unique( array_merge( $mine, $names ) ) );
		$more  = count( $names ) - self::MOST_NAMES;
		$shown = implode( ', ', array_slice( $names, 0, self::MOST_NAMES ) );
		/* translators: 1: a list, 2: a number */
		return $more > 0 ? sprintf( _n( '%1$s and %2$d other', '%1$s and %2$d others', $more, 'paybridge-for-woocommerce' ), $shown, $more ) : $shown;
	}

	/** The button: introduces the shop or fetches offers, then shows the page again. */
	public static function refresh() {
		if ( ! current_user_can( 'manage_woocommerce' ) || ! check_admin_referer( 'paybridge_refresh' ) ) {
			wp_die( esc_html__( 'You may not do this.', 'paybridge-for-woocommerce' ) );
		}
		delete_transient( 'paybridge_introduced' );
		Paybridge_Connection::introduce();
		Paybridge_Offers::fetch();
		wp_safe_redirect( admin_url( 'admin.php?page=' . self::SLUG ) );
		exit;
	}
}
