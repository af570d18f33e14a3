package paybridge.sandbox;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;
import paybridge.connector.kit.SigningKey;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.connector.kit.StandardWebhooks.Verdict;

/// The sandbox's interface for merchants' servers (docs/gateways/sandbox.md, "Calls"): proves the
/// signature, reads the fault, does the work in one transaction, answers.
final class Api {
  /// Larger bodies are refused.
  private static final int MOST_BYTES = 64 * 1024;

  private static final int BATCH = 50;
  private static final int LIST = 200;

  private final SandboxFile file;
  private final InstantSource clock;
  private final Replies replies;

  Api(SandboxFile file, InstantSource clock, Replies replies) {
    this.file = file;
    this.clock = clock;
    this.replies = replies;
  }

  /// What a call does once it is proved.
  interface Work {
    Map<String, ?> with(Books books, Call call) throws Refusal, BadField;
  }

  /// A proved call.
  record Call(String merchant, Context ctx, byte[] body, Fault fault, Instant now) {
    Fields fields() throws BadField {
      return Fields.read(body);
    }

    String reference() {
      return ctx.pathParam("reference");
    }

    /// The payment that the address names.
    Payment payment(Books books) throws Refusal {
      return books
          .byReference(merchant, reference())
          .orElseThrow(() -> new Refusal(404, "unknown-payment", "reference", "No such payment."));
    }
  }

  /// Answers one call; `prefix` is where the sandbox is mounted and not part of what is signed.
  void answer(Context ctx, String prefix, Work work) {
    try {
      var call = prove(ctx, prefix);
      var fault = call.fault().spoilsReply() ? call.fault() : standingFault(call);
      if (replies.spoiledBefore(ctx, fault)) {
        return;
      }
      replies.send(ctx, fault, done(work, call));
    } catch (Refusal no) {
      Replies.problem(ctx, no);
    }
  }

  private Map<String, ?> done(Work work, Call call) throws Refusal {
    try {
      return file.<Map<String, ?>, Exception>change(books -> work.with(books, call));
    } catch (Refusal no) {
      throw no;
    } catch (BadField bad) {
      throw Refusal.of(bad);
    } catch (RuntimeException ours) {
      throw ours;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Call prove(Context ctx, String prefix) throws Refusal {
    var body = ctx.bodyAsBytes();
    if (body.length > MOST_BYTES) {
      throw new Refusal(413, "too-large", "", "At most " + MOST_BYTES + " bytes.");
    }
    var now = clock.instant();
    var name = ctx.pathParam("merchant");
    var merchant = file.change(books -> books.merchant(name));
    if (merchant.isEmpty()) {
      throw new Refusal(401, "bad-signature", "", "Unknown merchant or wrong signature.");
    }
    var verdict =
        StandardWebhooks.prove(
            List.of(SigningKey.of(merchant.get().apiKey())),
            header -> Optional.ofNullable(ctx.header(header)),
            signed(ctx, prefix, body),
            now);
    return switch (verdict) {
      case Verdict.Proved _ -> new Call(name, ctx, body, fault(ctx), now);
      case Verdict.Stale(var why) -> throw new Refusal(401, "stale-timestamp", "", why);
      case Verdict.NotProved _ ->
          throw new Refusal(401, "bad-signature", "", "Unknown merchant or wrong signature.");
    };
  }

  /// What is signed: method, blank, address below the base URL, line feed, body.
  private static byte[] signed(Context ctx, String prefix, byte[] body) {
    var query = ctx.queryString();
    var target =
        ctx.req().getRequestURI().substring(prefix.length()) + (query == null ? "" : "?" + query);
    var head = (ctx.method() + " " + target + "\n").getBytes(StandardCharsets.UTF_8);
    var all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static Fault fault(Context ctx) throws Refusal {
    var name = ctx.header("Sandbox-Fault");
    return name == null
        ? Fault.NONE
        : Fault.find(name)
            .orElseThrow(() -> new Refusal(400, "bad-value", "Sandbox-Fault", "No such fault."));
  }

  /// The fault that waits for the next reply about this payment, else the one for everybody.
  private Fault standingFault(Call call) {
    return file.change(books -> {
      var fault = books.fault();
      if (call.ctx().pathParamMap().containsKey("reference")) {
        var payment = books.byReference(call.merchant(), call.reference());
        if (payment.isPresent() && payment.get().replyFault != Fault.NONE) {
          fault = payment.get().replyFault;
          payment.get().replyFault = Fault.NONE;
          books.save(payment.get(), payment.get().changed);
        }
      }
      return fault;
    });
  }

  /// Status of one payment.
  static Map<String, ?> status(Books books, Call call) throws Refusal {
    return Map.of("payment", Picture.whole(call.payment(books)));
  }

  /// Status of several payments at once.
  static Map<String, ?> query(Books books, Call call) throws BadField {
    var references = call.fields().texts("references", BATCH, 64);
    if (references.isEmpty()) {
      throw new BadField("missing-field", "references", "Is missing.");
    }
    var found =
        references.stream()
            .flatMap(reference -> books.byReference(call.merchant(), reference).stream())
            .toList();
    var known = found.stream().map(payment -> payment.reference).toList();
    return Picture.pair(
        "payments",
        found.stream().map(Picture::whole).toList(),
        "unknown",
        references.stream().filter(reference -> !known.contains(reference)).toList());
  }

  /// Every payment that changed in a time window, a page at a time.
  static Map<String, ?> list(Books books, Call call) throws BadField {
    var from = time(call, "from");
    var to = time(call, "to");
    var after = call.ctx().queryParam("skip");
    int skip = after != null && after.matches("[0-9]{1,8}") ? Integer.parseInt(after) : 0;
    var found = books.changed(call.merchant(), from, to, LIST + 1, skip);
    return Picture.pair(
        "payments",
        found.stream().limit(LIST).map(Picture::whole).toList(),
        "more",
        found.size() > LIST);
  }

  private static Instant time(Call call, String name) throws BadField {
    var text = call.ctx().queryParam(name);
    if (text == null) {
      throw new BadField("missing-field", name, "Is missing.");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException broken) {
      throw new BadField("bad-value", name, "Must be a time such as 2026-11-01T00:00:00Z.");
    }
  }
}
