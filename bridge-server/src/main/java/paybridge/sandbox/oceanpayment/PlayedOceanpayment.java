package paybridge.sandbox.oceanpayment;

import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer.Replied;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.Letters;
import paybridge.sandbox.play.PlayedGateway;
import paybridge.sandbox.play.ShopperPage;
import paybridge.work.Chance;
import paybridge.work.Step;

/// Oceanpayment without an account there: hosted pages, notices, queries, refunds, holds. Both of its
/// hosts are one server here. Begin with [TradeDesk], then [PayPage] and [Course].
public final class PlayedOceanpayment implements PlayedGateway {
  static final String TITLE = "Oceanpayment";

  /// Before each repetition of a notice. Five deliveries are documented, their pauses are not
  /// (contract section 10, open point O4): these are ours.
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  private final Diary diary;
  private final Ledger ledger;
  private final Agenda agenda;
  private final Letters letters;
  private final Notices notices;
  private final TradeDesk trades;
  private final PayPage page;
  private final OrderQuery query;
  private final Lists lists;
  private final RefundDesk refunds;
  private final HoldDesk holds;
  private final InstantSource clock;

  public PlayedOceanpayment(InstantSource clock, Chance chance, Wire wire) {
    this.clock = clock;
    diary = new Diary(clock);
    ledger = new Ledger(chance);
    agenda = new Agenda("played oceanpayment", clock);
    letters =
        new Letters(
            "oceanpayment notices", clock, wire, diary, PAUSES, PlayedOceanpayment::heard);
    notices = new Notices(ledger, letters, clock, chance);
    var gate = new Gate(ledger, diary);
    var course = new Course(ledger, notices, agenda, diary, clock);
    var pages = new ShopperPage();
    page = new PayPage(ledger, course, notices, diary, pages);
    trades = new TradeDesk(ledger, gate, diary, clock, page, pages);
    var calls = new Calls(ledger, gate);
    query = new OrderQuery(ledger, calls, clock);
    lists = new Lists(ledger, calls, clock);
    refunds = new RefundDesk(ledger, calls, notices, agenda, diary, clock);
    holds = new HoldDesk(ledger, calls, course, agenda, clock);
  }

  private static boolean heard(Replied replied) {
    return replied.status() == 200 && replied.text().equals("receive-ok");
  }

  @Override
  public String name() {
    return "oceanpayment";
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/gateway/service/sendTrade", trades::sendTrade);
    routes.post("/gateway/service/pay", trades::pay);
    routes.post("/gateway/service/auth", holds::answer);
    routes.get("/pay/{token}", page::show);
    routes.post("/pay/{token}", page::next);
    routes.get("/sandbox.css", ShopperPage::style);
    routes.post("/service/check/normal", query::answer);
    routes.post("/service/QueryOrdersList", lists::orders);
    routes.post("/service/BusinessOrdersList", lists::business);
    routes.post("/service/applyRefund", refunds::apply);
    routes.post("/service/queryRefund", refunds::query);
  }

  @Override
  public List<Step> steps() {
    return List.of(agenda, letters);
  }

  @Override
  public Diary diary() {
    return diary;
  }

  @Override
  public Optional<Book> book(String reference) {
    return ledger.quietly(() ->
        ledger
            .speaksFor(reference)
            .map(payment ->
                new Book(
                    payment.status + " " + payment.details,
                    payment.captured(),
                    payment.refunded())));
  }

  @Override
  public Opened account(String url, String way) {
    if (!ways().contains(way)) {
      throw new IllegalArgumentException("not a way of Oceanpayment: " + way);
    }
    var merchant = ledger.quietly(() -> ledger.newMerchant(url));
    return new Opened(
        Map.of(
            "account", merchant.account(),
            "terminal", merchant.terminal(),
            "secureUrl", url,
            "queryUrl", url,
            "mode", way,
            "methods", "card",
            "preAuthorization", "on",
            "refundDoneWords", Refund.State.SUCCESS.word(),
            "refundFailedWords", Refund.State.FAILED.word()),
        Map.of("secureCode", merchant.secureCode()),
        "card");
  }

  @Override
  public List<String> ways() {
    return List.of("server", "form");
  }

  @Override
  public Forgery forgery(String reference) {
    return ledger.quietly(() -> {
      var payment =
          ledger
              .speaksFor(reference)
              .orElseThrow(() -> new IllegalArgumentException("no payment " + reference));
      return new Forgery(
          false, "POST", "", Map.of("Content-Type", Notices.TYPE), notices.forged(payment));
    });
  }

  /// The shopper's bank claims the money of a paid order back; the shop is told.
  public void chargeBack(String reference) {
    ledger.quietly(() -> {
      var payment =
          ledger
              .speaksFor(reference)
              .filter(Payment::paid)
              .orElseThrow(() -> new IllegalArgumentException("not paid: " + reference));
      payment.chargedBack = clock.instant();
      diary.note(reference, "charged back", payment.amount.toString());
      notices.business(payment, "chargeBack", true, "Chargeback", ledger.newRefundId(), "");
      return payment;
    });
  }
}
