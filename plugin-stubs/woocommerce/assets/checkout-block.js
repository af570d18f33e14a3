/**
 * Registers every method of Paybridge with the block checkout. The server's answer leads on to the
 * payment page; nothing is asked here.
 */
( function ( registry, settings, element, entities ) {
	'use strict';

	var all = settings.getSetting( 'paymentMethodData', {} );

	function fits( method, cart ) {
		var totals = cart.cartTotals || {};
		var currency = totals.currency_code;
		var country = ( cart.billingData || cart.billingAddress || {} ).country;
		var price = parseInt( totals.total_price, 10 );
		if ( method.currencies.length && method.currencies.indexOf( currency ) < 0 ) {
			return false;
		}
		if ( country && method.countries.length && method.countries.indexOf( country ) < 0 ) {
			return false;
		}
		if ( totals.currency_minor_unit === undefined || isNaN( price ) ) {
			return true;
		}
		return ! outside( method.least, currency, totals.currency_minor_unit, function ( bound ) {
			return price < bound;
		} ) && ! outside( method.most, currency, totals.currency_minor_unit, function ( bound ) {
			return price > bound;
		} );
	}

	/* The shop may count other decimals than the bound does. */
	function outside( bound, currency, decimals, test ) {
		return bound && bound.currency === currency
			&& test( bound.minor * Math.pow( 10, decimals - bound.exponent ) );
	}

	Object.keys( all ).forEach( function ( name ) {
		if ( name.indexOf( 'paybridge_' ) !== 0 ) {
			return;
		}
		var method = all[ name ];
		var title = entities.decodeEntities( method.title );
		var text = element.createElement( element.RawHTML, null, method.description || '' );
		registry.registerPaymentMethod( {
			name: name,
			label: element.createElement( 'span', null, title ),
			ariaLabel: title,
			content: text,
			edit: text,
			canMakePayment: function ( cart ) {
				return fits( method, cart );
			},
			supports: { features: method.supports }
		} );
	} );
}( window.wc.wcBlocksRegistry, window.wc.wcSettings, window.wp.element, window.wp.htmlEntities ) );
