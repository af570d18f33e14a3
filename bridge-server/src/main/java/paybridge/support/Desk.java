package paybridge.support;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Objects;
import java.util.Optional;
import paybridge.support.Sessions.Person;

/// Stands before every page of the console: its headers, who is signed in, and that a form was
/// really sent from one of our pages. A page that is not handed through here is open to everybody.
final class Desk {
  private static final String CSP =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
  private final Sessions sessions;
  private final SupportPages pages;
  private final boolean secureCookies;

  Desk(Sessions sessions, SupportPages pages, boolean secureCookies) {
    this.sessions = sessions;
    this.pages = pages;
    this.secureCookies = secureCookies;
  }

  /// A page for one signed-in person.
  @FunctionalInterface
  interface Page {
    void show(Context ctx, Person person);
  }

  static void guard(Context ctx) {
    ctx.header("Content-Security-Policy", CSP)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  /// For a page whose script may ask this bridge for more; [#guard] was called before.
  static void listens(Context ctx) {
    ctx.header("Content-Security-Policy", CSP + "; connect-src 'self'");
  }

  /// For whoever comes; a form from another site is refused.
  Handler open(Handler page) {
    return ctx -> {
      guard(ctx);
      if (elsewhere(ctx)) {
        pages.notice(ctx, 403, "This form was sent from another site", "Nothing was done.");
      } else {
        page.handle(ctx);
      }
    };
  }

  /// Only for people who are signed in.
  Handler signedIn(Page page) {
    return open(
        ctx -> {
          var person = who(ctx);
          if (person.isEmpty()) {
            go(ctx, "/support/sign-in");
          } else {
            page.show(ctx, person.get());
          }
        });
  }

  /// A form of a signed-in person; without the session's own mark it changes nothing.
  Handler form(Page page) {
    return signedIn(
        (ctx, person) -> {
          if (Tokens.same(field(ctx, "csrf"), person.csrf())) {
            page.show(ctx, person);
          } else {
            pages.notice(
                ctx,
                403,
                "This page was too old",
                "Nothing was done. Go back, load the page again, and repeat what you wanted.");
          }
        });
  }

  Optional<Person> who(Context ctx) {
    return sessions.who(token(ctx));
  }

  String token(Context ctx) {
    return Objects.requireNonNullElse(ctx.cookie(cookie()), "");
  }

  void remember(Context ctx, String token) {
    cookie(ctx, token, Sessions.LENGTH.toSeconds());
  }

  void forget(Context ctx) {
    cookie(ctx, "", 0);
  }

  static void go(Context ctx, String address) {
    ctx.status(303).header("Location", address);
  }

  /// A field of the posted form, or nothing.
  static String field(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").strip();
  }

  /// A value of the address, or nothing.
  static String query(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "").strip();
  }

  private String cookie() {
    return secureCookies ? "__Host-paybridge" : "paybridge";
  }

  private void cookie(Context ctx, String value, long seconds) {
    ctx.header(
        "Set-Cookie",
        cookie()
            + "="
            + value
            + "; Path=/; Max-Age="
            + seconds
            + "; HttpOnly; SameSite=Lax"
            + (secureCookies ? "; Secure" : ""));
  }

  private static boolean elsewhere(Context ctx) {
    var site = ctx.header("Sec-Fetch-Site");
    return ctx.method().name().equals("POST")
        && site != null
        && !site.equals("same-origin")
        && !site.equals("none");
  }
}
