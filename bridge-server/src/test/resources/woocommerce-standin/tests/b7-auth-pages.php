<?php
/** Row b7: the page on which an owner lets an application in. The rest is played by the scenarios. */

$wc_auth = static function ( array $asked ) use ( $url ) {
	$answer = wp_remote_get( $url . '/wc-auth/v1/authorize?' . http_build_query( $asked ), array( 'redirection' => 0 ) );
	return array( wp_remote_retrieve_response_code( $answer ), (string) wp_remote_retrieve_header( $answer, 'location' ), wp_remote_retrieve_body( $answer ) );
};
$asked   = array( 'app_name' => 'App', 'scope' => 'read_write', 'user_id' => 'u1', 'return_url' => 'https://app.example/back', 'callback_url' => 'https://app.example/keys' );
$answer  = $wc_auth( $asked );
same( 'b7: who is not signed in is asked to', array( 302, true ), array( $answer[0], false !== strpos( $answer[1], 'login' ) ) );
foreach ( array_keys( $asked ) as $name ) {
	same( "b7: $name is needed", 401, $wc_auth( array_diff_key( $asked, array( $name => 1 ) ) )[0] );
}
same( 'b7: keys are sent by TLS only', 401, $wc_auth( array( 'callback_url' => 'http://app.example/keys' ) + $asked )[0] );
