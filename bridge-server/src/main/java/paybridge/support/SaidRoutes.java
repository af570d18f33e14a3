package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import paybridge.shop.Directory;
import paybridge.support.Sessions.Person;
import paybridge.support.SupportPages.Frame;
import paybridge.truth.Entries;
import paybridge.vault.Vault;

/// What was said about an order, whole: a gateway's message or a call, and two of them compared.
final class SaidRoutes {
  private final Desk desk;
  private final SupportPages pages;
  private final ShowOrder order;
  private final Directory directory;
  private final Entries entries;
  private final Vault vault;

  SaidRoutes(
      Desk desk,
      SupportPages pages,
      ShowOrder order,
      Directory directory,
      Entries entries,
      Vault vault) {
    this.desk = desk;
    this.pages = pages;
    this.order = order;
    this.directory = directory;
    this.entries = entries;
    this.vault = vault;
  }

  void add(RoutesConfig routes) {
    routes.get("/support/orders/{id}/messages/{said}", desk.signedIn(this::show));
    routes.get("/support/orders/{id}/entries/{said}", desk.signedIn(this::show));
  }

  private void show(Context ctx, Person who) {
    order.read(ctx).ifPresent(read -> show(ctx, who, read));
  }

  private void show(Context ctx, Person who, ReadOrder read) {
    var page = page(ctx, who, read);
    if (page.isPresent()) {
      pages.show(ctx, "said", page.get());
    } else {
      pages.notice(ctx, 404, "Nothing was kept", "This order has no such message or call.");
    }
  }

  private Optional<SaidPage> page(Context ctx, Person who, ReadOrder read) {
    var reader = new SaidThing.Reader(directory, entries, vault, read);
    var with = Desk.query(ctx, "with");
    var frame = Frame.of("What was said, order " + read.order().number(), "", who);
    return reader
        .find(ctx.pathParam("said"))
        .map(
            said ->
                SaidPage.of(
                    frame, read, said, reader.all(with),
                    reader.find(with).filter(it -> !it.id().equals(said.id()))));
  }
}
