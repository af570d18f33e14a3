package paybridge.connector;

import java.time.Instant;

/// One operation that moves money of an existing payment: capture, void, refund, stored-method
/// charge. Sent at most once per operation.
///
/// @param payment what it moves money of
/// @param reference our own reference of the operation, unique for ever
/// @param amount how much
/// @param wholePayment true when `amount` is all that can be moved
/// @param reason a short text without personal data
/// @param deadline after this nothing is sent any more
public record MoneyMove(
    PaymentRef payment,
    String reference,
    Money amount,
    boolean wholePayment,
    String reason,
    Instant deadline) {}
