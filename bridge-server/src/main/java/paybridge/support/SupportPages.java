package paybridge.support;

import io.javalin.http.Context;
import java.util.List;
import paybridge.people.Right;
import paybridge.support.Sessions.Person;
import paybridge.web.Pages;

/// The console's pages: one record each, which feeds the template of the same name.
final class SupportPages {
  private final Pages pages;

  SupportPages(Pages pages) {
    this.pages = pages;
  }

  /// What every page has around it.
  ///
  /// @param here which entry of the menu is shown as chosen
  /// @param person who is signed in, or empty
  /// @param owner whether she sees the pages of owners
  /// @param help whether she may work on orders
  /// @param money whether she may move money
  /// @param everyShop whether she sees all shops
  /// @param csrf for the forms
  /// @param query what stands in the search box
  record Frame(
      String title,
      String here,
      String person,
      boolean owner,
      boolean help,
      boolean money,
      boolean everyShop,
      String csrf,
      String query) {
    static Frame outside(String title) {
      return new Frame(title, "", "", false, false, false, false, "", "");
    }

    static Frame of(String title, String here, Person person) {
      return new Frame(
          title,
          here,
          person.name(),
          person.may(Right.HOUSE),
          person.may(Right.HELP),
          person.may(Right.MONEY),
          person.access().everyShop(),
          person.csrf(),
          "");
    }

    Frame searching(String text) {
      return new Frame(title, here, person, owner, help, money, everyShop, csrf, text);
    }
  }

  record Notice(Frame frame, String heading, String sentence) {}

  /// @param problem what was wrong with the last try, or empty
  record SignIn(Frame frame, String email, String problem) {}

  record Welcome(Frame frame, String token) {}

  /// The second step of signing in.
  record Code(Frame frame, String problem) {}

  /// Asks once more who it is, and then does what was asked.
  ///
  /// @param action where the form goes, with all its fields
  /// @param password whether there is one to ask for
  record ItIsYou(
      Frame frame, String action, List<Hidden> fields, boolean password, boolean code, String problem) {}

  record Hidden(String name, String value) {}

  /// @param current whether the present password is asked
  record Password(Frame frame, boolean current, int shortest, String problem) {}

  /// The order-sync log.
  ///
  /// @param older the address of the next page, or empty
  /// @param narrowed a filter is set
  /// @param lookedTo up to when lines were looked at; empty when up to the end of the page
  record Log(
      Frame frame,
      List<Choice> shops,
      List<Choice> results,
      String number,
      String text,
      boolean narrowed,
      boolean first,
      List<LogRow> rows,
      String older,
      String lookedTo,
      Around around) {}

  record Choice(String code, String title, boolean chosen) {}

  record LogRow(
      Shown.Time at,
      String shop,
      String orderId,
      String number,
      Shown.Way way,
      String what,
      Shown.Badge result,
      String detail,
      String next) {}

  /// Orders that were searched for.
  record Found(Frame frame, List<FoundRow> rows) {}

  record FoundRow(String id, String number, String shop, String amount, Shown.Badge word, String at) {}

  /// The inbox: the messages that belong to no order.
  ///
  /// @param first whether the page begins with the newest
  /// @param older the address of the next page, or empty
  record Messages(
      Frame frame,
      List<Choice> tabs,
      String explained,
      List<MessageItem> rows,
      boolean first,
      String older) {}

  record MessageItem(
      Shown.Time at,
      String account,
      String channel,
      String reference,
      int copies,
      Shown.Badge verdict,
      String why,
      String raw) {}

  /// The shops.
  record Shops(Frame frame, List<ShopItem> rows) {}

  /// @param words the pairing in six words, or empty
  record ShopItem(
      String id,
      String name,
      String home,
      String platform,
      Shown.Badge state,
      String words,
      List<String> methods,
      String heard) {}

  void show(Context ctx, String template, Object page) {
    ctx.html(pages.render("support/" + template, page));
  }

  /// A part of a page, alone.
  String part(String template, Object model) {
    return pages.render("support/" + template, model);
  }

  /// A page with one sentence.
  void notice(Context ctx, int status, String heading, String sentence) {
    ctx.status(status);
    show(ctx, "notice", new Notice(Frame.outside(heading), heading, sentence));
  }
}
