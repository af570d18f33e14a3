package paybridge.web;

import io.javalin.http.Context;

/// What browsers may do with a page that shoppers see. Never a `form-action`: browsers apply it to
/// the redirects that follow a form, too.
public final class ShopperHeaders {
  private static final String BASE =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
          + " frame-ancestors 'none'";

  private ShopperHeaders() {}

  public static void guard(Context ctx) {
    ctx.header("Content-Security-Policy", BASE)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  /// One script of our own looks again at what the shopper waits for.
  ///
  /// @return how many seconds the shopper has waited so far
  static int mayLookAgain(Context ctx) {
    ctx.header("Content-Security-Policy", BASE + "; script-src 'self'; connect-src 'self'");
    return waited(ctx);
  }

  /// How many seconds the shopper has waited, as the address of the page says.
  static int waited(Context ctx) {
    var text = ctx.queryParam("waited");
    return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }

  /// One script of our own sends the form on.
  static void allowForms(Context ctx) {
    ctx.header("Content-Security-Policy", BASE + "; script-src 'self'");
  }

  /// The gateway's script, from exactly this origin.
  static void allowScript(Context ctx, String origin) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
            + " script-src 'self' "
            + origin
            + "; connect-src "
            + origin
            + "; frame-src "
            + origin
            + "; frame-ancestors 'none'");
  }
}
