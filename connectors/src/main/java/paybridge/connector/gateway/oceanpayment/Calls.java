package paybridge.connector.gateway.oceanpayment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;
import paybridge.connector.GatewayCall;
import paybridge.connector.Header;
import paybridge.connector.Page.Field;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.Masks;
import paybridge.connector.kit.RetryAfter;
import paybridge.connector.kit.Xml;

/// One signed call to Oceanpayment and what its HTTP status means: a form goes out, XML comes back
/// (contract sections 1 and 20). Only well-formed XML that names our account is an answer.
final class Calls {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST_SAID = 200;

  private static final String REGISTER =
      ". Its support must register the outgoing address of this bridge.";
  private static final Pattern ADDRESS =
      Pattern.compile("\\bIP\\b|not registered|whitelist", Pattern.CASE_INSENSITIVE);

  private final GatewayCall call;

  Calls(GatewayCall call) {
    this.call = call;
  }

  /// The fields with account and terminal before them and the signature behind them.
  List<Field> signed(Recipe recipe, Map<String, String> fields) {
    var settings = call.account().settings();
    var all = new LinkedHashMap<String, String>();
    all.put("account", settings.text(OceanpaymentSettings.ACCOUNT).strip());
    all.put("terminal", settings.text(OceanpaymentSettings.TERMINAL).strip());
    all.putAll(fields);
    var secret = OceanpaymentSettings.secrets(settings).getFirst();
    all.put("signValue", recipe.sign(name -> all.getOrDefault(name, ""), secret));
    return all.entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList();
  }

  /// Sends once.
  Answer<Xml> post(String address, Recipe recipe, Map<String, String> fields) {
    var why = OceanpaymentSettings.notReady(call.account());
    if (why.isPresent()) {
      return new Answer.Refused<>(DeclineReason.CONFIGURATION, why.get());
    }
    var body = FormText.write(signed(recipe, fields)).getBytes(StandardCharsets.UTF_8);
    var request =
        new WireRequest(
            "POST",
            address,
            List.of(
                new Header("Content-Type", "application/x-www-form-urlencoded"),
                new Header("Accept", "application/xml, text/xml")),
            body,
            PATIENCE);
    return switch (call.wire().send(request)) {
      case WireAnswer.NeverSent(var never) -> new Answer.NotSent<>(never);
      case WireAnswer.NoReply(var silence) -> new Answer.Unknown<>(silence);
      case Replied replied -> answer(replied);
    };
  }

  private Answer<Xml> answer(Replied replied) {
    int status = replied.status();
    if (status == 429) {
      return new Answer.NotSent<>(
          "Oceanpayment asked to slow down (429).", RetryAfter.of(replied, call.now()));
    }
    if (status >= 400 && status < 500 && status != 408) {
      return new Answer.Refused<>(
          DeclineReason.CONFIGURATION,
          "Oceanpayment answered "
              + status
              + (status == 401 || status == 403
                  ? REGISTER
                  : "."));
    }
    if (status != 200) {
      return new Answer.Unknown<>("Oceanpayment answered " + status + ".");
    }
    var xml = Xml.read(replied.body());
    if (xml.isEmpty()) {
      return new Answer.Unknown<>("Oceanpayment answered 200 with something that is not XML.");
    }
    return echoed(xml.get())
        ? new Answer.Done<>(xml.get())
        : new Answer.Unknown<>("Oceanpayment answered about another account or terminal.");
  }

  /// True when account and terminal, where they stand, are ours (open point O1).
  boolean echoed(Xml element) {
    var settings = call.account().settings();
    return same(element.get("account"), settings.text(OceanpaymentSettings.ACCOUNT).strip())
        && same(element.get("terminal"), settings.text(OceanpaymentSettings.TERMINAL).strip());
  }

  static boolean same(String said, String ours) {
    return said.isEmpty() || said.equals(ours);
  }

  /// What the gateway said, for people: no secrets, one line. Where it speaks of an address, what
  /// usually helps (section 1: order calls are taken from registered addresses only).
  String said(String text) {
    var line =
        Masks.scrub(text.replaceAll("\\p{Cntrl}+", " "), call.account().settings(), LONGEST_SAID);
    return ADDRESS.matcher(text).find() ? line + REGISTER : line;
  }
}
