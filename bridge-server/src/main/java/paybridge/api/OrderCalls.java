package paybridge.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import paybridge.api.ApiTokens.Program;
import paybridge.checkout.Answers;
import paybridge.checkout.CallKey;
import paybridge.checkout.Problems;
import paybridge.checkout.Reply;
import paybridge.checkout.ServeStaff;
import paybridge.connector.ShopAnswer;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.Fields;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.web.ProblemTypes;

/// What programs can do with an order. Every call carries a key, and is done once however often it is
/// made: the key goes down into the operation that moves the money, so that a call made again after a
/// crash finds what the first one began. docs/idempotency.md has the rules.
public final class OrderCalls {
  private static final int OK = 200;
  private final Database database;
  private final Answers answers;
  private final ServeStaff serve;
  private final ProgramForm form;

  public OrderCalls(Database database, Answers answers, ServeStaff serve, Ids ids) {
    this.database = database;
    this.answers = answers;
    this.serve = serve;
    this.form = new ProgramForm(ids);
  }

  /// What came of a refund, capture or void.
  ///
  /// @param operation the bridge's id of it
  /// @param outcome `done`, `pending`, `refused` or `unknown`
  /// @param said what the gateway said
  /// @param order the bridge's id of the order
  /// @param word what the order is now
  record Moved(String operation, String outcome, String said, String order, String word) {}

  /// @param answered the gateway answered about every attempt
  record Asked(boolean answered) {}

  /// @param picture its number; 0 when there was none to send
  record Sent(boolean sent, long picture) {}

  /// A call that can be made.
  ///
  /// @param first written when it is made for the first time
  private record Plan(Consumer<Tables> first, Supplier<Answers.Made> work) {}

  @FunctionalInterface
  private interface Reader {
    /// Reads the body; what it says wrongly uses no key up.
    Function<String, Plan> read(byte[] body) throws BadField;
  }

  /// Refunds, captures or voids.
  Said move(Context ctx, Program who, String kind) {
    return order(
        ctx.pathParam("id"),
        who,
        order ->
            once(
                ctx,
                order,
                kind,
                body -> {
                  var asked = MoveRequest.read(kind, body);
                  return key ->
                      new Plan(
                          t ->
                              serve.note(
                                  t, order, kind + " call", asked.much() + ", by " + who.name()),
                          () -> moved(order, kind, asked, key));
                }));
  }

  /// Asks the gateway about the order now.
  Said ask(Context ctx, Program who) {
    return order(
        ctx.pathParam("id"),
        who,
        order ->
            once(
                ctx,
                order,
                "ask",
                body -> {
                  empty(body);
                  return _ ->
                      new Plan(
                          _ -> {},
                          () -> {
                            var attempts = database.read(t -> t.payments().ofOrder(order.id()));
                            return made(new Asked(serve.ask(order, attempts, who.name())));
                          });
                }));
  }

  /// Tells the shop again.
  Said sendAgain(Context ctx, Program who) {
    return order(
        ctx.pathParam("id"),
        who,
        order ->
            once(
                ctx,
                order,
                "send-again",
                body -> {
                  empty(body);
                  return _ ->
                      new Plan(
                          _ -> {},
                          () -> {
                            var told = serve.sendAgain(order, who.name(), Optional.empty());
                            return made(new Sent(told.sent(), told.sequence()));
                          });
                }));
  }

  private Said order(String id, Program who, Function<OrderRow, Said> call) {
    return database
        .read(t -> t.orders().find(id))
        .filter(order -> who.access().sees(order.shopId()))
        .map(call)
        .orElseGet(Said::unknownOrder);
  }

  private Said once(Context ctx, OrderRow order, String call, Reader reader) {
    var key = IdempotencyKey.read(Collections.list(ctx.req().getHeaders(ProgramForm.KEY)));
    if (key.isEmpty()) {
      return new Said.No(
          Problems.bad(
              400,
              "missing-idempotency-key",
              ProgramForm.KEY,
              "Send one header Idempotency-Key: \"…\" with 1 to 255 characters of ASCII, new for"
                  + " each thing you want done."));
    }
    var body = ctx.bodyAsBytes();
    Plan plan;
    try {
      plan = reader.read(body).apply(key.get());
    } catch (BadField bad) {
      return new Said.No(
          Problems.bad(ProblemTypes.status(bad.problem()), bad.problem(), bad.field(), bad.why()));
    }
    var callKey =
        new CallKey(order.shopId(), "api " + call, key.get(), fingerprint(order.id(), body));
    return new Said.Kept(answers.onceKept(callKey, form, plan.first(), plan.work()));
  }

  /// Of the whole body, and of the order that stands in the path.
  private static byte[] fingerprint(String orderId, byte[] body) {
    var path = (orderId + "\n").getBytes(StandardCharsets.UTF_8);
    var all = new byte[path.length + body.length];
    System.arraycopy(path, 0, all, 0, path.length);
    System.arraycopy(body, 0, all, path.length, body.length);
    return Digests.sha256(all);
  }

  private static void empty(byte[] body) throws BadField {
    if (body.length > 0) {
      var _ = Fields.read(body);
    }
  }

  private Answers.Made moved(OrderRow order, String kind, MoveRequest asked, String key) {
    var wish =
        ServeStaff.wish(kind, asked.amount(), asked.reason(), Optional.of(key), asked.confirmed());
    return switch (serve.move(order, wish)) {
      case ShopAnswer.Moved moved ->
          made(
              new Moved(
                  moved.operation(), moved.outcome(), moved.said(), order.id(),
                  database.read(t -> t.orders().find(order.id())).orElseThrow().word()));
      case ShopAnswer.Problem problem ->
          new Answers.Made(form.write(problem), !problem.retryable());
      case ShopAnswer other ->
          throw new IllegalStateException("not an answer to this: " + other.status());
    };
  }

  private static Answers.Made made(Record facts) {
    return new Answers.Made(new Reply(OK, Json.bytes(facts)), true);
  }
}
