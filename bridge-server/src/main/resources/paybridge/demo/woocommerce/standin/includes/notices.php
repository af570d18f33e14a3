<?php
/**
 * What the next page says to the shopper.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Keeps a sentence for the next page; lost for a visitor of whom nothing is remembered.
 *
 * @param string $message The sentence; may hold simple HTML.
 * @param string $type    `success`, `error` or `notice`.
 * @param array  $data    More about it.
 */
function wc_add_notice( $message, $type = 'success', $data = array() ) {
	if ( ! WC()->session ) {
		return;
	}
	$all            = (array) WC()->session->get( 'wc_notices', array() );
	$message        = apply_filters( 'woocommerce_add_' . $type, $message );
	$all[ $type ][] = array( 'notice' => $message, 'data' => $data );
	WC()->session->set( 'wc_notices', $all );
}

/**
 * Sentences that were not shown yet: of one kind, or by kind.
 *
 * @param string $type A kind; '' for all.
 */
function wc_get_notices( $type = '' ) {
	$all = WC()->session ? (array) WC()->session->get( 'wc_notices', array() ) : array();
	return '' === $type ? $all : ( $all[ $type ] ?? array() );
}

/**
 * How many there are.
 *
 * @param string $type A kind; '' for all.
 */
function wc_notice_count( $type = '' ) {
	return '' === $type ? array_sum( array_map( 'count', wc_get_notices() ) ) : count( wc_get_notices( $type ) );
}

/** Forgets them. */
function wc_clear_notices() {
	WC()->session->set( 'wc_notices', null );
}

/**
 * Shows them and forgets them.
 *
 * @param bool $return Gives the HTML instead of printing it.
 */
function wc_print_notices( $return = false ) {
	$html = '';
	foreach ( wc_get_notices() as $type => $notices ) {
		foreach ( $notices as $notice ) {
			$html .= '<div class="woocommerce-' . esc_attr( $type ) . '" role="alert">' . wp_kses_post( $notice['notice'] ) . '</div>';
		}
	}
	wc_clear_notices();
	if ( $return ) {
		return $html;
	}
	echo $html; // phpcs:ignore WordPress.Security.EscapeOutput
}

/**
 * Shows one sentence now.
 *
 * @param string $message The sentence.
 * @param string $type    Its kind.
 */
function wc_print_notice( $message, $type = 'success' ) {
	echo '<div class="woocommerce-' . esc_attr( $type ) . '" role="alert">' . wp_kses_post( $message ) . '</div>';
}
