package paybridge.shop;

import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import paybridge.connector.Answer;
import paybridge.connector.ShopAccount;
import paybridge.connector.ShopAnswer;
import paybridge.connector.StorefrontCall;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.db.Ids;
import paybridge.work.Chance;

/// Goes the road to a shop and back, as an update would, and says where it ends. What was heard on
/// the way decides, so that "connected" is never said of a shop that cannot be told anything.
public final class CheckRoad {
  private final InstantSource clock;
  private final Ids ids;
  private final Chance chance;
  private final Wire wire;

  public CheckRoad(InstantSource clock, Ids ids, Chance chance, Wire wire) {
    this.clock = clock;
    this.ids = ids;
    this.chance = chance;
    this.wire = wire;
  }

  /// Whether the shop was reached just now. Changes nothing.
  public ShopAnswer.Checked check(Shop shop) {
    var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(24));
    return walk(
        shop.account(),
        wire,
        listening ->
            shop.storefront()
                .canary(
                    new StorefrontCall(shop.account(), listening, clock.instant()),
                    ids.next(),
                    nonce));
  }

  /// Makes one call and says where it ended; when the shop has two addresses, at both.
  static ShopAnswer.Checked walk(
      ShopAccount shop, Wire wire, Function<Wire, Answer<String>> call) {
    var heard = new AtomicReference<WireAnswer>();
    var atFirst = new AtomicReference<WireAnswer>();
    var atSecond = new AtomicReference<WireAnswer>();
    var answer =
        call.apply(
            request -> {
              var back = wire.send(request);
              (request.address().equals(shop.fallback()) ? atSecond : atFirst).set(back);
              heard.set(back);
              return back;
            });
    boolean reached = answer instanceof Answer.Done<String>;
    if (atFirst.get() != null && atSecond.get() != null) {
      var first = Road.end(atFirst.get(), said(answer));
      return reached
          ? Road.second(first)
          : Road.neither(first, Road.end(atSecond.get(), said(answer)));
    }
    return reached
        ? new ShopAnswer.Checked(true, "reached", "The shop answered with its signature.")
        : Road.end(heard.get(), said(answer));
  }

  private static String said(Answer<String> answer) {
    return switch (answer) {
      case Answer.Done<String> _ -> "";
      case Answer.Refused<String>(_, var why) -> why;
      case Answer.NotSent<String>(var why, _) -> why;
      case Answer.Unknown<String>(var why) -> why;
    };
  }
}
