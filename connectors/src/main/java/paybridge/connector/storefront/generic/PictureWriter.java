package paybridge.connector.storefront.generic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import paybridge.connector.OrderPicture;

/// The complete picture of one order (docs/plugin-protocol.md, "PICTURE").
final class PictureWriter {
  private PictureWriter() {}

  static ObjectNode write(OrderPicture picture) {
    var json =
        Json.object()
            .put("order", picture.orderId())
            .put("number", picture.number())
            .put("sequence", picture.sequence())
            .put("word", picture.word().spelling());
    json.set("amounts", amounts(picture.amounts()));
    Json.texts(json, "flags", picture.flags());
    json.put("attempt", picture.attempt());
    Json.list(json, "attempts", picture.attempts(), PictureWriter::attempt);
    Json.list(json, "refunds", picture.refunds(), PictureWriter::refund);
    Json.list(json, "notes", picture.notes(), PictureWriter::note);
    return json;
  }

  private static ObjectNode amounts(OrderPicture.Amounts amounts) {
    return Json.object()
        .put("currency", amounts.currency().code())
        .put("exponent", amounts.currency().exponent())
        .put("asked", amounts.asked())
        .put("authorized", amounts.authorized())
        .put("captured", amounts.captured())
        .put("refunded", amounts.refunded())
        .put("refundPending", amounts.refundPending())
        .put("disputed", amounts.disputed());
  }

  private static ObjectNode attempt(OrderPicture.Attempt attempt) {
    var json =
        Json.object()
            .put("attempt", attempt.attempt())
            .put("reference", attempt.reference())
            .put("gateway", attempt.gateway())
            .put("method", attempt.method())
            .put("word", attempt.word().spelling());
    attempt.gatewayReference().ifPresent(id -> json.put("gatewayReference", id));
    attempt.declined().ifPresent(reason -> json.put("declined", reason.spelling()));
    return json;
  }

  private static ObjectNode refund(OrderPicture.Refund refund) {
    var json = Json.object().put("id", refund.id());
    refund.shopRefundId().ifPresent(id -> json.put("shopRefundId", id));
    refund.gatewayId().ifPresent(id -> json.put("gatewayId", id));
    return json.put("minor", refund.minor())
        .put("state", refund.state().name().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode note(OrderPicture.Note note) {
    var at = DateTimeFormatter.ISO_INSTANT.format(note.at().truncatedTo(ChronoUnit.SECONDS));
    return Json.object().put("id", note.id()).put("at", at).put("text", note.text());
  }
}
