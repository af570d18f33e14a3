package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.Supplier;
import paybridge.sandbox.play.ShopperPage;

/// How the gateway speaks HTTP: a redirect, a page, or a page that says what was wrong.
record Replies(Books books, ShopperPage page) {
  static final String NAME = "PayMaster";

  /// Works under the lock; a fault becomes a page of status 200 that names it (section 20.1).
  void guarded(Context ctx, Supplier<Runnable> work) {
    Runnable reply;
    try {
      reply = books.locked(work);
    } catch (Fault fault) {
      books.diary.note(fault.reference(), "refused", fault.what());
      reply = () -> page.say(ctx, 200, NAME, sentence(fault));
    }
    reply.run();
  }

  private static String sentence(Fault fault) {
    return fault.what().equals(Fault.WRONG_HASH)
        ? Fault.WRONG_HASH + ": the hash is wrong."
        : "The field " + fault.what() + " is wrong or missing.";
  }

  static void away(Context ctx, String address) {
    ctx.header("Cache-Control", "no-store").redirect(address, HttpStatus.FOUND);
  }

  /// The fields of a request: its query, or its form when it is a POST.
  static Fields fields(Context ctx) {
    var query = ctx.queryString();
    return Fields.parse(ctx.method().name().equals("POST") ? ctx.body() : query == null ? "" : query);
  }
}
