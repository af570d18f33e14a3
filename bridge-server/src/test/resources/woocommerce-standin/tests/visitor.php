<?php
/**
 * Somebody with a browser, for the tests of pages.
 */

/** Keeps cookies and follows nothing by itself: where it is sent is what is tested. */
final class Visitor {

	/** @var string */
	private $home;

	/** @var array */
	private $cookies = array();

	/** @var int */
	public $status = 0;

	/** @var string Where it is sent; '' when it is not. */
	public $location = '';

	/** @var string */
	public $page = '';

	/** Comes to a shop.
	 *
	 * @param string $home Its address.
	 */
	public function __construct( $home ) {
		$this->home = rtrim( $home, '/' );
	}

	/**
	 * Opens a page, or sends a form.
	 *
	 * @param string     $address Within the shop, or whole.
	 * @param array|null $form    The form; null to only look.
	 */
	public function open( $address, $form = null ) {
		$cookies = array();
		foreach ( $this->cookies as $name => $value ) {
			$cookies[] = "$name=$value";
		}
		$http = array(
			'method'          => null === $form ? 'GET' : 'POST',
			'header'          => "Content-Type: application/x-www-form-urlencoded\r\nCookie: " . implode( '; ', $cookies ),
			'content'         => null === $form ? '' : http_build_query( $form ),
			'ignore_errors'   => true,
			'follow_location' => 0,
			'timeout'         => 20,
		);
		$whole          = 0 === strpos( $address, 'http' ) ? $address : $this->home . $address;
		$this->page     = (string) file_get_contents( $whole, false, stream_context_create( array( 'http' => $http ) ) );
		$this->location = '';
		foreach ( $http_response_header as $line ) {
			if ( preg_match( '/^HTTP\S+ (\d+)/', $line, $found ) ) {
				$this->status = (int) $found[1];
			} elseif ( preg_match( '/^Location: (.+)$/i', $line, $found ) ) {
				$this->location = trim( $found[1] );
			} elseif ( preg_match( '/^Set-Cookie: ([^=]+)=([^;]*)/i', $line, $found ) ) {
				$this->cookies[ $found[1] ] = $found[2];
			}
		}
		return $this;
	}

	/**
	 * The value of a hidden field of the page.
	 *
	 * @param string $name The field.
	 */
	public function field( $name ) {
		return preg_match( '/name="' . preg_quote( $name, '/' ) . '" value="([^"]*)"/', $this->page, $found ) ? $found[1] : '';
	}

	/** What the page says at its top. */
	public function notices() {
		preg_match_all( '/role="alert">(.*?)<\/div>/s', $this->page, $found );
		return array_map( 'wp_strip_all_tags', $found[1] );
	}

	/**
	 * Fills the checkout's form and presses the button.
	 *
	 * @param string $method The way to pay.
	 * @param array  $other  Other fields.
	 * @param string $to     Where the form goes.
	 */
	public function buy( $method, array $other = array(), $to = '' ) {
		$this->open( wc_get_checkout_url() );
		$form = $other + array(
			'billing_first_name'                 => 'Ann',
			'billing_last_name'                  => 'Lee',
			'billing_email'                      => 'ann@example.com',
			'billing_country'                    => 'DE',
			'payment_method'                     => $method,
			'woocommerce-process-checkout-nonce' => $this->field( 'woocommerce-process-checkout-nonce' ),
			'woocommerce_checkout_place_order'   => '1',
		);
		return $this->open( '' === $to ? wc_get_checkout_url() : $to, $form );
	}
}
