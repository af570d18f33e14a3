package paybridge.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Money;
import paybridge.db.AccountRow;
import paybridge.db.EntryRow;
import paybridge.db.MessageRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.history.Place;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;

/// Reads all that is known of an order, at one moment, masked.
final class ReadCase {
  private final Vault vault;
  private final Entries entries;

  ReadCase(Vault vault, Entries entries) {
    this.vault = vault;
    this.entries = entries;
  }

  /// @param key the fingerprint of the key that will sign
  CaseFile read(Tables t, OrderRow order, long now, String key) {
    var attempts = t.payments().ofOrder(order.id());
    var operations = t.operations().ofOrder(order.id());
    var redactor = Redactor.of(t, vault, order, attempts);
    var shop = t.shops().find(order.shopId()).orElseThrow();
    Map<String, AccountRow> accounts =
        attempts.stream()
            .map(PaymentRow::accountId)
            .distinct()
            .map(id -> t.accounts().find(id).orElseThrow())
            .collect(Collectors.toMap(AccountRow::id, Function.identity()));
    return new CaseFile(
        CaseFile.FORMAT,
        moment(now),
        key,
        order.number(),
        order.id(),
        shop.name(),
        shop.storefront(),
        order.word(),
        order.flags().isEmpty() ? List.of() : List.of(order.flags().split(" ")),
        amounts(order, attempts, operations),
        new CaseFile.ShopBook(
            redactor.sentence(order.shopSays()), paid(order.shopPaid()), order.appliedSequence(),
            order.sequence()),
        attempts.stream()
            .map(it -> attempt(it, operations, accounts.get(it.accountId())))
            .toList(),
        operations.stream().map(it -> move(order, it, redactor)).toList(),
        t.entries().ofOrder(order.id()).stream().map(it -> line(order, it, redactor)).toList(),
        t.messages().ofOrder(order.id()).stream().map(it -> message(it, redactor)).toList(),
        t.updates().ofOrder(order.id()).stream()
            .map(
                it ->
                    new CaseFile.Delivery(
                        it.sequence(), it.state(), redactor.sentence(it.why()), it.tries(),
                        moment(it.createdAt()), moment(it.endedAt())))
            .toList(),
        t.cases().ofOrder(order.id()).stream()
            .map(
                it ->
                    new CaseFile.Case(
                        it.kind(), redactor.sentence(it.cause()), it.state(),
                        moment(it.openedAt()), moment(it.closedAt())))
            .toList(),
        history(t, order));
  }

  private static CaseFile.Amounts amounts(
      OrderRow order, List<PaymentRow> attempts, List<OperationRow> operations) {
    var truth = Hearing.truth(attempts, operations);
    var currency = order.currency();
    return new CaseFile.Amounts(
        money(order.asked(), currency),
        money(truth.authorized(), currency),
        money(truth.captured(), currency),
        money(truth.refunded(), currency),
        money(truth.refundPending(), currency),
        money(truth.disputed(), currency));
  }

  private static CaseFile.Attempt attempt(
      PaymentRow row, List<OperationRow> operations, @Nullable AccountRow account) {
    var notes = new ArrayList<String>();
    Standings.of(row, operations).declined().ifPresent(why -> notes.add(why.spelling()));
    flag(notes, row.unknown(), "unknown");
    flag(notes, row.conflicting(), "conflicting");
    flag(notes, row.late(), "late");
    flag(notes, row.superseded(), "superseded");
    return new CaseFile.Attempt(
        row.attempt(),
        account == null ? "" : account.gateway(),
        account == null ? "" : account.name(),
        account != null && account.live(),
        row.method(),
        money(row.asked(), row.currency()),
        row.word(),
        notes,
        row.reference(),
        text(row.gatewayReference()),
        moment(row.createdAt()));
  }

  private static void flag(List<String> notes, boolean really, String word) {
    if (really) {
      notes.add(word);
    }
  }

  private static CaseFile.Move move(OrderRow order, OperationRow op, Redactor redactor) {
    return new CaseFile.Move(
        op.kind(), money(op.amount(), order.currency()), op.state(), op.origin(), op.reference(),
        text(op.gatewayId()), redactor.sentence(op.said()), moment(op.createdAt()));
  }

  private CaseFile.Line line(OrderRow order, EntryRow entry, Redactor redactor) {
    // what a message said stands with the message
    var said = entry.messageId() == null ? entries.said(order, entry) : "";
    return new CaseFile.Line(
        moment(entry.at()),
        entry.direction(),
        entry.what(),
        entry.result(),
        redactor.sentence(entry.detail()),
        entry.millis() == null ? "" : String.valueOf(entry.millis()),
        said.isEmpty() ? "" : redactor.said(SaidText.call(redactor.said(said))));
  }

  private CaseFile.Message message(MessageRow row, Redactor redactor) {
    String body;
    try {
      body = redactor.said(SaidText.message(vault, row));
    } catch (NotOurs damaged) {
      body = "(cannot be opened)";
    }
    return new CaseFile.Message(
        moment(row.heardAt()), row.channel(), row.verdict(), redactor.sentence(row.why()),
        row.copies(), row.state(), redactor.sentence(row.outcome()), body);
  }

  private static CaseFile.History history(Tables t, OrderRow order) {
    var place = Place.ofOrder(t, order.id());
    var seal = place.seal();
    return new CaseFile.History(
        place.chain(),
        place.link(),
        HexFormat.of().formatHex(place.hash()),
        seal.map(it -> it.number()).orElse(0L),
        seal.map(it -> moment(it.at())).orElse(""),
        seal.map(it -> HexFormat.of().formatHex(it.rootHash())).orElse(""),
        seal.map(it -> it.signature()).orElse(""));
  }

  private static String paid(@Nullable Boolean paid) {
    return paid == null ? "not said" : paid ? "yes" : "no";
  }

  private static String money(long minor, String currency) {
    return Money.of(minor, currency).toString();
  }

  private static String text(@Nullable String text) {
    return Optional.ofNullable(text).orElse("");
  }

  private static String moment(@Nullable Long millis) {
    return millis == null ? "" : Instant.ofEpochMilli(millis).toString();
  }
}
