package paybridge.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.Fact;
import paybridge.connector.Flow;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.Report;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.shop.GatewayAccount;
import paybridge.shop.GatewayCalls;
import paybridge.truth.Details;
import paybridge.truth.Entries;
import paybridge.truth.FurtherIds;
import paybridge.truth.Hearing;
import paybridge.truth.KeptJson;
import paybridge.truth.Standings;
import paybridge.vault.OrderKey;
import paybridge.vault.Vault;
import paybridge.work.Overheard;

/// Opens a page at the gateway for an attempt that is in the books already. Opening moves no money:
/// after a silence it is simply done again with the same reference.
public final class Opening {
  /// How long nobody else tries while one is trying.
  static final Duration LEASE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Vault vault;
  private final GatewayCalls gateways;
  private final Entries entries;
  private final Hearing hearing;
  private final String publicUrl;

  public Opening(
      InstantSource clock,
      Vault vault,
      GatewayCalls gateways,
      Entries entries,
      Hearing hearing,
      String publicUrl) {
    this.clock = clock;
    this.vault = vault;
    this.gateways = gateways;
    this.entries = entries;
    this.hearing = hearing;
    this.publicUrl = publicUrl;
  }

  /// What came of asking the gateway, with what is to be kept of it, sealed before the transaction.
  ///
  /// @param said what crossed the wire
  /// @param page the page that was opened, if one was
  record Asked(Answer<Opened> answer, long millis, byte[] said, byte @Nullable [] page) {}

  Asked ask(OrderRow order, PaymentRow payment, GatewayAccount account) {
    var overheard = new Overheard(gateways.wire(account));
    long began = clock.millis();
    var answer =
        account
            .gateway()
            .open(
                gateways.call(account, overheard),
                request(order, payment, account));
    long millis = clock.millis() - began;
    var key = vault.orderKey(order.dataKey());
    return new Asked(
        answer,
        millis,
        entries.seal(key, order, overheard.said()),
        answer instanceof Answer.Done<Opened>(var opened)
            ? key.seal(KeptJson.bytes(KeptPage.of(opened.page())), "page of " + order.id())
            : null);
  }

  private OpenRequest request(OrderRow order, PaymentRow payment, GatewayAccount account) {
    var details = details(order, payment);
    return new OpenRequest(
        payment.reference(),
        order.number(),
        Standings.asked(payment),
        payment.method(),
        Flow.valueOf(payment.flow().toUpperCase(Locale.ROOT)),
        Capture.valueOf(payment.capture().toUpperCase(Locale.ROOT)),
        details.save(),
        details.description(),
        details.shopper(),
        publicUrl + "/returns/" + payment.returnToken(),
        gateways.notifyUrl(account));
  }

  Details details(OrderRow order, PaymentRow payment) {
    return Details.of(
        vault.orderKey(order.dataKey()).unseal(payment.details(), Details.about(order.id())));
  }

  byte[] seal(OrderRow order, Details details) {
    return seal(vault.orderKey(order.dataKey()), order.id(), details);
  }

  static byte[] seal(OrderKey key, String orderId, Details details) {
    return key.seal(details.bytes(), Details.about(orderId));
  }

  /// Writes down what the gateway answered. Inside a transaction.
  void settle(
      Tables tables, OrderRow order, PaymentRow payment, GatewayAccount account, Asked asked) {
    long now = clock.millis();
    switch (asked.answer()) {
      case Answer.Done<Opened>(var opened) -> {
        tables
            .payments()
            .opened(
                payment.id(),
                opened.gatewayReference().orElse(null),
                further(tables, payment, opened),
                asked.page(),
                "open",
                opened.pageEnds().map(Instant::toEpochMilli).orElse(null),
                now);
        line(tables, order, payment, account, asked, "ok", "The payment page is open.", null);
      }
      case Answer.Refused<Opened>(var reason, var said) -> {
        tables.payments().opened(payment.id(), null, null, null, "refused", null, now);
        line(tables, order, payment, account, asked, "refused", said, null);
        hearing.hear(
            tables,
            payment.id(),
            List.of(
                Report.ours(payment.reference(), new Fact.Declined(reason), said)),
            account.gateway().title());
      }
      case Answer.NotSent<Opened>(var why, var earliest) -> {
        long next = earliest.map(Instant::toEpochMilli).orElse(now + 2_000);
        tables.payments().openLater(payment.id(), next);
        line(tables, order, payment, account, asked, "retry", why, next);
      }
      case Answer.Unknown<Opened>(var why) -> {
        tables.payments().openLater(payment.id(), now + 2_000);
        line(tables, order, payment, account, asked, "unknown", why, now + 2_000);
      }
    }
  }

  /// The ids to be kept, or null when the gateway gave none. A message may have brought others since
  /// the row was read.
  private static @Nullable String further(Tables tables, PaymentRow payment, Opened opened) {
    return opened.furtherIds().isEmpty()
        ? null
        : FurtherIds.with(
            tables.payments().find(payment.id()).orElseThrow().furtherIds(), opened.furtherIds());
  }

  private void line(
      Tables tables,
      OrderRow order,
      PaymentRow payment,
      GatewayAccount account,
      Asked asked,
      String result,
      String detail,
      @Nullable Long next) {
    entries.write(
        tables,
        order,
        payment,
        new Entries.Line(
            "bridge→gateway",
            "open page at " + account.gateway().title(),
            result,
            detail,
            null,
            null,
            asked.millis(),
            next,
            null),
        asked.said());
  }

  /// The page of an attempt, when it has one.
  Optional<Page> page(OrderRow order, PaymentRow payment) {
    var sealed = payment.page();
    if (sealed == null) {
      return Optional.empty();
    }
    var plain = vault.orderKey(order.dataKey()).unseal(sealed, "page of " + order.id());
    return Optional.of(KeptJson.of(plain, KeptPage.class).page());
  }
}
