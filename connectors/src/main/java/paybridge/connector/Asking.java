package paybridge.connector;

import java.time.Duration;

/// How often a gateway wants to be asked about a fresh payment, where it says so.
///
/// @param first how long after the page was opened the first question is asked
/// @param every the pause between questions
/// @param lasting how long after the page was opened that goes on; then the bridge's own plan
public record Asking(Duration first, Duration every, Duration lasting) {}
