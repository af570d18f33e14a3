<?php
/**
 * Paying in parts, or again and again.
 *
 * @package Paybridge
 */

defined( 'ABSPATH' ) || exit;

/**
 * What the owner offers of what the bridge can: "in 3 parts", "every month". The bridge keeps the
 * plan and collects by it; here it is only chosen.
 */
final class Paybridge_Plans {

	/** The protocol's bounds. */
	const LEAST = 2;
	const MOST  = 36;

	/**
	 * The owner's settings; none for an offer that takes no plan.
	 *
	 * @param array $offer The offer.
	 */
	public static function fields( array $offer ): array {
		$fields = array();
		if ( in_array( 'instalments', $offer['can'], true ) ) {
			$fields['instalments'] = array(
				'type'    => 'text',
				'default' => '',
			);
		}
		if ( in_array( 'subscription', $offer['can'], true ) ) {
			foreach ( array( 'month', 'year' ) as $unit ) {
				$fields[ 'every_' . $unit ] = array(
					'type'    => 'checkbox',
					'default' => 'no',
				);
			}
		}
		return $fields;
	}

	/**
	 * The settings' names, in the reader's language.
	 *
	 * @param array $fields All settings.
	 */
	public static function named( array $fields ): array {
		$names = array(
			'instalments' => array( __( 'In parts', 'paybridge-for-woocommerce' ), '' ),
			'every_month' => array( __( 'Again and again', 'paybridge-for-woocommerce' ), __( 'Shoppers may pay the same every month', 'paybridge-for-woocommerce' ) ),
			'every_year'  => array( '', __( 'Shoppers may pay the same every year', 'paybridge-for-woocommerce' ) ),
		);
		foreach ( array_intersect_key( $names, $fields ) as $field => $name ) {
			$fields[ $field ]['title'] = $name[0];
			$fields[ $field ]['label'] = $name[1];
		}
		if ( isset( $fields['instalments'] ) ) {
			$fields['instalments']['description'] = __( 'How many monthly parts shoppers may choose, such as 2,3,6. Empty: none.', 'paybridge-for-woocommerce' );
		}
		return $fields;
	}

	/**
	 * The plans that shoppers may choose, by their keys.
	 *
	 * @param Paybridge_Gateway $gateway The method.
	 * @param array             $offer   The offer.
	 */
	public static function of( $gateway, array $offer ): array {
		$plans = array();
		if ( in_array( 'instalments', $offer['can'], true ) ) {
			foreach ( array_unique( array_map( 'absint', explode( ',', (string) $gateway->get_option( 'instalments' ) ) ) ) as $times ) {
				if ( $times >= self::LEAST && $times <= self::MOST ) {
					$plans[ 'instalments-' . $times ] = array(
						'kind'  => 'instalments',
						'times' => $times,
						'every' => 1,
						'unit'  => 'month',
					);
				}
			}
		}
		foreach ( in_array( 'subscription', $offer['can'], true ) ? array( 'month', 'year' ) : array() as $unit ) {
			if ( 'yes' === $gateway->get_option( 'every_' . $unit ) ) {
				$plans[ 'every-' . $unit ] = array(
					'kind'  => 'subscription',
					'every' => 1,
					'unit'  => $unit,
				);
			}
		}
		return $plans;
	}

	/**
	 * How a plan is called, by its key; '' is paying once.
	 *
	 * @param Paybridge_Gateway $gateway The method.
	 * @param array             $offer   The offer.
	 */
	public static function labels( $gateway, array $offer ): array {
		$labels = array();
		foreach ( self::of( $gateway, $offer ) as $key => $plan ) {
			if ( 'instalments' === $plan['kind'] ) {
				/* translators: %d: how many */
				$labels[ $key ] = sprintf( __( 'In %d monthly parts', 'paybridge-for-woocommerce' ), $plan['times'] );
			} else {
				$labels[ $key ] = 'month' === $plan['unit'] ? __( 'Now and every month', 'paybridge-for-woocommerce' ) : __( 'Now and every year', 'paybridge-for-woocommerce' );
			}
		}
		return array() === $labels ? array() : array( '' => __( 'All at once', 'paybridge-for-woocommerce' ) ) + $labels;
	}

	/**
	 * Prints the choice at the classic checkout.
	 *
	 * @param Paybridge_Gateway $gateway The method.
	 * @param array             $offer   The offer.
	 */
	public static function show( $gateway, array $offer ) {
		$labels = self::labels( $gateway, $offer );
		if ( array() === $labels ) {
			return;
		}
		echo '<p class="form-row"><label>' . esc_html__( 'How to pay', 'paybridge-for-woocommerce' ) . ' <select name="' . esc_attr( self::field( $offer ) ) . '">';
		foreach ( $labels as $key => $label ) {
			echo '<option value="' . esc_attr( $key ) . '">' . esc_html( $label ) . '</option>';
		}
		echo '</select></label></p>';
	}

	/**
	 * The plan that the shopper chose; null for paying once.
	 *
	 * @param array $offer The offer.
	 * @throws InvalidArgumentException When it is not offered (any more).
	 */
	public static function chosen( array $offer ): ?array {
		// phpcs:ignore WordPress.Security.NonceVerification -- WooCommerce has proved the checkout's form.
		$key = sanitize_key( wp_unslash( $_POST[ self::field( $offer ) ] ?? '' ) );
		if ( '' === $key ) {
			return null;
		}
		require_once __DIR__ . '/class-paybridge-gateway.php';
		$plans = self::of( new Paybridge_Gateway( $offer ), $offer );
		if ( ! isset( $plans[ $key ] ) ) {
			throw new InvalidArgumentException( self::not_now() ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
		return $plans[ $key ];
	}

	/** What the shopper reads when a plan cannot be had. */
	public static function not_now(): string {
		return __( 'This way to pay cannot be paid in parts or again and again just now, and nothing was charged. Please choose to pay all at once.', 'paybridge-for-woocommerce' );
	}

	/**
	 * The name of the form's field.
	 *
	 * @param array $offer The offer.
	 */
	public static function field( array $offer ): string {
		return 'wc-' . Paybridge_Orders::PREFIX . $offer['method'] . '-plan';
	}
}
