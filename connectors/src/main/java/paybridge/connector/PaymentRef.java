package paybridge.connector;

import java.time.Instant;
import java.util.Optional;

/// A payment as its gateway knows it.
///
/// @param amount what was asked
/// @param opened when the attempt began
public record PaymentRef(
    String merchantReference,
    Optional<String> gatewayReference,
    Money amount,
    Capture capture,
    String method,
    Instant opened) {}
