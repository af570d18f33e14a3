package paybridge.connector;

import java.time.Instant;

/// All a dialect may use to speak to its shop: the shop, the way out, and the present time.
public record StorefrontCall(ShopAccount shop, Wire wire, Instant now) {}
