package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import paybridge.casefile.SaidText;
import paybridge.db.Database;
import paybridge.db.MessageRow;
import paybridge.shop.Directory;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;
import paybridge.vault.Vault;

/// The messages that belong to no order: not proved, waiting for their payment, or not ours.
final class MessageRoutes {
  private static final int MOST = 100;
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final Directory directory;
  private final Vault vault;

  MessageRoutes(
      Desk desk, SupportPages pages, Database database, Directory directory, Vault vault) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.directory = directory;
    this.vault = vault;
  }

  private enum Tab {
    UNPROVED(
        "unproved",
        "Not proved",
        "Nobody could prove who sent these, so they changed nothing. They are judged again when a"
            + " setting of their account changes."),
    UNMATCHED(
        "unmatched",
        "Waiting for their payment",
        "Proved, with our mark, but their payment is not in the books yet. They are taken in as soon"
            + " as it is."),
    NOT_OURS(
        "not-ours",
        "Not ours",
        "Proved, but about payments that were not made through this bridge.");

    private final String code;
    private final String title;
    private final String explained;

    Tab(String code, String title, String explained) {
      this.code = code;
      this.title = title;
      this.explained = explained;
    }
  }

  void add(RoutesConfig routes) {
    routes.get("/support/messages", desk.signedIn(this::messages));
  }

  private void messages(Context ctx, Person person) {
    var tab = chosen(Desk.query(ctx, "tab"));
    var rows =
        database.read(
            t ->
                switch (tab) {
                  case UNPROVED -> t.messages().unproved(MOST);
                  case UNMATCHED -> t.messages().unmatched(MOST);
                  case NOT_OURS -> t.messages().notOurs(MOST);
                });
    pages.show(
        ctx,
        "messages",
        new SupportPages.Messages(
            Frame.of("Messages", "messages", person),
            List.of(Tab.values()).stream()
                .map(each -> new Choice(each.code, each.title, each == tab))
                .toList(),
            tab.explained,
            rows.stream().map(this::item).toList()));
  }

  private static Tab chosen(String code) {
    return List.of(Tab.values()).stream()
        .filter(tab -> tab.code.equals(code))
        .findFirst()
        .orElse(Tab.UNPROVED);
  }

  private SupportPages.MessageItem item(MessageRow row) {
    var reference = row.reference();
    return new SupportPages.MessageItem(
        Shown.time(row.heardAt()),
        directory.account(row.accountId()).row().name(),
        row.channel(),
        reference == null ? "" : reference,
        row.copies(),
        Shown.result(row.verdict()),
        row.why().isEmpty() ? row.outcome() : row.why(),
        SaidText.message(vault, row));
  }
}
