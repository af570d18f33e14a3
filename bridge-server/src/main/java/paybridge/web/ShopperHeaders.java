package paybridge.web;

import io.javalin.http.Context;

/// What browsers may do with a page that shoppers see. Never a `form-action`: browsers apply it to
/// the redirects that follow a form, too.
final class ShopperHeaders {
  private static final String BASE =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
          + " frame-ancestors 'none'";

  private ShopperHeaders() {}

  static void guard(Context ctx) {
    ctx.header("Content-Security-Policy", BASE)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
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
