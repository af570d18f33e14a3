package paybridge.connector;

import java.util.Optional;

/// A refund of a payment that is still open in our books, as its gateway may know it.
///
/// @param reference ours, as it was sent
/// @param gatewayId the gateway's, when it has said one
public record RefundRef(String reference, Optional<String> gatewayId, Money amount) {}
