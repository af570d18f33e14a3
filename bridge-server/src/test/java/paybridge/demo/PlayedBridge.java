package paybridge.demo;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import paybridge.connector.Answer;
import paybridge.connector.Fact;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.OrderPicture;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopAnswer.Problem;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopReading;
import paybridge.connector.ShopSays;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.Word;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.storefront.generic.Generic;
import paybridge.connector.storefront.generic.PairingKeys;

/// A bridge without gateways: speaks the real plugin protocol through the generic connector, and
/// its orders become what the test says.
final class PlayedBridge implements AutoCloseable {
  static final String KEY = "k7playedk7played";
  static final String BRIDGE_NONCE = "bridge-nonce-played-0001";
  static final Secret PAIRING = StandardWebhooks.secret(new byte[32]);

  /// One order as this bridge knows it.
  record Known(ShopCall.Checkout asked, OrderPicture picture) {}

  private final Generic generic = new Generic();
  private final InstantSource clock;
  private final Map<String, Known> orders = new ConcurrentHashMap<>();
  private final List<ShopCall> heard = new CopyOnWriteArrayList<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private volatile Map<String, List<Secret>> secrets = Map.of(Generic.PAIRING, List.of(PAIRING));
  private volatile String callback = "";
  private volatile String home = "";
  private volatile Optional<ShopAnswer> next = Optional.empty();
  private final Javalin server;

