<?php
/** Row a7: stored ways to pay. */

/** A token of a kind of its own. */
final class A_Token extends WC_Payment_Token {

	/** @var string */
	protected $type = 'tea';

	/** @var array */
	protected $extra_data = array( 'label' => '' );
}

$named = static function ( $name, $type ) {
	return 'tea' === $type ? 'A_Token' : $name;
};
add_filter( 'woocommerce_payment_token_class', $named, 10, 2 );
$token = new A_Token();
$token->set_token( 'T1' );
$token->set_user_id( 77 );
$token->set_gateway_id( 'walker' );
$token->set_label( 'Visa 4242' );
same( 'a7 setters keep nothing before save()', array(), WC_Payment_Tokens::get_customer_tokens( 77 ) );
$id   = $token->save();
$kept = WC_Payment_Tokens::get( $id );
same( 'a7 a token comes back with all it kept', array( 'T1', 77, 'walker', 'Visa 4242', true ), array( $kept->get_token(), $kept->get_user_id(), $kept->get_gateway_id(), $kept->get_label(), $kept->is_default() ) );
same( 'a7 get() gives it to anybody', true, null !== WC_Payment_Tokens::get( $id ) && get_current_user_id() !== 77 );
same( 'a7 a customer\'s tokens are told by the gateway', array( array( $id ), array() ), array( array_keys( WC_Payment_Tokens::get_customer_tokens( 77, 'walker' ) ), WC_Payment_Tokens::get_customer_tokens( 77, 'other' ) ) );
same( 'a7 nobody has no tokens', array(), WC_Payment_Tokens::get_customer_tokens( 0 ) );
$empty = new A_Token();
try {
	$empty->save();
	$kept = true;
} catch ( Exception $no ) {
	$kept = false;
}
same( 'a7 a token without its word is not kept', false, $kept );
same( 'a7 deleting says so', array( 'woocommerce_payment_token_deleted' ), heard( array( 'woocommerce_payment_token_deleted' ), static function () use ( $id ) {
	WC_Payment_Tokens::delete( $id );
} ) );
same( 'a7 and it is gone', null, WC_Payment_Tokens::get( $id ) );
remove_filter( 'woocommerce_payment_token_class', $named, 10 );
