package paybridge.connector.gateway.paymaster;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.Masks;

/// Sends a message without a shopper: one GET, no redirect followed (contract section 13,
/// `SERVER_GET`). In which form the answer comes is not published: the query of a `Location`, a list
/// of fields in the body, or the fields of an HTML form are all looked at (open point 4). Whatever
/// is found is proved, and must repeat what was sent, before it means anything; else what happened
/// is not known.
final class ServerGet {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LONGEST_SAID = 160;
  private static final List<String> REPEATED =
      List.of("f263_MRN", "f003_ProcCode", "f007_TxnAmt", "f010_CurrCode", "f019_ExpTxnAmt");

  private final GatewayCall call;

  ServerGet(GatewayCall call) {
    this.call = call;
  }

  /// The proved answer to this message. Sends once.
  Answer<ResultMessage> send(String path, Outgoing message) {
    var why = PayMasterSettings.notReady(call.account());
    if (why.isPresent()) {
      return new Answer.Refused<>(DeclineReason.CONFIGURATION, why.get());
    }
    var request =
        new WireRequest(
            "GET",
            message.address(path),
            List.of(new Header("Accept", "text/html, application/x-www-form-urlencoded")),
            new byte[0],
            PATIENCE);
    return Sending.send(call, request, "PayMaster").then(replied -> answer(message, replied));
  }

  private Answer<ResultMessage> answer(Outgoing sent, Replied replied) {
    int status = replied.status();
    if (status != 200 && status / 100 != 3) {
      return new Answer.Unknown<>("PayMaster answered " + status + ".");
    }
    var type = sent.answerType();
    var found =
        texts(replied)
            .flatMap(text -> Proof.decrypted(call.account(), text).stream())
            .flatMap(text -> ResultMessage.read(text).stream())
            .filter(message -> message.get(MessageDefinition.TYPE).equals(type))
            .findFirst()
            .or(() -> status == 200 ? HtmlForm.read(replied.text()) : Optional.empty());
    if (found.isEmpty()) {
      return new Answer.Unknown<>(
          "PayMaster answered " + status + " without a message " + type + ".");
    }
    var missing = Proof.missing(call.account(), found.get(), type);
    if (missing.isPresent()) {
      return new Answer.Unknown<>("PayMaster's answer is not proved: " + missing.get() + ".");
    }
    return repeats(sent, found.get())
        ? new Answer.Done<>(found.get())
        : new Answer.Unknown<>("PayMaster answered about another payment or amount.");
  }

  private static Stream<String> texts(Replied replied) {
    return replied.status() == 200
        ? Stream.of(replied.text().strip()).filter(text -> !text.startsWith("<"))
        : replied.header("Location").stream().flatMap(to -> query(to).stream());
  }

  private static Optional<String> query(String location) {
    try {
      return Optional.ofNullable(URI.create(location.strip()).getRawQuery());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /// True when every field that both messages have is the same.
  private static boolean repeats(Outgoing sent, ResultMessage answer) {
    var names = Messages.of(sent.answerType()).names(sent.get(MessageDefinition.VERSION));
    return REPEATED.stream()
        .filter(names::contains)
        .allMatch(name -> answer.get(name).equals(sent.get(name)));
  }

  /// What the gateway said, for people: no secrets, one line.
  String said(ResultMessage answer) {
    return Masks.scrub(
        new Said(call.account(), answer).word(answer.get("f009_RespCode")),
        call.account().settings(),
        LONGEST_SAID);
  }
}
