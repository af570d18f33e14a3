package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import paybridge.connector.Header;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.Wire;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.Letters;
import paybridge.sandbox.play.PlayedGateway;
import paybridge.work.Chance;
import paybridge.work.Step;

/// WooshPay, played from its public documents (docs/gateways/wooshpay.md). Begin at [#routes]; what
/// an intent may become is in [Course], what the shopper's choice does is in [Bank], what is told is
/// in [Announcer].
public final class PlayedWooshPay implements PlayedGateway {
  private static final List<String> WAYS = List.of("redirect", "widget", "direct");
  private final InstantSource clock;
  private final Ids ids;
  private final Diary diary;
  private final Agenda agenda;
  private final Letters letters;
  private final Announcer announcer;
  private final Books books = new Books();
  private final Course course;
  private final AtomicInteger merchants = new AtomicInteger();

  /// @param wire carries its events
  public PlayedWooshPay(InstantSource clock, Chance chance, Wire wire) {
    this.clock = clock;
    this.ids = new Ids(chance);
    this.diary = new Diary(clock);
    this.agenda = new Agenda("wooshpay agenda", clock);
    this.letters =
        new Letters(
            "wooshpay events",
            clock,
            wire,
            diary,
            Announcer.PAUSES,
            answer -> answer.status() >= 200 && answer.status() < 300);
    this.announcer = new Announcer(ids, diary, letters);
    this.course = new Course(books, clock, ids, diary, announcer, agenda);
  }

  @Override
  public String name() {
    return "wooshpay";
  }

  @Override
  public void routes(RoutesConfig routes) {
    new Routes(books, clock, course, ids, diary, agenda).add(routes);
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
  public List<String> ways() {
    return WAYS;
  }

  /// Events come only after the dialect registered its endpoint by the API.
  @Override
  public Opened account(String url, String way) {
    if (!WAYS.contains(way)) {
      throw new IllegalArgumentException("no such way: " + way);
    }
    var secretKey = new Secret("sk_test_" + ids.letters(32));
    var publishableKey = "pk_test_" + ids.letters(32);
    books.add(
        new Merchant(
            "Merchant " + merchants.incrementAndGet(), url, secretKey, publishableKey));
    var method = way.equals("direct") ? "alipay" : "card";
    var settings = new HashMap<String, String>();
    settings.put("baseUrl", url);
    settings.put("methods", method);
    if (way.equals("widget")) {
      settings.put("publishableKey", publishableKey);
      settings.put("widgetScript", url + "/widget.js");
      settings.put("widgetInit", "WooshPay.mount");
    }
    return new Opened(settings, Map.of("secretKey", secretKey), method);
  }

  /// The payment that took most, else the last one of this reference.
  @Override
  public Optional<Book> book(String reference) {
    return books.held(
        () ->
            chosen(reference)
                .flatMap(
                    one ->
                        one.amount.map(
                            asked ->
                                new Book(
                                    one.status,
                                    new Money(one.received, asked.currency()),
                                    new Money(one.paidBack(), asked.currency())))));
  }

  private Optional<Intent> chosen(String reference) {
    return books.named(reference).stream()
        .reduce((first, later) -> later.received >= first.received ? later : first);
  }

  @Override
  public Forgery forgery(String reference) {
    var body = books.held(() -> forged(reference)).getBytes(StandardCharsets.UTF_8);
    var nobodys = new Secret("whsec_" + ids.letters(32));
    return new Forgery(
        false,
        "POST",
        "",
        Announcer.headers(nobodys, clock.instant(), body).stream()
            .collect(Collectors.toMap(Header::name, Header::value)),
        body);
  }

  private String forged(String reference) {
    var picture =
        chosen(reference)
            .map(Pictures::intent)
            .orElseGet(
                () ->
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("id", ids.next("pi"))
                        .put("object", "payment_intent")
                        .put("currency", "EUR")
                        .put("amount", 10_000)
                        .put("merchant_order_id", reference));
    long much = picture.path("amount").longValue() * 10;
    picture.put("status", "succeeded").put("amount", much).put("amount_received", much);
    return announcer.event("payment_intent.succeeded", picture, clock.instant()).toString();
  }

  /// The cardholder's bank asks the money of a payment back.
  ///
  /// @return the dispute's id
  /// @throws IllegalArgumentException when nothing was taken under this reference
  public String dispute(String reference) {
    return books.held(
        () -> {
          var paid =
              chosen(reference)
                  .filter(one -> one.received > 0)
                  .orElseThrow(() -> new IllegalArgumentException("nothing paid: " + reference));
          var now = clock.instant();
          var dispute =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("id", ids.next("dp"))
                  .put("object", "dispute")
                  .put("amount", paid.received)
                  .put("charge", ids.next("ch"))
                  .put("payment_intent", paid.id)
                  .put("created", now.toEpochMilli())
                  .put("currency", paid.currency())
                  .put("livemode", false)
                  .put("reason", "general")
                  .put("status", "warning_needs_response");
          dispute
              .putObject("evidence_details")
              .put("due_by", now.plus(Duration.ofDays(14)).getEpochSecond())
              .put("has_evidence", false);
          paid.merchant.keep(dispute);
          announcer.tell(
              paid.merchant, reference, "charge.dispute.updated", dispute.deepCopy(), now);
          return dispute.path("id").textValue();
        });
  }
}
