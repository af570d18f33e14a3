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

/// The inbox: the messages that belong to no order: not proved, waiting for their payment, or not ours.
final class MessageRoutes {
  private static final int PAGE = 50;
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
    routes.get("/support/inbox", desk.signedIn(this::messages));
    // The page's name before there was an outbox.
    routes.get("/support/messages", desk.signedIn(this::messages));
  }

  private void messages(Context ctx, Person person) {
    if (!person.access().everyShop()) {
      pages.notice(
          ctx,
          403,
          "Only for people who see every shop",
          "A message that belongs to no order could be of any shop.");
      return;
    }
    var tab = chosen(Desk.query(ctx, "tab"));
    var before = Desk.query(ctx, "before");
    var from = Keyset.from(before);
    var rows =
        Keyset.of(
            database.read(
                t ->
                    switch (tab) {
                      case UNPROVED -> t.messages().unprovedBefore(from, PAGE + 1);
                      case UNMATCHED -> t.messages().unmatchedBefore(from, PAGE + 1);
                      case NOT_OURS -> t.messages().notOursBefore(from, PAGE + 1);
                    }),
            PAGE,
            MessageRow::id);
    pages.show(
        ctx,
        "messages",
        new SupportPages.Messages(
            Frame.of("Inbox", "inbox", person),
            List.of(Tab.values()).stream()
                .map(each -> new Choice(each.code, each.title, each == tab))
                .toList(),
            tab.explained,
            rows.rows().stream().map(this::item).toList(),
            before.isEmpty(),
            rows.before().isEmpty()
                ? ""
                : "/support/inbox?tab=" + tab.code + "&before=" + rows.before()));
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
