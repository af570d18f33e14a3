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

	/* The choice of a plan; the server looks at it again. */
	function Plans( props ) {
		var method = props.method;
		var state = element.useState( '' );
		element.useEffect( function () {
			return props.eventRegistration.onPaymentSetup( function () {
				var data = {};
				data[ method.plan ] = state[ 0 ];
				return { type: props.emitResponse.responseTypes.SUCCESS, meta: { paymentMethodData: data } };
			} );
		}, [ state[ 0 ], props.eventRegistration.onPaymentSetup ] );
		return element.createElement( 'label', { className: 'paybridge-plans' }, method.choice, ' ',
			element.createElement( 'select', {
				name: method.plan,
				value: state[ 0 ],
				onChange: function ( event ) {
					state[ 1 ]( event.target.value );
				}
			}, Object.keys( method.plans ).map( function ( key ) {
				return element.createElement( 'option', { key: key, value: key }, method.plans[ key ] );
			} ) )
		);
	}

	function Content( props ) {
		return element.createElement( element.Fragment, null,
			element.createElement( element.RawHTML, null, props.method.description || '' ),
			element.createElement( Plans, props )
		);
	}

	/* The name, and a picture that says nothing more. */
	function label( title, icon ) {
		return element.createElement( 'span', { className: 'paybridge-label' }, title,
			icon ? ' ' : null,
			icon ? element.createElement( 'img', {
				src: icon,
				alt: '',
				className: 'paybridge-icon',
				width: 40,
				height: 26,
				style: { display: 'inline-block', verticalAlign: 'middle' }
			} ) : null
		);
	}

	Object.keys( all ).forEach( function ( name ) {
		if ( name.indexOf( 'paybridge_' ) !== 0 ) {
			return;
		}
		var method = all[ name ];
		var title = entities.decodeEntities( method.title );
		var text = element.createElement( element.RawHTML, null, method.description || '' );
		var hasPlans = ! Array.isArray( method.plans ) && Object.keys( method.plans || {} ).length > 0;
		registry.registerPaymentMethod( {
			name: name,
			label: label( title, method.icon ),
			ariaLabel: title,
			content: hasPlans ? element.createElement( Content, { method: method } ) : text,
			edit: text,
			canMakePayment: function ( cart ) {
				return fits( method, cart );
			},
			supports: {
				features: method.supports,
				showSavedCards: method.saves,
				showSaveOption: method.saves
			}
		} );
	} );
}( window.wc.wcBlocksRegistry, window.wc.wcSettings, window.wp.element, window.wp.htmlEntities ) );
