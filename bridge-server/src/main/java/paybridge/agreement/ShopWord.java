package paybridge.agreement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the shop's book says of an order's money. Its status words are its own: only whether the
/// order counts as paid there is compared (S1 of the decisions).
public enum ShopWord {
  /// It never said anything about this order.
  SILENT,
  /// It answered that it has no such order.
  MISSING,
  /// It has not heard the newest picture, and the bridge is still telling it.
  BEHIND,
  /// It has not heard the newest picture, and the bridge has stopped telling it.
  PARKED,
  /// It had confirmed the newest picture, and now says that it has only an older one.
  FORGOT,
  /// It has the newest picture, and the order does not count as paid.
  UNPAID,
  /// It has the newest picture, and the order counts as paid.
  PAID,
  /// It counted as paid when the newest picture was confirmed; since then somebody there changed it.
  NO_LONGER_PAID,
  /// It did not count as paid when the newest picture was confirmed; now it does.
  PAID_SINCE;

  /// The spelling in the documentation.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// What was heard of the shop, in order of weight.
  ///
  /// @param missing its last answer did not have the order
  /// @param parked the newest picture is parked
  /// @param confirmed the newest picture was confirmed at some time
  /// @param applied the last picture applied by its last answer
  /// @param sequence the newest picture
  /// @param paid by its last answer; null when it never answered
  /// @param paidAtFirst by the answer that confirmed the newest picture; null when not known
  public record Heard(
      boolean missing,
      boolean parked,
      boolean confirmed,
      long applied,
      long sequence,
      @Nullable Boolean paid,
      @Nullable Boolean paidAtFirst) {}

  /// The word for what was heard.
  public static ShopWord of(Heard heard) {
    if (heard.missing()) {
      return MISSING;
    }
    var paid = heard.paid();
    if (heard.applied() < heard.sequence()) {
      return heard.confirmed() ? FORGOT : heard.parked() ? PARKED : paid == null ? SILENT : BEHIND;
    }
    if (paid == null) {
      return SILENT;
    }
    var first = heard.paidAtFirst();
    if (first == null || first.equals(paid)) {
      return paid ? PAID : UNPAID;
    }
    return paid ? PAID_SINCE : NO_LONGER_PAID;
  }
}
