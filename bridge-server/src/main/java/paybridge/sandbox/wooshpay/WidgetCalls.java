package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What the widget's script asks from the shopper's browser, on a page of somebody else: the
/// publishable key and the client secret name the intent. The script's API is invented; only the
/// publishable key and the client secret are documented (contract sections 1 and 2).
record WidgetCalls(Books books, Course course, Bank bank) {
  private interface Work {
    ObjectNode with(Intent intent, Asked asked) throws Refusal;
  }

  void script(Context ctx) {
    try (var script = WidgetCalls.class.getResourceAsStream("/templates/sandbox/wooshpay.js")) {
      if (script == null) {
        throw new IllegalStateException("templates/sandbox/wooshpay.js is missing");
      }
      ctx.contentType("text/javascript; charset=utf-8")
          .header("Cache-Control", "no-store")
          .header("Access-Control-Allow-Origin", "*")
          .result(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Any shop's page may ask.
  void preflight(Context ctx) {
    ctx.header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Headers", "content-type")
        .header("Access-Control-Allow-Methods", "POST")
        .header("Access-Control-Max-Age", "600")
        .status(204);
  }

  /// What is to be drawn.
  void open(Context ctx) {
    answer(
        ctx,
        (intent, asked) -> {
          asked.only("key", "client_secret");
          if (intent.over()) {
            throw Refusal.state("The intent is " + intent.status + ".");
          }
          course.note(intent, "widget shown", intent.id);
          var drawn = state(intent);
          var choices = drawn.putArray("choices");
          for (var choice : Bank.choices(intent, false)) {
            choices
                .addObject()
                .put("value", choice.value())
                .put("title", choice.title())
                .put("help", choice.help());
          }
          return drawn.put("amount", intent.amount.map(Object::toString).orElse("Keep a card"));
        });
  }

  /// The shopper pressed the button.
  void confirm(Context ctx) {
    answer(
        ctx,
        (intent, asked) -> {
          asked.only("key", "client_secret", "choice", "return_url");
          var choice = asked.text("choice");
          var back = asked.has("return_url") ? asked.url("return_url") : intent.returnUrl;
          if (intent.session != null || intent.over()) {
            throw Refusal.state("The intent is " + intent.status + " and not for a widget.");
          }
          if (choice.equals("approve") && intent.card() && back.isEmpty()) {
            throw Refusal.missing("return_url");
          }
          intent.returnUrl = back;
          course.note(intent, "intent confirmed", "by the widget");
          if (!bank.choose(intent, choice)) {
            throw asked.wrong("choice", "one of those shown");
          }
          return state(intent);
        });
  }

  private static ObjectNode state(Intent intent) {
    var state = JsonNodeFactory.instance.objectNode().put("status", intent.status);
    intent.action.ifPresent(action -> state.set("next_action", action.deepCopy()));
    intent.error.ifPresent(error -> state.set("last_payment_error", error.deepCopy()));
    return state;
  }

  private void answer(Context ctx, Work work) {
    ctx.header("Access-Control-Allow-Origin", "*").header("Cache-Control", "no-store");
    try {
      var asked = Asked.read(ctx.bodyAsBytes());
      var key = asked.text("key");
      var secret = asked.text("client_secret");
      var done =
          books.locked(
              () -> work.with(books.secret(key, secret).orElseThrow(Refusal::key), asked));
      ctx.contentType("application/json").result(done.toString());
    } catch (Refusal no) {
      ctx.status(no.status())
          .contentType("application/json")
          .result(no.body(true).toString());
    }
  }
}