  PlayedBridge(InstantSource clock) {
    this.clock = clock;
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/shops/{shop}/{call}", this::hear);
                })
            .start("127.0.0.1", 0);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// What the shop asked, in order.
  List<ShopCall> heard() {
    return heard;
  }

  /// The readings that were not genuine.
  List<String> refusals() {
    return refusals;
  }

  Known order(String id) {
    return Optional.ofNullable(orders.get(id)).orElseThrow();
  }

  /// The next checkout is answered this, once.
  void answerNext(ShopAnswer answer) {
    next = Optional.of(answer);
  }

  /// The truth about an order changes; the shop is not told yet.
  OrderPicture change(String id, Word word, Function<OrderPicture, OrderPicture> more) {
    return orders
        .computeIfPresent(
            id,
            (_, known) -> new Known(known.asked(), more.apply(picture(known.asked(), known, word))))
        .picture();
  }

  Answer<ShopSays> deliver(OrderPicture picture) {
    return generic.deliver(call(), "update-" + picture.sequence(), picture);
  }

  Answer<List<ShopSays>> readBack(List<String> ids) {
    return generic.readBack(call(), "read-back-1", ids);
  }

  Answer<String> challenge() {
    return generic.challenge(call(), "challenge-1", "challenge-nonce-0001");
  }

  /// Calls the shop's callback with secrets that are not its own.
  Answer<String> challengeByStranger() {
    var stranger = Map.of(Generic.OURS, List.of(PAIRING), Generic.THEIRS, List.of(PAIRING));
    return generic.challenge(
        new StorefrontCall(account(stranger), PlayedBridge::send, clock.instant()),
        "challenge-2",
        "challenge-nonce-0002");
  }

  private StorefrontCall call() {
    return new StorefrontCall(account(secrets), PlayedBridge::send, clock.instant());
  }

  private ShopAccount account(Map<String, List<Secret>> with) {
    return new ShopAccount(KEY, "Leaf & Kettle", home, callback, new Settings(Map.of(), with));
  }

  private void hear(Context ctx) {
    var headers =
        ctx.headerMap().entrySet().stream()
            .map(entry -> new Header(entry.getKey(), entry.getValue()))
            .toList();
    var now = clock.instant();
    var message =
        new Incoming(
            Incoming.Channel.SHOP, "POST", ctx.path(), "", headers, ctx.bodyAsBytes(), now);
    var shop = account(secrets);
    switch (generic.read(shop, message)) {
      case ShopReading.Genuine(var id, _, var from, var call) -> {
        heard.add(call);
        home = from;
        answer(ctx, shop, id, answer(call), now);
      }
      case ShopReading.Malformed(var id, var problem, var field, var why) -> {
        refusals.add(problem + " " + field);
        answer(ctx, shop, id, new Problem(400, problem, why, why, field, false, "r1"), now);
      }
      case ShopReading.NotSpoken(var id, var what) -> {
        refusals.add(what);
        answer(ctx, shop, id, new Problem(501, "not-spoken", what, "", "", false, "r2"), now);
      }
      case ShopReading.Unproved(_, var why) -> {
        refusals.add(why);
        ctx.status(401);
      }
    }
  }

  private void answer(Context ctx, ShopAccount shop, String id, ShopAnswer answer, Instant now) {
    var raw = generic.write(answer);
    generic.sign(shop, id, raw, now).forEach(h -> ctx.header(h.name(), h.value()));
    ctx.status(answer instanceof Problem problem ? problem.status() : 200).result(raw);
  }

  private ShopAnswer answer(ShopCall call) {
    return switch (call) {
      case ShopCall.Handshake handshake -> {
        var keys = PairingKeys.derive(PAIRING, handshake.nonce(), BRIDGE_NONCE);
        callback = handshake.callback();
        secrets =
            Map.of(
                Generic.PAIRING, List.of(PAIRING),
                Generic.THEIRS, List.of(keys.shopToBridge()),
                Generic.OURS, List.of(keys.bridgeToShop()));
        yield new ShopAnswer.Welcome("1", "Leaf & Kettle", BRIDGE_NONCE);
      }
      case ShopCall.Offers _ ->
          new ShopAnswer.OffersAre(List.of(offer("card", "Card"), offer("ideal", "iDEAL")));
      case ShopCall.Checkout checkout -> checkout(checkout);
      case ShopCall.Status status -> new ShopAnswer.StatusIs(pictures(status.orderIds()));
      case ShopCall.Pull _ ->
          new ShopAnswer.Pictures(pictures(List.copyOf(orders.keySet())), false);
      case ShopCall.RefundMoney refund -> refund(refund);
      case ShopCall.Charge charge -> moved(charge.orderId(), Word.PAID);
      case ShopCall.CaptureMoney capture -> moved(capture.orderId(), Word.PAID);
      case ShopCall.VoidPayment released -> moved(released.orderId(), Word.CANCELLED);
      case ShopCall.MayCancel _ -> new ShopAnswer.MayCancelIs(false, "The gateway is asked.");
      case ShopCall.SavedMethods _ -> new ShopAnswer.Methods(List.of());
      case ShopCall.Update _ -> new ShopAnswer.Noted();
      case ShopCall.Check _ -> new ShopAnswer.Checked(true, "reached", "");
      case ShopCall.OrderChanged _, ShopCall.MovedHere _, ShopCall.Goodbye _ -> new ShopAnswer.Noted();
      case ShopCall.Person _ -> new ShopAnswer.PersonErased(0, 0, "");
    };
  }

  private ShopAnswer checkout(ShopCall.Checkout checkout) {
    if (next.isPresent()) {
      var answer = next.get();
      next = Optional.empty();
      return answer;
    }
    orders.computeIfAbsent(
        checkout.orderId(), _ -> new Known(checkout, picture(checkout, null, Word.PENDING)));
    return new ShopAnswer.CheckedOut(
        checkout.orderId(),
        1,
        checkout.number() + "-PLAYED00",
        address() + "/pay/played-" + checkout.number(),
        Optional.empty(),
        Optional.empty());
  }

  private ShopAnswer refund(ShopCall.RefundMoney call) {
    var after =
        change(
            call.orderId(),
            Word.PAID,
            picture ->
                new OrderPicture(
                    picture.orderId(),
                    picture.number(),
                    picture.sequence(),
                    picture.word(),
                    amounts(picture.amounts(), call.amount().minor()),
                    picture.flags(),
                    1,
                    picture.attempts(),
                    List.of(
                        new OrderPicture.Refund(
                            "ours-1",
                            Optional.of(call.refundId()),
                            Optional.empty(),
                            call.amount().minor(),
                            Fact.RefundState.DONE)),
                    picture.notes()));
    return new ShopAnswer.Moved("operation-1", "done", "", after);
  }

  private ShopAnswer moved(String id, Word word) {
    return new ShopAnswer.Moved("operation-2", "done", "", change(id, word, picture -> picture));
  }

  private static OrderPicture.Amounts amounts(OrderPicture.Amounts before, long refunded) {
    return new OrderPicture.Amounts(
        before.currency(), before.asked(), 0, before.captured(), refunded, 0, 0);
  }

  private static OrderPicture picture(
      ShopCall.Checkout asked, @org.jspecify.annotations.Nullable Known before, Word word) {
    long sequence = before == null ? 1 : before.picture().sequence() + 1;
    var notes = new TreeMap<String, OrderPicture.Note>();
    if (before != null) {
      before.picture().notes().forEach(note -> notes.put(note.id(), note));
    }
    var id = "note-" + sequence;
    notes.put(id, new OrderPicture.Note(id, Instant.EPOCH, "It is " + word.spelling() + "."));
    long total = asked.total().minor();
    return new OrderPicture(
        asked.orderId(),
        asked.number(),
        sequence,
        word,
        new OrderPicture.Amounts(
            asked.total().currency(), total, 0, word == Word.PAID ? total : 0, 0, 0, 0),
        List.of("test"),
        1,
        List.of(),
        List.of(),
        List.copyOf(notes.values()));
  }

  private List<OrderPicture> pictures(List<String> ids) {
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(orders.get(id)).stream())
        .map(Known::picture)
        .toList();
  }

  private static ShopAnswer.Offer offer(String code, String title) {
    return new ShopAnswer.Offer(
        code, title, List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), true,
        Optional.empty());
  }

  private static WireAnswer send(WireRequest request) {
    try (var http = HttpClient.newHttpClient()) {
      var builder = HttpRequest.newBuilder(URI.create(request.address()));
      request.headers().forEach(header -> builder.header(header.name(), header.value()));
      var answer =
          http.send(
              builder.POST(HttpRequest.BodyPublishers.ofByteArray(request.body())).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      var headers =
          answer.headers().map().entrySet().stream()
              .map(entry -> new Header(entry.getKey(), entry.getValue().getFirst()))
              .toList();
      return new WireAnswer.Replied(answer.statusCode(), headers, answer.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
