package paybridge.support;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Objects;
import java.util.Optional;
import paybridge.people.Right;
import paybridge.support.Sessions.Person;

/// Stands before every page of the console: its headers, who is signed in, what she may do, whether
/// she sees the shop that it is about, and that a form was really sent from one of our pages. A page
/// that is not handed through here is open to everybody.
final class Desk {
  private static final String CSP =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
  private final Sessions sessions;
  private final SupportPages pages;
  private final ShopOf shopOf;
  private final boolean secureCookies;

  Desk(Sessions sessions, SupportPages pages, ShopOf shopOf, boolean secureCookies) {
    this.shopOf = shopOf;
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
    return signedIn(Right.SEE, page);
  }

  /// Only for people who may do this, with what belongs to shops that they see.
  Handler signedIn(Right right, Page page) {
    return open(
        ctx -> {
          var person = who(ctx);
          if (person.isEmpty()) {
            go(ctx, sessions.waits(token(ctx)) ? "/support/code" : "/support/sign-in");
          } else if (!person.get().may(right)) {
            mayNot(ctx, right);
          } else if (!shopOf.sees(person.get(), ctx)) {
            pages.notice(ctx, 404, "No such order", "Search for its number or for a reference.");
          } else {
            page.show(ctx, person.get());
          }
        });
  }

  private void mayNot(Context ctx, Right right) {
    pages.notice(
        ctx,
        403,
        switch (right) {
          case HOUSE -> "This page is for owners";
          case MONEY -> "This is for people who may move money";
          case HELP, SEE -> "You may look, and change nothing";
        },
        "Nothing was done. An owner can change what you may do.");
  }

  /// A form of a person who may work on orders; without the session's own mark it changes nothing.
  Handler form(Page page) {
    return form(Right.HELP, page);
  }

  /// A form of a person who may do this.
  Handler form(Right right, Page page) {
    return signedIn(
        right,
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

  /// A form that does what cannot be taken back: before it somebody who did not prove within the last
  /// minutes that it is she is asked for her password and her code.
  Handler sure(Right right, Page page) {
    return form(
        right,
        (ctx, person) -> {
          if (sessions.confirmed(person)) {
            page.show(ctx, person);
          } else if (ctx.formParam(ItIsYouPage.PASSWORD) == null) {
            ItIsYouPage.show(pages, ctx, person, "");
          } else {
            confirm(ctx, person, page);
          }
        });
  }

  private void confirm(Context ctx, Person person, Page page) {
    switch (sessions.confirm(
        ctx.ip(),
        person,
        Objects.requireNonNullElse(ctx.formParam(ItIsYouPage.PASSWORD), ""),
        field(ctx, ItIsYouPage.CODE))) {
      case Sessions.Tried.TooOften() -> ItIsYouPage.show(pages, ctx.status(429), person,
          "That was wrong five times. Wait five minutes, then try again.");
      case Sessions.Tried.In(_) -> page.show(ctx, person);
      case Sessions.Tried.Wrong(), Sessions.Tried.Half(_) ->
          ItIsYouPage.show(pages, ctx.status(403), person, "That was not right. Nothing was done yet.");
    }
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
