package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;

/// How an intent goes from one state to the next (contract section 10), and what is told of it.
/// Everything here happens under the lock of [Books].
final class Course {
  private static final Duration SETTLES = Duration.ofSeconds(2);
  private static final Duration HELD = Duration.ofDays(7);

  private final Books books;
  private final InstantSource clock;
  private final Ids ids;
  private final Diary diary;
  private final Announcer announcer;
  private final Agenda agenda;

  Course(
      Books books,
      InstantSource clock,
      Ids ids,
      Diary diary,
      Announcer announcer,
      Agenda agenda) {
    this.books = books;
    this.clock = clock;
    this.ids = ids;
    this.diary = diary;
    this.announcer = announcer;
    this.agenda = agenda;
  }

  Instant now() {
    return clock.instant();
  }

  void note(Intent one, String what, String detail) {
    diary.note(one.reference(), what, detail);
  }

  void searched(String reference, int found) {
    diary.note(reference, "retrieved", "by reference: " + found);
  }

  /// An intent is there.
  void created(Intent one) {
    books.add(one);
    note(one, "intent created", one.id);
    tell(one, "created");
  }

  void opened(Session one) {
    books.add(one);
    note(one.intent, "session created", one.id);
    agenda.put(one.created.plus(Session.LIFE), () -> books.alone(() -> lapse(one)));
  }

  private void lapse(Session one) {
    if (one.status.equals("open")) {
      expire(one);
    }
  }

  /// Ends an open session and with it its intent.
  void expire(Session one) {
    one.status = "expired";
    note(one.intent, "session expired", one.id);
    tellSession(one, "expired");
    cancel(one.intent, "abandoned");
  }

  /// A method was chosen.
  void use(Intent one, String type) {
    one.type = type;
    if (one.method.isEmpty()) {
      one.method = ids.next("pm");
    }
    one.error = Optional.empty();
  }

  /// Something must be done at another address first: a challenge or a wallet's page.
  void demand(Intent one, String action, String child, String path) {
    one.status = "requires_action";
    if (one.token.isEmpty()) {
      one.token = ids.letters(26);
    }
    var address =
        JsonNodeFactory.instance
            .objectNode()
            .put("url", one.merchant.url + path + one.token)
            .put("return_url", one.returnUrl);
    ObjectNode next = JsonNodeFactory.instance.objectNode().put("type", action);
    next.set(child, address);
    one.action = Optional.of(next);
    tell(one, "requires_action");
  }

  /// The bank wants a one-time code.
  void challenge(Intent one) {
    one.code = ids.code();
    demand(one, "challenge_redirect", "challenge_redirect", "/challenge/");
  }

  /// Money is taken, or held, or the method is kept.
  void approve(Intent one) {
    settle(one);
    if (one.manual) {
      one.status = "requires_capture";
      one.capturable = one.minor();
      note(one, "authorized", one.id);
      agenda.put(now().plus(HELD), () -> books.alone(() -> release(one)));
    } else {
      one.status = "succeeded";
      one.received = one.minor();
      note(one, one.setup ? "method kept" : "paid", one.id);
      tell(one, "succeeded");
    }
    complete(one);
  }

  private void release(Intent one) {
    if (one.status.equals("requires_capture")) {
      cancel(one, "automatic");
    }
  }

  /// The answer comes two seconds later.
  void wait(Intent one) {
    settle(one);
    one.status = "processing";
    note(one, "pending", one.id);
    complete(one);
    agenda.put(
        now().plus(SETTLES),
        () ->
            books.alone(
                () -> {
                  if (one.status.equals("processing")) {
                    approve(one);
                  }
                }));
  }

  /// The try failed; another one may succeed.
  void decline(Intent one, String code, String message) {
    settle(one);
    one.status = "requires_payment_method";
    one.method = "";
    one.error =
        Optional.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("type", "card_error")
                .put("code", code)
                .put("message", message));
    note(one, "declined", code);
    tell(one, "payment_failed");
  }

  void capture(Intent one, long amount) {
    one.received = amount;
    one.capturable = 0;
    one.status = "succeeded";
    note(one, "captured", String.valueOf(amount));
    tell(one, "succeeded");
  }

  void cancel(Intent one, String reason) {
    settle(one);
    one.status = "canceled";
    one.capturable = 0;
    one.cancelReason = reason;
    note(one, "canceled", reason);
    tell(one, "canceled");
  }

  private static void settle(Intent one) {
    one.action = Optional.empty();
    one.code = "";
  }

  private void complete(Intent one) {
    var session = one.session;
    if (session != null && session.status.equals("open")) {
      session.status = "complete";
      tellSession(session, "completed");
    }
  }

  private void tell(Intent one, String what) {
    announcer.tell(
        one.merchant,
        one.reference(),
        (one.setup ? "setup_intent." : "payment_intent.") + what,
        Pictures.intent(one),
        now());
  }

  private void tellSession(Session one, String what) {
    announcer.tell(
        one.intent.merchant,
        one.intent.reference(),
        "checkout.session." + what,
        Pictures.session(one),
        now());
  }

  void tell(Refund one) {
    announcer.tell(
        one.intent.merchant,
        one.intent.reference(),
        "charge.refund.updated",
        Pictures.refund(one),
        now());
  }
}
