package paybridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.function.Supplier;
import paybridge.checkout.Answers;
import paybridge.checkout.ChargeStored;
import paybridge.checkout.CallKey;
import paybridge.checkout.MoveMoney;
import paybridge.checkout.OpenCheckout;
import paybridge.checkout.Problems;
import paybridge.checkout.Reply;
import paybridge.checkout.ShopQuestions;
import paybridge.connector.Incoming;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.ShopReading;
import paybridge.connector.kit.Digests;
import paybridge.db.Ids;
import paybridge.privacy.PersonalData;
import paybridge.shop.CheckRoad;
import paybridge.shop.Directory;
import paybridge.shop.MeetShop;
import paybridge.shop.MoveShop;
import paybridge.shop.PluginUpdates;
import paybridge.shop.Shop;

/// The entrance for shops: `POST /shops/{shop}/{call}`. Proves the call, hands it to the use case,
/// signs the answer.
public final class ShopRoutes {
  /// The largest body of a call, in bytes (docs/plugin-protocol.md).
  private static final int MOST_BODY = 64 * 1024;

  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Answers answers;
  private final OpenCheckout openCheckout;
  private final ChargeStored chargeStored;
  private final MoveMoney moveMoney;
  private final ShopQuestions questions;
  private final MeetShop meetShop;
  private final CheckRoad checkRoad;
  private final PersonalData personalData;
  private final MoveShop moveShop;
  private final PluginUpdates pluginUpdates;

  public ShopRoutes(
      Directory directory,
      InstantSource clock,
      Ids ids,
      Answers answers,
      OpenCheckout openCheckout,
      ChargeStored chargeStored,
      MoveMoney moveMoney,
      ShopQuestions questions,
      MeetShop meetShop,
      CheckRoad checkRoad,
      PersonalData personalData,
      MoveShop moveShop,
      PluginUpdates pluginUpdates) {
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.answers = answers;
    this.openCheckout = openCheckout;
    this.chargeStored = chargeStored;
    this.moveMoney = moveMoney;
    this.questions = questions;
    this.meetShop = meetShop;
    this.checkRoad = checkRoad;
    this.personalData = personalData;
    this.moveShop = moveShop;
    this.pluginUpdates = pluginUpdates;
  }

  public void add(RoutesConfig routes) {
    routes.post("/shops/{shop}/{call}", this::hear);
  }

  private void hear(Context ctx) {
    var found = directory.shopByPath(ctx.pathParam("shop"));
    if (found.isEmpty()) {
      ProblemPages.answer(
          ctx, Problems.no(404, "unknown-shop", "No shop has this key."), ids.next());
      return;
    }
    var shop = found.get();
    var message = Incomings.of(ctx, Incoming.Channel.SHOP, clock.instant());
    var reading = shop.storefront().read(shop.account(), message);
    var sender = message.header("webhook-id");
    if (message.body().length > MOST_BODY
        && sender.isPresent()
        && !(reading instanceof ShopReading.Unproved)) {
      refused(
          ctx,
          shop,
          sender.get(),
          Problems.no(413, "too-large", "The body is larger than " + MOST_BODY + " bytes."));
      return;
    }
    switch (reading) {
      case ShopReading.Unproved(var problem, var why) ->
          ProblemPages.answer(ctx, Problems.no(401, problem, why), ids.next());
      case ShopReading.Malformed(var messageId, var problem, var field, var why) ->
          refused(ctx, shop, messageId, Problems.bad(status(problem), problem, field, why));
      case ShopReading.NotSpoken(var messageId, var what) ->
          refused(ctx, shop, messageId, Problems.no(501, "not-spoken", what));
      case ShopReading.Genuine(var messageId, var protocol, var home, var call) -> {
        if (call instanceof ShopCall.MovedHere moved) {
          answered(ctx, shop, messageId, moveShop.move(shop, home, moved));
        } else if (home.equals(shop.row().home())) {
          send(ctx, shop, messageId, reply(shop, messageId, protocol, message, call));
        } else {
          refused(ctx, shop, messageId, copied(shop, home));
        }
      }
    }
  }

