package paybridge.db;

/// What the gateway's own book said of an attempt by its last answer, in minor units of the
/// attempt's currency.
///
/// @param said a word of ours, or `not-known`
/// @param refunded −1 where this gateway does not tell refunds
/// @param askedAt when it was asked, or later when its answer was news; UTC milliseconds
/// @param firstAt since when it has said just this
public record GatewayBookRow(
    String paymentId,
    String orderId,
    String said,
    long authorized,
    long captured,
    long refunded,
    long refundPending,
    long askedAt,
    long firstAt) {}
