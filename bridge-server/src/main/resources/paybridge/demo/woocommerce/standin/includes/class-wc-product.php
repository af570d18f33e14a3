<?php
/**
 * Products, with stock.
 */

defined( 'ABSPATH' ) || exit;

/** A post of the type product; its values are the post's meta data, under WooCommerce's names. */
class WC_Product extends WC_Data {

	/** Meta keys of the values. */
	const KEYS = array(
		'regular_price'  => '_regular_price',
		'price'          => '_price',
		'sku'            => '_sku',
		'virtual'        => '_virtual',
		'downloadable'   => '_downloadable',
		'manage_stock'   => '_manage_stock',
		'stock_quantity' => '_stock',
		'backorders'     => '_backorders',
		'stock_status'   => '_stock_status',
	);

	/** @var array */
	protected $data = array( 'name' => '', 'regular_price' => '', 'price' => '', 'sku' => '', 'virtual' => 'no', 'downloadable' => 'no', 'manage_stock' => 'no', 'stock_quantity' => '', 'backorders' => 'no', 'stock_status' => 'instock' );

	/**
	 * A product by its id; 0 for a new one.
	 *
	 * @param int $id Its id.
	 */
	public function __construct( $id = 0 ) {
		$this->id = absint( $id );
		if ( $this->id > 0 ) {
			$this->data['name'] = get_post_field( 'post_title', $this->id );
			foreach ( self::KEYS as $name => $key ) {
				$this->data[ $name ] = metadata_exists( 'post', $this->id, $key ) ? get_post_meta( $this->id, $key, true ) : $this->data[ $name ];
			}
		}
	}

	/** A simple one; there are no others here. */
	public function get_type() {
		return 'simple';
	}

	/** Sets the price.
	 *
	 * @param string|float $price The price.
	 */
	public function set_regular_price( $price ) {
		$this->set_prop( 'regular_price', wc_format_decimal( $price ) );
		$this->set_prop( 'price', wc_format_decimal( $price ) );
	}

	/** True when nothing is shipped. */
	public function is_virtual() {
		return wc_string_to_bool( $this->data['virtual'] );
	}

	/** True when it is a file. */
	public function is_downloadable() {
		return wc_string_to_bool( $this->data['downloadable'] );
	}

	/** True when its stock is counted, and the shop counts stock at all. */
	public function managing_stock() {
		return 'yes' === get_option( 'woocommerce_manage_stock' ) && wc_string_to_bool( $this->data['manage_stock'] );
	}

	/** How many there are; null when nobody counts. */
	public function get_stock_quantity() {
		return $this->managing_stock() ? (int) $this->data['stock_quantity'] : null;
	}

	/** True when more may be sold than there are. */
	public function backorders_allowed() {
		return in_array( $this->data['backorders'], array( 'yes', 'notify' ), true );
	}

	/** True when it can be sold. */
	public function is_in_stock() {
		return 'outofstock' !== $this->data['stock_status'];
	}

	/**
	 * True when so many can be sold.
	 *
	 * @param int $quantity How many.
	 */
	public function has_enough_stock( $quantity ) {
		return ! $this->managing_stock() || $this->backorders_allowed() || $this->get_stock_quantity() >= $quantity;
	}

	/** Writes it; the stock's word follows the number. */
	public function save() {
		if ( $this->managing_stock() ) {
			$this->data['stock_status'] = (int) $this->data['stock_quantity'] > 0 ? 'instock' : ( $this->backorders_allowed() ? 'onbackorder' : 'outofstock' );
		}
		$post = array( 'post_type' => 'product', 'post_status' => 'publish', 'post_title' => $this->data['name'] );
		if ( 0 === $this->id ) {
			$this->id = (int) wp_insert_post( $post );
		}
		foreach ( self::KEYS as $name => $key ) {
			$value = $this->data[ $name ];
			update_post_meta( $this->id, $key, is_bool( $value ) ? wc_bool_to_string( $value ) : $value );
		}
		return $this->id;
	}

	/** Products keep no free meta data here. */
	protected function read_meta() {
		return array();
	}

	/** See read_meta(). */
	protected function write_meta( array $row ) {
		return 0;
	}
}

/** What new products are made with. */
class WC_Product_Simple extends WC_Product {
}

add_action(
	'init',
	static function () {
		register_post_type( 'product', array( 'label' => 'Products', 'public' => true, 'supports' => array( 'title', 'editor' ) ) );
	},
	5
);

/**
 * A product; false when there is none.
 *
 * @param int|WC_Product $which Its id.
 */
function wc_get_product( $which = false ) {
	$id = $which instanceof WC_Product ? $which->get_id() : absint( $which );
	return $id > 0 && 'product' === get_post_type( $id ) ? new WC_Product_Simple( $id ) : false;
}
