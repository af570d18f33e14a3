package paybridge.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import paybridge.checkout.Answers;
import paybridge.checkout.CallKey;
import paybridge.checkout.ChargeStored;
import paybridge.checkout.MoveMoney;
import paybridge.checkout.OpenCheckout;
import paybridge.checkout.Problems;
import paybridge.checkout.Reply;
import paybridge.checkout.ShopQuestions;
import paybridge.connector.Header;
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

/// The calls of shops, however they came in: proves the call, hands it to the use case, signs the
/// answer. Over HTTP they come in by [ShopRoutes].
public final class ShopCalls {
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

  public ShopCalls(
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

  /// Answers a call.
  ///
  /// @param key the shop's part of the address
  /// @param name the name of the call, the last part of the address
  public Answered answer(String key, String name, Incoming message) {
    var found = directory.shopByPath(key);
    if (found.isEmpty()) {
      return ProblemPages.page(
          Problems.no(404, "unknown-shop", "No shop has this key."), ids.next());
    }
    var shop = found.get();
    var reading = shop.storefront().read(shop.account(), message);
    var sender = message.header("webhook-id");
    if (message.body().length > MOST_BODY
        && sender.isPresent()
        && !(reading instanceof ShopReading.Unproved)) {
      return refused(
          shop,
          name,
          sender.get(),
          Problems.no(413, "too-large", "The body is larger than " + MOST_BODY + " bytes."));
    }
    return switch (reading) {
      case ShopReading.Unproved(var problem, var why) ->
          ProblemPages.page(Problems.no(401, problem, why), ids.next());
      case ShopReading.Malformed(var messageId, var problem, var field, var why) ->
          refused(shop, name, messageId, Problems.bad(ProblemTypes.status(problem), problem, field, why));
      case ShopReading.NotSpoken(var messageId, var what) ->
          refused(shop, name, messageId, Problems.no(501, "not-spoken", what));
      case ShopReading.Genuine(var messageId, var protocol, var home, var call) -> {
        if (call instanceof ShopCall.MovedHere moved) {
          yield answered(shop, name, messageId, moveShop.move(shop, home, moved));
        }
        yield home.equals(shop.row().home())
            ? signed(shop, messageId, reply(shop, messageId, protocol, message, call))
            : refused(shop, name, messageId, copied(shop, home));
      }
    };
  }

  /// Refuses a proved call, and says so in the log: the owner must see that his plugin is wrong or
  /// that a copy of the shop is calling.
  private Answered refused(Shop shop, String name, String messageId, ShopAnswer.Problem problem) {
    var reference = ids.next();
    meetShop.refused(shop, name, problem, reference);
    return signed(shop, messageId, refuse(problem, shop, reference));
  }

  /// Answers, and says in the log when that was no.
  private Answered answered(Shop shop, String name, String messageId, ShopAnswer answer) {
    return answer instanceof ShopAnswer.Problem problem
        ? refused(shop, name, messageId, problem)
        : signed(shop, messageId, write(shop, answer));
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

  private Answered signed(Shop shop, String messageId, Reply reply) {
    var headers = new ArrayList<Header>();
    if (reply.status() == 409 || reply.status() == 503) {
      headers.add(new Header("Retry-After", "1"));
    }
    headers.addAll(shop.storefront().sign(shop.account(), messageId, reply.body(), clock.instant()));
    return new Answered(reply.status(), List.copyOf(headers), reply.body());
  }
}
