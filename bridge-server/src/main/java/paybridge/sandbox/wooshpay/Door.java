package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paybridge.connector.Secret;

/// The entrance for merchants' servers (contract sections 1, 15 and 16): key, headers, one JSON
/// object, one answer for each idempotency key.
final class Door {
  private static final int LONGEST_KEY = 255;
  private final Books books;
  private final InstantSource clock;

  Door(Books books, InstantSource clock) {
    this.books = books;
    this.clock = clock;
  }

  /// A call of a known merchant.
  record Call(Merchant merchant, Context ctx, Asked asked, Instant now) {
    String id() {
      return ctx.pathParam("id");
    }

    String query(String name) {
      var value = ctx.queryParam(name);
      return value == null ? "" : value;
    }
  }

  /// What a call does, under the lock.
  interface Work {
    ObjectNode with(Call call) throws Refusal;
  }

  void answer(Context ctx, Work work) {
    try {
      var merchant = merchant(ctx);
      json(ctx, "Accept");
      json(ctx, "Content-Type");
      var body = ctx.bodyAsBytes();
      var key = ctx.method().name().equals("POST") ? ctx.header("Idempotency-Key") : null;
      var replay = books.locked(() -> once(ctx, merchant, body, key, work));
      send(ctx, replay.status(), replay.body());
    } catch (Refusal no) {
      send(ctx, no.status(), no.body(nested(ctx)));
    }
  }

  private Merchant.Replay once(
      Context ctx, Merchant merchant, byte[] body, @Nullable String key, Work work)
      throws Refusal {
    var call = ctx.method() + " " + ctx.path() + "\n" + new String(body, StandardCharsets.UTF_8);
    if (key == null) {
      return done(ctx, merchant, body, call, work);
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.bad("parameter_invalid", "Idempotency-Key", "The key must have 1 to 255 signs.");
    }
    var before = merchant.replays.get(key);
    if (before != null && !before.call().equals(call)) {
      throw Refusal.conflict();
    }
    if (before != null) {
      return before;
    }
    var answer = done(ctx, merchant, body, call, work);
    merchant.replays.put(key, answer);
    return answer;
  }

  /// A refusal is an answer, too: it is replayed like any other.
  private Merchant.Replay done(
      Context ctx, Merchant merchant, byte[] body, String call, Work work) {
    try {
      var asked = Asked.read(body);
      return new Merchant.Replay(
          call, 200, work.with(new Call(merchant, ctx, asked, clock.instant())));
    } catch (Refusal no) {
      return new Merchant.Replay(call, no.status(), no.body(nested(ctx)));
    }
  }

  private Merchant merchant(Context ctx) throws Refusal {
    var given = ctx.header("Authorization");
    if (given == null || !given.startsWith("Basic ")) {
      throw Refusal.key();
    }
    try {
      var pair =
          new String(
              Base64.getDecoder().decode(given.substring("Basic ".length())),
              StandardCharsets.UTF_8);
      if (pair.length() < 2 || !pair.endsWith(":")) {
        throw Refusal.key();
      }
      var key = new Secret(pair.substring(0, pair.length() - 1));
      return books.locked(() -> books.withKey(key).orElseThrow(Refusal::key));
    } catch (IllegalArgumentException broken) {
      throw Refusal.key();
    }
  }

  private static void json(Context ctx, String header) throws Refusal {
    var value = ctx.header(header);
    var kind = value == null ? "" : value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!kind.equals("application/json")) {
      throw Refusal.bad("header_invalid", header, header + " must be application/json");
    }
  }

  /// The documents show both shapes of an error; which path answers which is invented.
  private static boolean nested(Context ctx) {
    return !ctx.path().startsWith("/v1/payment_intents")
        && !ctx.path().startsWith("/v1/webhook_endpoints");
  }

  private static void send(Context ctx, int status, ObjectNode body) {
    ctx.status(status).contentType("application/json").result(body.toString());
  }
}
