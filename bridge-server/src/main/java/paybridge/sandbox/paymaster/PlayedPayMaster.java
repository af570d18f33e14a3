package paybridge.sandbox.paymaster;

import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.Wire;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.PlayedGateway;
import paybridge.sandbox.play.ShopperPage;
import paybridge.work.Chance;
import paybridge.work.Step;

/// PayMaster, played. Begin at [PageDesk] for what a merchant sends, at [ButtonDesk] for what the
/// shopper does, at [Gate] for what is refused.
///
/// Like the real one it sends no message by itself: results travel with the browser or are asked
/// for. The way out is never used.
public final class PlayedPayMaster implements PlayedGateway {
  private static final String LOCAL = "local";
  private static final String REMOTE = "remote";
  private static final String ROOT = "/upp/faces/";

  private final Books books;
  private final Replies replies;

  /// @param wire not used: this gateway has no notifications
  public PlayedPayMaster(InstantSource clock, Chance chance, Wire wire) {
    books = new Books(clock, chance);
    replies = new Replies(books, new ShopperPage());
  }

  @Override
  public String name() {
    return "paymaster";
  }

  @Override
  public void routes(RoutesConfig routes) {
    var pages = new PageDesk(books, replies);
    routes.get("/sandbox.css", ShopperPage::style);
    routes.get(ROOT + "upp/payment.xhtml", pages::hosted);
    routes.post(ROOT + "upp/payment.xhtml", pages::hosted);
    routes.get(ROOT + "ddpayment.xhtml", pages::bank);
    routes.post(ROOT + "ddpayment.xhtml", pages::bank);
    routes.get(ROOT + "upp/pay/{id}", pages::again);
    routes.post(ROOT + "upp/pay/{id}", new ButtonDesk(books, replies, pages)::pressed);
    routes.get(ROOT + "generateQrPayload.xhtml", new QrDesk(books, replies)::payload);
    routes.get(ROOT + "ccpayment.xhtml", new CardDesk(books, replies)::message);
    routes.get(ROOT + "reversal0400.xhtml", new ReversalDesk(books, replies)::message);
    routes.post("/upp/services/Gateway", new QueryDesk(books)::query);
  }

  @Override
  public List<Step> steps() {
    return List.of(books.agenda);
  }

  @Override
  public Diary diary() {
    return books.diary;
  }

  @Override
  public Optional<Book> book(String reference) {
    return books.locked(
        () ->
            books
                .known(reference)
                .map(payment ->
                    new Book(
                        payment.status.isEmpty() ? "open" : payment.status,
                        payment.captured,
                        payment.refunded)));
  }

  /// Messages without a shopper are answered by a redirect that nobody follows, so its address may
  /// be anything.
  @Override
  public Opened account(String url, String way) {
    if (!ways().contains(way)) {
      throw new IllegalArgumentException("PayMaster is not met this way: " + way);
    }
    var merchant =
        books.locked(
            () -> {
              var made = new Merchant("0000" + books.digits(11), "PLY", url, books.hex(32));
              books.add(made);
              return made;
            });
    return new Opened(
        Map.of(
            "merchantId", merchant.id(),
            "serviceId", merchant.service(),
            "baseUrl", url,
            "confirmedCurrencies", "EUR:2",
            "activation", way.equals(REMOTE) ? "REMOTE" : "LOCAL",
            "methods", "card, duitnow_obw, duitnow_qr",
            "holds", "on",
            "storedCharges", "on"),
        Map.of("secretKey", new Secret(merchant.key())),
        "card");
  }

  @Override
  public boolean tellsByBrowserOnly() {
    return true;
  }

  @Override
  public List<String> ways() {
    return List.of(LOCAL, REMOTE);
  }

  /// A result that says it was paid, ten times over, under a key of nobody.
  @Override
  public Forgery forgery(String reference) {
    return books.locked(
        () -> {
          var payment =
              books
                  .known(reference)
                  .orElseThrow(() -> new IllegalArgumentException("not known: " + reference));
          var told = new HashMap<>(new Results(books).told("0290", payment));
          var much = Math.min(payment.amount.minor() * 10, Money.MOST);
          Results.amount(told, new Money(much, payment.amount.currency()));
          Results.words(told, "00");
          told.put(Fields.STATUS, "00");
          told.put("f254_DDRespCode", "00");
          var forged = books.signing.signed("0290", told, books.hex(32));
          return new Forgery(
              true, "GET", forged.query(), Map.of(), "".getBytes(StandardCharsets.UTF_8));
        });
  }
}
