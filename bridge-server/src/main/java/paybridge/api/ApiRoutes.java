package paybridge.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import paybridge.api.ApiTokens.Program;
import paybridge.checkout.Problems;
import paybridge.checkout.Reply;
import paybridge.connector.ShopAnswer.Problem;
import paybridge.db.Ids;
import paybridge.people.Right;
import paybridge.web.ProblemPages;

/// `/api/v1`. Begin here: every route is handed through [#signedIn], so that nothing is open to
/// whoever has no token, and a token does only what its person may do, for shops that she sees.
public final class ApiRoutes {
  private static final List<String> MOVES = List.of("refund", "capture", "void");
  private static final String BEARER = "Bearer ";
  private final ApiTokens tokens;
  private final Ids ids;
  private final OrderReads reads;
  private final OrderCalls calls;

  public ApiRoutes(ApiTokens tokens, Ids ids, OrderReads reads, OrderCalls calls) {
    this.calls = calls;
    this.tokens = tokens;
    this.ids = ids;
    this.reads = reads;
  }

  /// What a program asks for.
  @FunctionalInterface
  interface Call {
    Said answer(Context ctx, Program who);
  }

  public void add(RoutesConfig routes) {
    var order = "/api/v1/orders/{id}";
    routes.get("/api/v1/orders", signedIn(Right.SEE, (ctx, who) -> reads.found(ctx, who.access())));
    routes.get(order, signedIn(Right.SEE, (ctx, who) -> reads.report(ctx.pathParam("id"), who.access())));
    for (var kind : MOVES) {
      routes.post(order + "/" + kind, signedIn(Right.MONEY, (ctx, who) -> calls.move(ctx, who, kind)));
    }
    routes.post(order + "/ask", signedIn(Right.HELP, calls::ask));
    routes.post(order + "/send-again", signedIn(Right.HELP, calls::sendAgain));
  }

  private Handler signedIn(Right right, Call call) {
    return ctx -> {
      ctx.header("Cache-Control", "no-store").header("X-Content-Type-Options", "nosniff");
      var sent = Objects.requireNonNullElse(ctx.header("Authorization"), "");
      var who =
          sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
              ? tokens.who(sent.substring(BEARER.length()).strip())
              : Optional.<Program>empty();
      if (who.isEmpty()) {
        ctx.header("WWW-Authenticate", "Bearer");
        problem(ctx, nobody(sent.isEmpty()));
        return;
      }
      if (!who.get().access().may(right)) {
        problem(ctx, mayNot());
        return;
      }
      switch (call.answer(ctx, who.get())) {
        case Said.Text(var status, var body) ->
            ctx.status(status).contentType("application/json").result(body);
        case Said.Kept(var reply) -> kept(ctx, reply);
        case Said.No(var problem) -> problem(ctx, problem);
      }
    };
  }

  private static void kept(Context ctx, Reply reply) {
    boolean later = reply.status() == 409 || reply.status() == 503;
    if (later) {
      ctx.header("Retry-After", "1");
    }
    ctx.status(reply.status())
        .contentType(reply.status() < 400 ? "application/json" : "application/problem+json")
        .result(reply.body());
  }

  private void problem(Context ctx, Problem problem) {
    ProblemPages.answer(ctx, problem, ids.next());
  }

  private static Problem mayNot() {
    return Problems.bad(
        403,
        "not-allowed",
        "Authorization",
        "The person whose token this is may not do that; an owner can change it.");
  }

  private static Problem nobody(boolean nothing) {
    return Problems.bad(
        401,
        "bad-token",
        "Authorization",
        nothing
            ? "Send “Authorization: Bearer” and a token of this bridge."
            : "This is not a token of this bridge, or it was revoked.");
  }
}
