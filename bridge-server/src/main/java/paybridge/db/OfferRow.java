package paybridge.db;

import org.jspecify.annotations.Nullable;

/// One way to pay in one shop: a method of an account, under a code of the shop's. `countries` and
/// `currencies`: codes with blanks between, empty for all.
public record OfferRow(
    String id,
    String shopId,
    String accountId,
    String method,
    String code,
    String title,
    String countries,
    String currencies,
    @Nullable Long least,
    @Nullable Long most,
    int rank,
    long createdAt) {}
