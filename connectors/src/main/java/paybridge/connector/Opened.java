package paybridge.connector;

import java.time.Instant;
import java.util.Optional;

/// A gateway has a page for the shopper.
///
/// @param page where the shopper pays
/// @param gatewayReference the gateway's id, where it gives one before the payment
/// @param pageEnds when the page stops taking money, where the gateway says so
public record Opened(Page page, Optional<String> gatewayReference, Optional<Instant> pageEnds) {}
