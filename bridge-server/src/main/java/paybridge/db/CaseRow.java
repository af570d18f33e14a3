package paybridge.db;

import org.jspecify.annotations.Nullable;

/// What a person must look at. One open case per order and kind. Times in UTC milliseconds.
///
/// @param evidence what each book says, in one line; the same evidence does not bring a case back
///     that a person has closed
/// @param closedBy who or what closed it; empty while it is open
/// @param ownerId whose work it is, or null
/// @param snoozedUntil nobody wants to see it before, or null
/// @param reopened how often new evidence brought it back
/// @param changedAt when its evidence changed last
public record CaseRow(
    String id,
    String shopId,
    String orderId,
    @Nullable String paymentId,
    String kind,
    String cause,
    String state,
    long openedAt,
    @Nullable Long closedAt,
    String closedBy,
    String evidence,
    @Nullable String ownerId,
    @Nullable Long snoozedUntil,
    int reopened,
    long changedAt) {

  /// A case that is opened now.
  public static CaseRow opened(
      String id,
      String shopId,
      String orderId,
      String kind,
      String cause,
      String evidence,
      long now) {
    return new CaseRow(
        id, shopId, orderId, null, kind, cause, "open", now, null, "", evidence, null, null, 0,
        now);
  }
}
