package paybridge.db;

import org.jspecify.annotations.Nullable;

/// Where comparing the three books of an order stands, and what the shop's book said of money when
/// it was read. Times in UTC milliseconds, sums in minor units.
///
/// @param at when it is compared next; null: never again by itself
/// @param heardSequence the highest picture that the shop confirmed
/// @param heardPaid whether the order counted as paid when it confirmed that one
/// @param missing the shop's last answer did not have the order
/// @param differs the name of the divergence; empty when the books agree
/// @param mended how often the shop was told again lately
/// @param mendedAt when it was last
public record ComparisonRow(
    String orderId,
    String shopId,
    @Nullable Long at,
    int rounds,
    @Nullable Long comparedAt,
    long heardSequence,
    @Nullable Boolean heardPaid,
    boolean missing,
    @Nullable Long shopTotal,
    @Nullable Long shopRefunded,
    @Nullable String shopCurrency,
    @Nullable Long saidAt,
    String differs,
    @Nullable Long differsSince,
    int mended,
    @Nullable Long mendedAt) {

  /// Of an order that was never compared.
  public static ComparisonRow of(String orderId, String shopId, @Nullable Long at) {
    return new ComparisonRow(
        orderId, shopId, at, 0, null, 0, null, false, null, null, null, null, "", null, 0, null);
  }
}
