<?php
/**
 * Personal data.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * What WordPress' tools for personal data need to know: the policy's text, what is kept with orders,
 * and what the bridge keeps in its own books, which is asked or forgotten there.
 */
final class Paybridge_Privacy {

	/** Registers the hooks. */
	public static function hooks() {
		add_action( 'admin_init', array( __CLASS__, 'policy' ) );
		add_filter( 'woocommerce_privacy_export_order_personal_data_props', array( __CLASS__, 'names' ) );
		add_filter( 'woocommerce_privacy_export_order_personal_data_prop', array( __CLASS__, 'value' ), 10, 3 );
		add_filter( 'wp_privacy_personal_data_exporters', array( __CLASS__, 'exporters' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( __CLASS__, 'erasers' ) );
	}

	/**
	 * Adds the exporter.
	 *
	 * @param array $exporters What there is.
	 */
	public static function exporters( $exporters ) {
		$exporters['paybridge'] = array(
			'exporter_friendly_name' => __( 'Paybridge', 'paybridge-for-woocommerce' ),
			'callback'               => array( __CLASS__, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Adds the eraser.
	 *
	 * @param array $erasers What there is.
	 */
	public static function erasers( $erasers ) {
		$erasers['paybridge'] = array(
			'eraser_friendly_name' => __( 'Paybridge', 'paybridge-for-woocommerce' ),
			'callback'             => array( __CLASS__, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * One page of what the bridge keeps about a person. An error ends the export: half of an answer
	 * must not look like the whole.
	 *
	 * @param string $email Whose.
	 * @param int    $page  Which page, from 1.
	 * @return array|WP_Error As WordPress wants it.
	 */
	public static function export( $email, $page = 1 ) {
		$data = array();
		if ( Paybridge_Home::is_elsewhere() ) {
			return self::no( Paybridge_Home::problem() );
		}
		if ( ! Paybridge_Connection::is_confirmed() ) {
			return self::exported( $data, true );
		}
		try {
			$answer = Paybridge_Connection::bridge()->person( 'export', $email, (int) $page );
		} catch ( Exception $no ) {
			return self::no( $no );
		}
		foreach ( $answer['orders'] as $order ) {
			$data[] = array(
				'group_id'    => 'paybridge',
				'group_label' => __( 'Payments', 'paybridge-for-woocommerce' ),
				'item_id'     => 'paybridge-' . $order['number'],
				'data'        => array_merge(
					array(
						array(
							'name'  => __( 'Order', 'paybridge-for-woocommerce' ),
							'value' => $order['number'],
						),
					),
					$order['data']
				),
			);
		}
		return self::exported( $data, ! $answer['more'] );
	}

	/**
	 * A page as WordPress wants it.
	 *
	 * @param array $data What is on it.
	 * @param bool  $done Whether it is the last one.
	 */
	private static function exported( array $data, $done ) {
		return array(
			'data' => $data,
			'done' => $done,
		);
	}

	/**
	 * Has the bridge forget a person; all of it at once.
	 *
	 * @param string $email Whom.
	 * @return array|WP_Error As WordPress wants it.
	 */
	public static function erase( $email ) {
		if ( Paybridge_Home::is_elsewhere() ) {
			return self::no( Paybridge_Home::problem() );
		}
		$answer = array(
			'erased' => 0,
			'kept'   => 0,
		);
		if ( Paybridge_Connection::is_confirmed() ) {
			try {
				$answer = Paybridge_Connection::bridge()->person( 'erase', $email );
			} catch ( Exception $no ) {
				return self::no( $no );
			}
		}
		$messages = array();
		if ( $answer['kept'] > 0 ) {
			/* translators: 1: a number, 2: why, a sentence */
			$messages[] = sprintf( _n( 'Paybridge keeps %1$d payment: %2$s Erase again later.', 'Paybridge keeps %1$d payments: %2$s Erase again later.', $answer['kept'], 'paybridge-for-woocommerce' ), $answer['kept'], $answer['why'] );
		}
		return array(
			'items_removed'  => $answer['erased'],
			'items_retained' => $answer['kept'],
			'messages'       => $messages,
			'done'           => true,
		);
	}

	/**
	 * An error as WordPress wants it.
	 *
	 * @param Exception $why What went wrong.
	 */
	private static function no( $why ) {
		/* translators: %s: why */
		return new WP_Error( 'paybridge', sprintf( __( 'Your Paybridge could not be asked: %s', 'paybridge-for-woocommerce' ), $why->getMessage() ) );
	}

	/** Suggests a text for the shop's policy. */
	public static function policy() {
		if ( function_exists( 'wp_add_privacy_policy_content' ) ) {
			wp_add_privacy_policy_content(
				'Paybridge',
				wp_kses_post( '<p>' . __( 'When you pay, your name, billing address, e-mail address, phone number and IP address, as far as you gave them, go through our own payment server to the payment provider that you choose. Card numbers are typed at the provider only and never reach us.', 'paybridge-for-woocommerce' ) . '</p>' )
			);
		}
	}

	/**
	 * What an export says of an order besides.
	 *
	 * @param array $names What there is.
	 */
	public static function names( $names ) {
		$names['paybridge_reference'] = __( 'Payment number at the provider', 'paybridge-for-woocommerce' );
		return $names;
	}

	/**
	 * The value of it.
	 *
	 * @param mixed    $value What there is.
	 * @param string   $name  Of what.
	 * @param WC_Order $order The order.
	 */
	public static function value( $value, $name, $order ) {
		return 'paybridge_reference' === $name ? (string) $order->get_meta( '_paybridge_reference' ) : $value;
	}
}
