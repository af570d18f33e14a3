package paybridge.connector.gateway.paymaster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.Page.Field;
import paybridge.connector.kit.Xml;

/// The answer to a query: message 0790 (contract section 12). Its values stand inline or, as Axis 1
/// writes them, elsewhere under an `href`; nil is empty. The fields are put into the order of the
/// definition, which is assumed to be the one under the hash (open point 9).
///
/// @param proved false only where the account lets a wrong hash pass with a warning
record SoapAnswer(ResultMessage message, boolean proved) {
  private static final String TYPE = "0790";
  private static final Set<String> YES = Set.of("true", "1");

  /// The answer about this reference; *Unknown* when it is none, or not proved.
  static Answer<SoapAnswer> read(Account account, byte[] body, String reference) {
    var fields = Xml.read(body).flatMap(SoapAnswer::fields);
    if (fields.isEmpty()) {
      return new Answer.Unknown<>("PayMaster's answer is not one of its query service.");
    }
    var message = new ResultMessage(fields.get());
    boolean proved =
        message.wrongShape(TYPE).isEmpty()
            && message.provedBy(PayMasterSettings.secrets(account.settings()), TYPE);
    boolean warn =
        PayMasterSettings.orDefault(account.settings(), PayMasterSettings.QUERY_HASH)
            .equals("warn");
    if (!proved && !warn) {
      return new Answer.Unknown<>("PayMaster's answer to the query has a wrong hash or shape.");
    }
    boolean notFound = message.get("f274_QRespCode").equals(QueryAnswer.NOT_FOUND);
    return about(account, message, reference, notFound)
        ? new Answer.Done<>(new SoapAnswer(message, proved))
        : new Answer.Unknown<>("PayMaster answered about another payment or merchant.");
  }

  /// "No such payment" may leave names away.
  private static boolean about(
      Account account, ResultMessage message, String reference, boolean notFound) {
    return Stream.of("f001_MID", "f260_ServID", "f263_MRN")
        .allMatch(name ->
            (notFound && message.get(name).isEmpty())
                || message.get(name).equals(asked(account, name, reference)));
  }

  private static String asked(Account account, String name, String reference) {
    return switch (name) {
      case "f001_MID" -> account.settings().text(PayMasterSettings.MERCHANT).strip();
      case "f260_ServID" -> account.settings().text(PayMasterSettings.SERVICE).strip();
      default -> reference;
    };
  }

  private static Optional<List<Field>> fields(Xml envelope) {
    return envelope.all("Body").stream()
        .findFirst()
        .filter(body -> envelope.name().equals("Envelope"))
        .flatMap(body ->
            body.all("UPPPaymentQueryResponse").stream()
                .flatMap(response -> response.all("UPPPaymentQueryReturn").stream())
                .findFirst()
                .flatMap(found -> resolved(found, body))
                .flatMap(found -> values(found, body)));
  }

  private static Optional<List<Field>> values(Xml found, Xml body) {
    var fields = new ArrayList<Field>();
    for (var slot : Messages.of(TYPE).slots()) {
      var all = found.all(slot.name());
      if (all.size() > 1) {
        return Optional.empty();
      }
      if (all.isEmpty()) {
        fields.add(new Field(slot.name(), ""));
        continue;
      }
      var value = resolved(all.getFirst(), body).filter(v -> v.children().isEmpty());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new Field(slot.name(), nil(value.get()) ? "" : value.get().text()));
    }
    return Optional.of(fields);
  }

  /// The element itself, or the only one that its `href` names.
  private static Optional<Xml> resolved(Xml element, Xml body) {
    var href = element.attributes().get("href");
    if (href == null) {
      return Optional.of(element);
    }
    var targets =
        body.children().stream()
            .filter(child -> href.equals("#" + child.attributes().get("id")))
            .toList();
    return targets.size() == 1 && !targets.getFirst().attributes().containsKey("href")
        ? Optional.of(targets.getFirst())
        : Optional.empty();
  }

  private static boolean nil(Xml element) {
    return YES.contains(element.attributes().getOrDefault("nil", ""));
  }
}
