package paybridge.sandbox;

import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.connector.Wire;
import paybridge.connector.kit.BadField;
import paybridge.sandbox.play.ShopperPage;
import paybridge.work.Chance;
import paybridge.work.Step;

/// The gateway nobody has to sign up for. Begin here: mount it with [#routes], turn its [#steps],
/// [#register] a merchant. Its wire is described in docs/gateways/sandbox.md.
///
/// Dangerous only by mistake: it takes test money and belongs to demo and test accounts.
public final class SandboxGateway implements AutoCloseable {
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final SandboxFile file;
  private final InstantSource clock;
  private final Ids ids;
  private final Acquirer acquirer = new Acquirer(new Issuer());
  private final Course course;
  private final Notifier notifier;
  private final Duration late;

  /// @param dataDir the folder of `sandbox.db`; null keeps everything in memory
  /// @param clock the only clock it reads
  /// @param chance names and codes come from it
  /// @param wire carries its notifications
  public SandboxGateway(@Nullable Path dataDir, InstantSource clock, Chance chance, Wire wire) {
    this(dataDir, clock, chance, wire, SLOW);
  }

  /// As above; `late` is how long the fault *slow* waits.
  public SandboxGateway(
      @Nullable Path dataDir, InstantSource clock, Chance chance, Wire wire, Duration late) {
    this.file = new SandboxFile(dataDir, chance);
    this.clock = clock;
    this.ids = new Ids(chance);
    this.course = new Course(ids, new News(ids));
    this.notifier = new Notifier(file, clock, wire);
    this.late = late;
  }

  /// Makes a merchant known, or gives it new keys. Kept over restarts.
  public void register(String merchant, Secret apiKey, Secret notificationSecret) {
    file.change(books -> {
      books.register(merchant, apiKey, notificationSecret);
      return merchant;
    });
  }

  /// What the gateway's own book says of a payment.
  ///
  /// @param word the gateway's own word
  public record Book(String word, Money captured, Money refunded) {}

  /// The book of a payment, by the merchant's reference.
  public Optional<Book> book(String merchant, String reference) {
    return file.change(
        books ->
            books
                .byReference(merchant, reference)
                .map(
                    payment ->
                        new Book(
                            payment.status.name().toLowerCase(Locale.ROOT),
                            payment.money(payment.captured),
                            payment.money(payment.refundedOrPending()))));
  }

  /// From now on this fault is everybody's, until another one or `none` is set. A fault chosen for
  /// one payment or one call goes before it. Kept over restarts.
  ///
  /// @throws IllegalArgumentException when there is no fault of this name
  public void fault(String name) {
    var fault =
        Fault.find(name).orElseThrow(() -> new IllegalArgumentException("no such fault: " + name));
    file.change(books -> {
      books.fault(fault);
      return fault;
    });
  }

  /// Everything that happens by itself: notifications, and what time brings.
  public List<Step> steps() {
    return List.of(notifier, new Timekeeper(file, clock, acquirer, course));
  }

  /// Adds page and calls below `prefix` (`""`, or such as `/sandbox`).
  public void routes(RoutesConfig routes, String prefix) {
    var desk = new ShopperDesk(acquirer, course, ids);
    var page = new HostedPage(file, clock, desk, new ReturnLink(ids), prefix);
    routes.get(prefix + "/sandbox.css", ShopperPage::style);
    routes.get(prefix + "/pay/{token}", page::show);
    routes.post(prefix + "/pay/{token}", page::pay);
    routes.post(prefix + "/pay/{token}/confirm", page::confirm);
    routes.post(prefix + "/pay/{token}/cancel", page::cancel);

    var api = new Api(file, clock, new Replies(late));
    var base = prefix + "/api/v1/{merchant}";
    var one = base + "/payments/{reference}";
    routes.post(base + "/sessions", ctx -> api.answer(ctx, prefix, this::open));
    routes.post(base + "/charges", ctx -> api.answer(ctx, prefix, this::charge));
    routes.post(base + "/query", ctx -> api.answer(ctx, prefix, Api::query));
    routes.get(base + "/payments", ctx -> api.answer(ctx, prefix, Api::list));
    routes.get(one, ctx -> api.answer(ctx, prefix, Api::status));
    routes.post(one + "/capture", ctx -> api.answer(ctx, prefix, this::capture));
    routes.post(one + "/void", ctx -> api.answer(ctx, prefix, this::voidAuthorization));
    routes.post(one + "/refund", ctx -> api.answer(ctx, prefix, this::refund));
    routes.post(one + "/close", ctx -> api.answer(ctx, prefix, this::closePage));
  }

  private Map<String, ?> open(Books books, Api.Call call) throws Refusal, BadField {
    var payment =
        new NewPayments(acquirer, course, ids)
            .open(books, call.merchant(), call.fields(), call.fault(), call.now());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("page", "/pay/" + payment.token);
    answer.put("payment", Picture.whole(payment));
    return answer;
  }

  private Map<String, ?> charge(Books books, Api.Call call) throws Refusal, BadField {
    return told(
        new NewPayments(acquirer, course, ids)
            .charge(books, call.merchant(), call.fields(), call.fault(), call.now()));
  }

  private Map<String, ?> capture(Books books, Api.Call call) throws Refusal, BadField {
    var payment = payment(books, call);
    var asked = call.fields();
    desk().capture(books, payment, operation(call), asked.money("amount"), call.now());
    return told(payment);
  }

  private Map<String, ?> voidAuthorization(Books books, Api.Call call) throws Refusal, BadField {
    var payment = payment(books, call);
    desk().voidAuthorization(books, payment, operation(call), call.now());
    return told(payment);
  }

  private Map<String, ?> refund(Books books, Api.Call call) throws Refusal, BadField {
    var payment = payment(books, call);
    var asked = call.fields();
    desk().refund(books, payment, operation(call), asked.money("amount"), call.now());
    return told(payment);
  }

  private Map<String, ?> closePage(Books books, Api.Call call) throws Refusal {
    var payment = payment(books, call);
    desk().close(books, payment, call.now());
    return told(payment);
  }

  private MerchantDesk desk() {
    return new MerchantDesk(acquirer, course, ids);
  }

  /// The payment of the call; a news fault in the header becomes the payment's own.
  private static Payment payment(Books books, Api.Call call) throws Refusal {
    var payment = call.payment(books);
    if (call.fault().spoilsNews()) {
      payment.fault = call.fault();
    }
    return payment;
  }

  private static String operation(Api.Call call) throws BadField {
    return call.fields().text("operation", 1, 64);
  }

  private static Map<String, ?> told(Payment payment) {
    return Map.of("payment", Picture.whole(payment));
  }

  @Override
  public void close() {
    file.close();
  }
}
