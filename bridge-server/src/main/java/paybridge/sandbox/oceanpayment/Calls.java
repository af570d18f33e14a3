package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/// Calls of a merchant's server: a signed form comes in, XML goes out. Most answers carry a signature
/// whose recipe is not published, so it is one that fits nothing (open point O1).
record Calls(Ledger ledger, Gate gate) {
  /// The names of the two elements that say a code and a text.
  record Words(String result, String text) {}

  static final Words LIST_WORDS = new Words("results", "details");

  /// What one call does; under the lock of the ledger.
  @FunctionalInterface
  interface Desk {
    XmlText answer(Asked asked) throws Refusal;
  }

  /// Answers with what the desk says or with its refusal.
  void answer(Context ctx, String root, Words words, Desk desk) throws Exception {
    var asked = new Asked(Map.of());
    XmlText answer;
    try {
      var form = Asked.of(ctx);
      asked = form;
      answer = ledger.alone(() -> desk.answer(form));
    } catch (Refusal refusal) {
      gate.refused(asked, refusal);
      answer = no(asked, words, refusal);
    }
    Replies.xml(ctx, XmlText.document(root, answer));
  }

  private XmlText no(Asked asked, Words words, Refusal refusal) {
    Optional<Merchant> known =
        ledger.quietly(() -> ledger.merchant(asked.get("account"), asked.get("terminal")));
    var text =
        known
            .map(this::head)
            .orElseGet(() ->
                new XmlText()
                    .add("account", asked.get("account"))
                    .add("terminal", asked.get("terminal"))
                    .add("signValue", ""));
    for (var echoed : new String[] {"payment_id", "refund_number", "refund_id"}) {
      if (asked.has(echoed)) {
        text.add(echoed, asked.get(echoed));
      }
    }
    return text.add(words.result(), refusal.code).add(words.text(), refusal.details());
  }

  /// Who is answered.
  XmlText head(Merchant merchant) {
    return new XmlText()
        .add("account", merchant.account())
        .add("terminal", merchant.terminal())
        .add("signValue", ledger.unknownSignature());
  }
}
