package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A shop. `returnHosts`: hosts with blanks between. `state`: `new` (no handshake yet), `met`
/// (handshake done, challenge open), `live`, `gone`. `lookAt`, `lookedTo`, `hintedAt`: of a shop that
/// tells nothing by itself, when it is looked at next, up to which time of its own all changes were
/// seen, and when it last hinted at one. `fallback`: a second address at which it is called when the
/// first does not let us through; empty when there is none.
public record ShopRow(
    String id,
    String pathKey,
    String name,
    String storefront,
    String home,
    String callback,
    String returnHosts,
    String state,
    String platform,
    byte[] secrets,
    @Nullable Long challengeAt,
    int challengeTries,
    long createdAt,
    @Nullable Long heardAt,
    @Nullable Long pulledAt,
    String settings,
    @Nullable Long lookAt,
    @Nullable Long lookedTo,
    @Nullable Long hintedAt,
    String fallback) {}