  /// Refuses a proved call, and says so in the log: the owner must see that his plugin is wrong or
  /// that a copy of the shop is calling.
  private void refused(Context ctx, Shop shop, String messageId, ShopAnswer.Problem problem) {
    var reference = ids.next();
    meetShop.refused(shop, ctx.pathParam("call"), problem, reference);
    send(ctx, shop, messageId, refuse(problem, shop, reference));
  }

  /// Answers, and says in the log when that was no.
  private void answered(Context ctx, Shop shop, String messageId, ShopAnswer answer) {
    if (answer instanceof ShopAnswer.Problem problem) {
      refused(ctx, shop, messageId, problem);
    } else {
      send(ctx, shop, messageId, write(shop, answer));
    }
  }

  /// A call from another address than the registered one: a moved shop, or a copy of it.
  private static ShopAnswer.Problem copied(Shop shop, String home) {
    return Problems.bad(
        409,
        "copied-shop",
        "home",
        "This shop is registered at "
            + shop.row().home()
            + ", but the call says it comes from "
            + home
            + ".");
  }

  private static int status(String problem) {
    return switch (problem) {
      case "unknown-currency", "wrong-exponent", "bad-amount" -> 422;
      default -> 400;
    };
  }

  private Reply reply(
      Shop shop, String messageId, String protocol, Incoming message, ShopCall call) {
    var key =
        new CallKey(shop.id(), call.name(), messageId, Digests.sha256(message.body()));
    return switch (call) {
      case ShopCall.Checkout checkout -> openCheckout.open(shop, key, checkout);
      case ShopCall.Charge charge ->
          kept(shop, key, () -> chargeStored.charge(shop, messageId, charge));
      case ShopCall.CaptureMoney capture ->
          kept(shop, key, () -> moveMoney.capture(shop.id(), messageId, capture));
      case ShopCall.VoidPayment release ->
          kept(shop, key, () -> moveMoney.giveBack(shop.id(), messageId, release));
      case ShopCall.RefundMoney refund ->
          kept(shop, key, () -> moveMoney.refund(shop.id(), refund));
      case ShopCall.OrderChanged changed ->
          kept(shop, key, () -> questions.orderChanged(shop, changed));
      case ShopCall.Goodbye goodbye -> kept(shop, key, () -> meetShop.goodbye(shop, goodbye));
      case ShopCall.Handshake handshake ->
          write(shop, meetShop.meet(shop, protocol, handshake));
      case ShopCall.Offers offers -> write(shop, questions.offers(shop, offers));
      case ShopCall.Status status -> write(shop, questions.status(shop, status));
      case ShopCall.MayCancel may -> write(shop, questions.mayCancel(shop, may));
      case ShopCall.Pull pull -> write(shop, questions.pull(shop, pull));
      case ShopCall.SavedMethods saved -> write(shop, questions.savedMethods(shop, saved));
      case ShopCall.MovedHere moved ->
          write(shop, moveShop.move(shop, shop.row().home(), moved));
      case ShopCall.Check _ -> write(shop, checkRoad.check(shop));
      case ShopCall.Update _ -> write(shop, pluginUpdates.newest(shop));
      // Not kept: the hash of a body that is all known but the e-mail would give it away.
      case ShopCall.Person person -> write(shop, personalData.answer(shop, person));
    };
  }

  private Reply kept(Shop shop, CallKey key, Supplier<ShopAnswer> work) {
    return answers.onceKept(key, shop.storefront(), work);
  }

  private static Reply write(Shop shop, ShopAnswer answer) {
    return new Reply(
        answer instanceof ShopAnswer.Problem problem ? problem.status() : answer.status(),
        shop.storefront().write(answer));
  }

  private static Reply refuse(ShopAnswer.Problem problem, Shop shop, String reference) {
    return write(
        shop,
        new ShopAnswer.Problem(
            problem.status(), problem.type(), problem.title(), problem.detail(), problem.field(),
            problem.retryable(), reference));
  }

  private void send(Context ctx, Shop shop, String messageId, Reply reply) {
    ctx.status(reply.status());
    if (reply.status() == 409 || reply.status() == 503) {
      ctx.header("Retry-After", "1");
    }
    for (var header :
        shop.storefront().sign(shop.account(), messageId, reply.body(), clock.instant())) {
      ctx.header(header.name(), header.value());
    }
    ctx.result(reply.body());
  }
}
