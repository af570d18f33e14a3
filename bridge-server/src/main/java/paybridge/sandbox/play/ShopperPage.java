package paybridge.sandbox.play;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import paybridge.web.Pages;

/// The page of a played gateway where the shopper pays: named test cards to choose from, a one-time
/// code to type, no field for a number. Plain HTML without script; each step is a form post.
public final class ShopperPage {
  private final Pages pages = new Pages();

  /// One way the payment can go.
  ///
  /// @param value the value of the form's field `choice`
  public record Choice(String value, String title, String help) {}

  /// What the page shows.
  ///
  /// @param gateway who is played
  /// @param action where the forms are posted
  /// @param code the one-time code to type into the field `code`; empty: the choices are shown
  /// @param declined why the last try failed, or empty
  public record Model(
      String gateway,
      String merchant,
      String amount,
      String number,
      String action,
      List<Choice> choices,
      String code,
      String declined) {
    public Model {
      choices = List.copyOf(choices);
    }
  }

  /// The end of a payment whose result the browser carries to the shop by a form post.
  ///
  /// @param sentence what became of the payment
  /// @param action the shop's return address
  /// @param fields what the form carries, in this order
  public record Back(String gateway, String sentence, String action, List<Field> fields) {
    public Back {
      fields = List.copyOf(fields);
    }
  }

  /// One hidden field of a form.
  public record Field(String name, String value) {}

  /// Draws the page.
  public void show(Context ctx, Model model) {
    guard(ctx);
    ctx.html(pages.render("sandbox/played", model));
  }

  /// Shows the button back to the shop: `form#back`.
  public void back(Context ctx, Back back) {
    guard(ctx);
    ctx.html(pages.render("sandbox/played-back", back));
  }

  /// Says one sentence, where there is nothing to choose.
  public void say(Context ctx, int status, String gateway, String sentence) {
    guard(ctx);
    ctx.status(status).html(pages.render("sandbox/said", List.of(gateway, sentence)));
  }

  /// No `form-action`: browsers apply it to the redirect back to the shop, too.
  private static void guard(Context ctx) {
    ctx.header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }

  /// Serves the style sheet of the sandbox's pages.
  public static void style(Context ctx) {
    try (var css = ShopperPage.class.getResourceAsStream("/templates/sandbox/sandbox.css")) {
      if (css == null) {
        throw new IllegalStateException("templates/sandbox/sandbox.css is missing");
      }
      ctx.header("Cache-Control", "public, max-age=3600")
          .contentType("text/css; charset=utf-8")
          .result(new String(css.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
