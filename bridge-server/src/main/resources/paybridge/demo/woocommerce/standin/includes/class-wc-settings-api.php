<?php
/**
 * Settings of a gateway (a2).
 */

defined( 'ABSPATH' ) || exit;

/** One option per gateway, read with defaults, saved field by field. */
abstract class WC_Settings_API {

	/** @var string */
	public $id = '';

	/** @var array */
	public $settings = array();

	/** @var array */
	public $form_fields = array();

	/** @var array Messages of fields that were not saved. */
	public $errors = array();

	/** The option's name. */
	public function get_option_key() {
		return 'woocommerce_' . $this->id . '_settings';
	}

	/** The fields. */
	public function get_form_fields() {
		return apply_filters( 'woocommerce_settings_api_form_fields_' . $this->id, $this->form_fields );
	}

	/** Fills the fields; a gateway writes its own. */
	public function init_form_fields() {
	}

	/** Loads the option, or the defaults. */
	public function init_settings() {
		$kept           = get_option( $this->get_option_key(), null );
		$this->settings = is_array( $kept ) ? $kept : wp_list_pluck( $this->get_form_fields(), 'default' ) + array_fill_keys( array_keys( $this->get_form_fields() ), '' );
	}

	/**
	 * One value, or its default.
	 *
	 * @param string $key   The field.
	 * @param mixed  $empty What stands for ''.
	 */
	public function get_option( $key, $empty = null ) {
		if ( array() === $this->settings ) {
			$this->init_settings();
		}
		$value = $this->settings[ $key ] ?? ( $this->get_form_fields()[ $key ]['default'] ?? '' );
		return '' === $value && null !== $empty ? $empty : $value;
	}

	/**
	 * Writes one value.
	 *
	 * @param string $key   The field.
	 * @param mixed  $value The value.
	 */
	public function update_option( $key, $value = '' ) {
		if ( array() === $this->settings ) {
			$this->init_settings();
		}
		$this->settings[ $key ] = $value;
		return update_option( $this->get_option_key(), $this->settings, true );
	}

	/**
	 * The name of a field in the form.
	 *
	 * @param string $key The field.
	 */
	public function get_field_key( $key ) {
		return 'woocommerce_' . $this->id . '_' . $key;
	}

	/** Saves the form. Checks no nonce and no right: that is the settings screen's work. */
	public function process_admin_options() {
		$this->init_settings();
		$posted = wp_unslash( $_POST );
		foreach ( $this->get_form_fields() as $key => $field ) {
			try {
				$this->settings[ $key ] = $this->posted( $key, $field, $posted[ $this->get_field_key( $key ) ] ?? null );
			} catch ( Exception $no ) {
				$this->errors[] = $no->getMessage();
			}
		}
		return update_option( $this->get_option_key(), apply_filters( 'woocommerce_settings_api_sanitized_fields_' . $this->id, $this->settings ), true );
	}

	/**
	 * A posted value: by the field's own callback, by validate_{key}_field, by validate_{type}_field, as text.
	 *
	 * @param string $key   The field.
	 * @param array  $field What it is.
	 * @param mixed  $value What came; null when nothing did.
	 */
	private function posted( $key, array $field, $value ) {
		if ( isset( $field['sanitize_callback'] ) ) {
			return call_user_func( $field['sanitize_callback'], $value );
		}
		$type = $field['type'] ?? 'text';
		foreach ( array( $key, $type ) as $name ) {
			if ( method_exists( $this, "validate_{$name}_field" ) ) {
				return $this->{"validate_{$name}_field"}( $key, $value );
			}
		}
		if ( 'checkbox' === $type ) {
			return null === $value ? 'no' : 'yes';
		}
		return 'textarea' === $type ? wp_kses_post( trim( (string) $value ) ) : wc_clean( (string) $value );
	}

	/** The form. */
	public function admin_options() {
		echo '<table class="form-table">';
		foreach ( $this->get_form_fields() as $key => $field ) {
			$name  = esc_attr( $this->get_field_key( $key ) );
			$value = (string) $this->get_option( $key );
			echo '<tr><th scope="row"><label for="' . $name . '">' . esc_html( $field['title'] ?? $key ) . '</label></th><td>'; // phpcs:ignore
			if ( 'checkbox' === $field['type'] ) {
				echo '<input type="checkbox" id="' . $name . '" name="' . $name . '" value="1"' . checked( $value, 'yes', false ) . '> ' . esc_html( $field['label'] ?? '' ); // phpcs:ignore
			} elseif ( 'textarea' === $field['type'] ) {
				echo '<textarea id="' . $name . '" name="' . $name . '">' . esc_textarea( $value ) . '</textarea>'; // phpcs:ignore
			} else {
				echo '<input type="text" id="' . $name . '" name="' . $name . '" value="' . esc_attr( $value ) . '">'; // phpcs:ignore
			}
			echo '</td></tr>';
		}
		echo '</table>';
	}
}
