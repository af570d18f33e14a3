package paybridge.support;

import io.javalin.http.Context;
import java.util.Set;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;
import paybridge.support.SupportPages.Hidden;
import paybridge.support.SupportPages.ItIsYou;

/// The page between a form that cannot be taken back and what it does: it asks for password and code,
/// and carries all that was filled in.
final class ItIsYouPage {
  static final String PASSWORD = "its-you-password";
  static final String CODE = "its-you-code";
  private static final Set<String> OURS = Set.of(PASSWORD, CODE, "csrf");

  private ItIsYouPage() {}

  static void show(SupportPages pages, Context ctx, Person person, String problem) {
    var fields =
        ctx.formParamMap().entrySet().stream()
            .filter(it -> !OURS.contains(it.getKey()))
            .flatMap(it -> it.getValue().stream().map(value -> new Hidden(it.getKey(), value)))
            .toList();
    pages.show(
        ctx,
        "it-is-you",
        new ItIsYou(
            Frame.of("Is it you?", "", person),
            ctx.path(),
            fields,
            !person.row().password().isEmpty(),
            person.hasSecond(),
            problem));
  }
}
