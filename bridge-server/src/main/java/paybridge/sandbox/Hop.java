package paybridge.sandbox;

import java.time.Instant;

/// One message between gateway, acquirer and issuer, with the time it was sent.
///
/// @param message the kind as in ISO 8583: `0100` asks for an authorization, `0110` answers,
///   `0200`/`0210` a sale or refund, `0220`/`0230` an advice, `0400`/`0410` a reversal
/// @param code the response code of an answer, `""` in a request
/// @param reason the code in words, `""` in a request
record Hop(Instant at, String from, String to, String message, String code, String reason) {}
