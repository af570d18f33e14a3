package paybridge.connector.storefront.generic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopAnswer.CheckedOut;
import paybridge.connector.ShopAnswer.Checked;
import paybridge.connector.ShopAnswer.MayCancelIs;
import paybridge.connector.ShopAnswer.Methods;
import paybridge.connector.ShopAnswer.Moved;
import paybridge.connector.ShopAnswer.NewestPlugin;
import paybridge.connector.ShopAnswer.Noted;
import paybridge.connector.ShopAnswer.Offer;
import paybridge.connector.ShopAnswer.OffersAre;
import paybridge.connector.ShopAnswer.PersonErased;
import paybridge.connector.ShopAnswer.PersonIs;
import paybridge.connector.ShopAnswer.PersonOrder;
import paybridge.connector.ShopAnswer.Pictures;
import paybridge.connector.ShopAnswer.Problem;
import paybridge.connector.ShopAnswer.StatusIs;
import paybridge.connector.ShopAnswer.StoredMethod;
import paybridge.connector.ShopAnswer.Welcome;

/// The body of each answer to a shop; the same answer always has the same bytes.
final class AnswerWriter {
  /// How a problem's body begins; nothing else begins so.
  private static final String PROBLEM = "{\"type\":\"/problems/";

  private AnswerWriter() {}

  static byte[] write(ShopAnswer answer) {
    return Json.bytes(
        switch (answer) {
          case Welcome(var protocol, var shopName, var nonce) ->
              Json.object().put("protocol", protocol).put("shopName", shopName).put("nonce", nonce);
          case OffersAre(var offers) -> list("offers", offers, AnswerWriter::offer);
          case CheckedOut checkedOut -> checkedOut(checkedOut);
          case StatusIs(var orders) -> list("orders", orders, PictureWriter::write);
          case Moved(var operation, var outcome, var said, var order) -> {
            var json =
                Json.object().put("operation", operation).put("outcome", outcome).put("said", said);
            json.set("order", PictureWriter.write(order));
            yield json;
          }
          case MayCancelIs(var may, var why) -> Json.object().put("may", may).put("why", why);
          case Checked(var reached, var hop, var said) ->
              Json.object().put("reached", reached).put("hop", hop).put("said", said);
          case NewestPlugin(var version, var file, var requires, var tested, var php) ->
              Json.object()
                  .put("version", version)
                  .put("package", file)
                  .put("requires", requires)
                  .put("tested", tested)
                  .put("requiresPhp", php);
          case Noted() -> Json.object();
          case Pictures(var pictures, var more) ->
              list("pictures", pictures, PictureWriter::write).put("more", more);
          case Methods(var methods) -> list("methods", methods, AnswerWriter::storedMethod);
          case PersonIs(var orders, var more) ->
              list("orders", orders, AnswerWriter::personOrder).put("more", more);
          case PersonErased(var erased, var kept, var why) ->
              Json.object().put("erased", erased).put("kept", kept).put("why", why);
          case Problem problem -> problem(problem);
        });
  }

  /// The content type of a body that was written here.
  static String contentType(byte[] body) {
    var start =
        new String(body, 0, Math.min(body.length, PROBLEM.length()), StandardCharsets.UTF_8);
    return start.equals(PROBLEM) ? "application/problem+json" : "application/json";
  }

  private static ObjectNode offer(Offer offer) {
    var json = Json.object().put("method", offer.method()).put("title", offer.title());
    Json.texts(json, "countries", offer.countries());
    Json.texts(json, "currencies", offer.currencies());
    offer.least().ifPresent(least -> json.set("least", Json.money(least)));
    offer.most().ifPresent(most -> json.set("most", Json.money(most)));
    Json.texts(json, "can", offer.can());
    json.put("test", offer.test());
    offer.logo().ifPresent(logo -> json.put("logo", logo.spelling()));
    return json;
  }

  private static ObjectNode checkedOut(CheckedOut answer) {
    var json =
        Json.object()
            .put("order", answer.orderId())
            .put("attempt", answer.attempt())
            .put("reference", answer.reference())
            .put("page", answer.page());
    answer.clientSecret().ifPresent(secret -> json.put("clientSecret", secret.reveal()));
    answer.publishableKey().ifPresent(key -> json.put("publishableKey", key));
    return json;
  }

  private static ObjectNode storedMethod(StoredMethod stored) {
    return Json.object()
        .put("id", stored.id())
        .put("method", stored.method())
        .put("label", stored.label());
  }

  private static ObjectNode personOrder(PersonOrder order) {
    var json = Json.object().put("number", order.number());
    Json.list(
        json,
        "data",
        order.data(),
        known ->
            Json.object().put("name", known.name()).put("value", known.value().reveal()));
    return json;
  }

  private static ObjectNode problem(Problem problem) {
    var json =
        Json.object()
            .put("type", "/problems/" + problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("detail", problem.detail());
    if (!problem.field().isEmpty()) {
      json.put("field", problem.field());
    }
    json.put("retryable", problem.retryable());
    if (!problem.reference().isEmpty()) {
      json.put("reference", problem.reference());
    }
    if (problem.type().equals("not-spoken")) {
      Json.texts(json, "protocols", Versions.SPOKEN);
    }
    return json;
  }

  private static <T> ObjectNode list(String name, List<T> items, Function<T, ObjectNode> write) {
    var json = Json.object();
    Json.list(json, name, items, write);
    return json;
  }
}
