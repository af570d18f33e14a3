package paybridge.connector;

import java.time.Instant;

/// All a dialect may use to speak to its gateway: the account, the way out, and the present time.
public record GatewayCall(Account account, Wire wire, Instant now) {}
