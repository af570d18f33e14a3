package paybridge.history;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import paybridge.db.Change;
import paybridge.db.EntryRow;
import paybridge.db.Kept;
import paybridge.db.Tables;
import paybridge.db.UpdateRow;

/// Finds what was changed: in which chain it is kept, and what its row says now.
final class RowContents {
  private RowContents() {}

  /// Something to be kept.
  ///
  /// @param write adds what the row says now to its place
  record Found(Kept kind, String id, String chain, Function<Packed, Packed> write) {}

  /// Empty when it belongs to no chain: a message that belongs to no order yet.
  static Optional<Found> find(Tables t, Change change) {
    var id = change.id();
    return switch (change.kind()) {
      case ORDER -> t.orders().find(id).map(o -> found(change, ofOrder(id), o, Contents::add));
      case PAYMENT ->
          t.payments().find(id).map(p -> found(change, ofOrder(p.orderId()), p, Contents::add));
      case OPERATION ->
          t.operations().find(id).map(o -> found(change, ofOrder(o.orderId()), o, Contents::add));
      case CASES ->
          Optional.of(
              new Found(
                  change.kind(), id, ofOrder(id),
                  to -> Contents.addCases(to, t.cases().ofOrder(id))));
      case ENTRY ->
          given(change, EntryRow.class)
              .or(() -> t.entries().find(id))
              .map(e -> found(change, chain(e), e, Contents::add));
      case PICTURE ->
          given(change, UpdateRow.class)
              .or(() -> t.updates().find(id))
              .map(u -> found(change, ofOrder(u.orderId()), u, Contents::add));
      case MESSAGE ->
          t.messages()
              .find(id)
              .filter(m -> m.orderId() != null)
              .map(m -> found(change, ofOrder(String.valueOf(m.orderId())), m, Contents::add));
      case COMMENT ->
          t.comments()
              .find(id)
              .map(c -> found(change, ofOrder(c.orderId()), c, Contents::add));
      case FORGOTTEN ->
          Optional.of(new Found(change.kind(), id, ofOrder(id), Function.identity()));
      case SHOP ->
          t.shops().find(id).map(s -> found(change, ChainNames.shop(id), s, Contents::add));
      case OFFERS ->
          Optional.of(
              new Found(
                  change.kind(), id, ChainNames.shop(id),
                  to -> Contents.addOffers(to, t.offers().ofShop(id))));
      case ACCOUNT ->
          t.accounts().find(id).map(a -> found(change, ChainNames.HOUSE, a, Contents::add));
      case STAFF -> t.staff().find(id).map(s -> found(change, ChainNames.HOUSE, s, Contents::add));
      case TOKEN ->
          t.apiTokens().find(id).map(a -> found(change, ChainNames.HOUSE, a, Contents::add));
      case JOURNAL ->
          t.journal().find(id).map(e -> found(change, ChainNames.HOUSE, e, Contents::add));
    };
  }

  private static <R> Found found(
      Change change, String chain, R row, BiFunction<Packed, R, Packed> add) {
    return new Found(change.kind(), change.id(), chain, to -> add.apply(to, row));
  }

  private static <R> Optional<R> given(Change change, Class<R> type) {
    return Optional.ofNullable(change.row()).map(type::cast);
  }

  private static String ofOrder(String id) {
    return ChainNames.order(id);
  }

  private static String chain(EntryRow entry) {
    var order = entry.orderId();
    return order == null ? ChainNames.shop(entry.shopId()) : ofOrder(order);
  }
}
