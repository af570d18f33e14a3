package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Objects;
import paybridge.people.Right;
import paybridge.support.Sessions.Person;
import paybridge.support.Sessions.Tried;
import paybridge.support.SupportPages.Frame;

/// How people come in: by e-mail and password, or by a link that works once; then, where they have
/// one, by the code of their second factor. The link only shows a button, so that a mail scanner that
/// opens every link does not use it up.
final class SignInRoutes {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  private final Desk desk;
  private final Sessions sessions;
  private final SupportPages pages;

  SignInRoutes(Desk desk, Sessions sessions, SupportPages pages) {
    this.desk = desk;
    this.sessions = sessions;
    this.pages = pages;
  }

  void add(RoutesConfig routes) {
    routes.get("/support/sign-in", desk.open(ctx -> signInPage(ctx, "", "")));
    routes.post("/support/sign-in", desk.open(this::signIn));
    routes.get("/support/code", desk.open(ctx -> codePage(ctx, "")));
    routes.post("/support/code", desk.open(this::code));
    routes.get("/support/welcome/{token}", desk.open(this::welcome));
    routes.post("/support/welcome/{token}", desk.open(this::useLink));
    routes.get("/support/password", desk.signedIn((ctx, who) -> passwordPage(ctx, who, "")));
    routes.post("/support/password", desk.form(Right.SEE, this::choosePassword));
    routes.post("/support/sign-out", desk.form(Right.SEE, this::signOut));
  }

  private void signInPage(Context ctx, String email, String problem) {
    pages.show(
        ctx, "sign-in", new SupportPages.SignIn(Frame.outside("Sign in"), email, problem));
  }

  private void signIn(Context ctx) {
    var email = Desk.field(ctx, "email");
    var password = secret(ctx, "password");
    if (password.length() > LONGEST || email.length() > LONGEST) {
      ctx.status(401);
      signInPage(ctx, "", "This e-mail address and password do not belong together.");
      return;
    }
    switch (sessions.signIn(ctx.ip(), email, password, BrowserName.of(ctx.userAgent()))) {
      case Tried.In(var token) -> come(ctx, token, "/support");
      case Tried.Half(var token) -> come(ctx, token, "/support/code");
      case Tried.Wrong() -> {
        ctx.status(401);
        signInPage(ctx, email, "This e-mail address and password do not belong together.");
      }
      case Tried.TooOften() -> tooOften(ctx);
    }
  }

  private void come(Context ctx, String token, String to) {
    desk.remember(ctx, token);
    Desk.go(ctx, to);
  }

  private void codePage(Context ctx, String problem) {
    if (sessions.waits(desk.token(ctx))) {
      pages.show(ctx, "code", new SupportPages.Code(Frame.outside("Your code"), problem));
    } else {
      Desk.go(ctx, "/support/sign-in");
    }
  }

  private void code(Context ctx) {
    var code = Desk.field(ctx, "code");
    switch (sessions.code(ctx.ip(), desk.token(ctx), code, BrowserName.of(ctx.userAgent()))) {
      case Tried.In(var token) -> come(ctx, token, "/support");
      case Tried.TooOften() -> tooOften(ctx);
      case Tried.Wrong(), Tried.Half(_) -> {
        ctx.status(401);
        codePage(ctx, "This code does not count: it is wrong, old, or was used already.");
      }
    }
  }

  private void tooOften(Context ctx) {
    ctx.header("Retry-After", String.valueOf(Attempts.WINDOW.toSeconds()));
    pages.notice(
        ctx,
        429,
        "Too many tries",
        "It was wrong five times. Wait five minutes, then try again; or ask whoever runs the bridge"
            + " for a new sign-in link.");
  }

  private void welcome(Context ctx) {
    pages.show(
        ctx,
        "welcome",
        new SupportPages.Welcome(Frame.outside("Welcome"), ctx.pathParam("token")));
  }

  private void useLink(Context ctx) {
    switch (sessions.useLink(ctx.pathParam("token"), BrowserName.of(ctx.userAgent()))) {
      case Tried.In(var token) -> come(ctx, token, "/support/password");
      case Tried.Half(var token) -> come(ctx, token, "/support/code");
      case Tried.Wrong(), Tried.TooOften() ->
          pages.notice(
              ctx,
              410,
              "This link does not work any more",
              "A sign-in link works once, and for 24 hours. Whoever runs the bridge can make a new"
                  + " one.");
    }
  }

  private void passwordPage(Context ctx, Person person, String problem) {
    pages.show(
        ctx,
        "password",
        new SupportPages.Password(
            Frame.of("Choose a password", "password", person),
            !person.row().password().isEmpty(),
            SHORTEST,
            problem));
  }

  private void choosePassword(Context ctx, Person person) {
    var chosen = secret(ctx, "chosen");
    if (chosen.length() < SHORTEST || chosen.length() > LONGEST) {
      ctx.status(422);
      passwordPage(
          ctx, person, "A password has between " + SHORTEST + " and " + LONGEST + " characters.");
      return;
    }
    if (!chosen.equals(secret(ctx, "again"))) {
      ctx.status(422);
      passwordPage(ctx, person, "The two new passwords are not the same.");
      return;
    }
    switch (sessions.choosePassword(ctx.ip(), person, secret(ctx, "current"), chosen)) {
      case Tried.In(var token) -> come(ctx, token, "/support");
      case Tried.Wrong(), Tried.Half(_) -> {
        ctx.status(422);
        passwordPage(ctx, person, "The present password is not right.");
      }
      case Tried.TooOften() -> tooOften(ctx);
    }
  }

  private void signOut(Context ctx, Person person) {
    sessions.signOut(desk.token(ctx));
    desk.forget(ctx);
    Desk.go(ctx, "/support/sign-in");
  }

  /// A password, exactly as typed.
  private static String secret(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }
}
