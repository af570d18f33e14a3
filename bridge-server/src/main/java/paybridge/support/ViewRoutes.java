package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import paybridge.db.Database;
import paybridge.people.Right;
import paybridge.support.Sessions.Person;

/// Keeps the filters of a list under a name, and deletes them; see [SavedViews].
final class ViewRoutes {
  private final Desk desk;
  private final SupportPages pages;
  private final Database database;
  private final SavedViews views;

  ViewRoutes(Desk desk, SupportPages pages, Database database, SavedViews views) {
    this.desk = desk;
    this.pages = pages;
    this.database = database;
    this.views = views;
  }

  void add(RoutesConfig routes) {
    routes.post("/support/views", desk.form(Right.SEE, this::keep));
    routes.post("/support/views/{id}/delete", desk.form(Right.SEE, this::delete));
  }

  private void keep(Context ctx, Person who) {
    var page = FilteredPage.coded(Desk.field(ctx, "page"));
    if (page.isEmpty()) {
      refused(ctx, "The field “Page” names no list.");
      return;
    }
    var filters = Filters.posted(ctx, page.get());
    var name = Desk.field(ctx, "name");
    database
        .write(t -> views.keep(t, who, page.get(), name, filters))
        .ifPresentOrElse(
            why -> refused(ctx, why),
            () -> Desk.go(ctx, filters.address(page.get().path())));
  }

  private void refused(Context ctx, String why) {
    pages.notice(ctx, 422, "The view was not saved", why);
  }

  /// Back to the list with the filters that are shown.
  private void delete(Context ctx, Person who) {
    var page = FilteredPage.coded(Desk.field(ctx, "page")).orElse(FilteredPage.LOG);
    int deleted =
        database.write(t -> t.savedViews().delete(ctx.pathParam("id"), who.row().id()));
    if (deleted == 0) {
      pages.notice(ctx, 404, "No such view", "Nothing was deleted: you have no view like this.");
    } else {
      Desk.go(ctx, Filters.posted(ctx, page).address(page.path()));
    }
  }
}
