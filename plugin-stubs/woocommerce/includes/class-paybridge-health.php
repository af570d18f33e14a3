<?php
/**
 * Site Health.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * A test of WordPress' Site Health: goes the road to the bridge and back, and names where it ends.
 */
final class Paybridge_Health {

	/** Registers the hooks. */
	public static function hooks() {
		add_filter( 'site_status_tests', array( __CLASS__, 'add' ) );
	}

	/**
	 * Adds the test.
	 *
	 * @param array $tests What there is.
	 */
	public static function add( $tests ) {
		$tests['direct']['paybridge'] = array(
			'label' => 'Paybridge',
			'test'  => array( __CLASS__, 'test' ),
		);
		return $tests;
	}

	/** The result, as WordPress wants it. */
	public static function test(): array {
		$road = self::road();
		return array(
			'label'       => $road['reached'] ? __( 'Your Paybridge and this shop reach each other', 'paybridge-for-woocommerce' ) : __( 'Your Paybridge and this shop do not reach each other', 'paybridge-for-woocommerce' ),
			'status'      => ! $road['reached'] ? 'critical' : ( 'reached' === $road['hop'] ? 'good' : 'recommended' ),
			'badge'       => array(
				'label' => __( 'Payments', 'paybridge-for-woocommerce' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $road['said'] ) . '</p>',
			'actions'     => '<a href="' . esc_url( admin_url( 'admin.php?page=' . Paybridge_Page::SLUG ) ) . '">' . esc_html__( 'Paybridge', 'paybridge-for-woocommerce' ) . '</a>',
			'test'        => 'paybridge',
		);
	}

	/** Where the road ends: reached, hop, said. */
	public static function road(): array {
		if ( Paybridge_Home::is_elsewhere() ) {
			return self::no( 'elsewhere', Paybridge_Home::problem()->getMessage() );
		}
		if ( ! Paybridge_Connection::is_confirmed() ) {
			return self::no( 'not-paired', __( 'This shop and its Paybridge have not met yet.', 'paybridge-for-woocommerce' ) );
		}
		try {
			return Paybridge_Connection::bridge()->check();
		} catch ( Paybridge\Problem $problem ) {
			return self::no( $problem->type, $problem->getMessage() );
		} catch ( Exception $away ) {
			return self::no( 'bridge-away', $away->getMessage() );
		}
	}

	/**
	 * A road that ends early.
	 *
	 * @param string $hop  Where.
	 * @param string $said For people.
	 */
	private static function no( $hop, $said ): array {
		return array(
			'reached' => false,
			'hop'     => $hop,
			'said'    => $said,
		);
	}
}
