package paybridge.support;

import io.javalin.http.Context;
import java.util.Optional;
import paybridge.db.Database;
import paybridge.support.Sessions.Person;

/// Finds the order of an address and shows its page: the one place through which every page and button
/// of an order goes.
final class ShowOrder {
  private final SupportPages pages;
  private final Database database;
  private final DrawOrder draw;

  ShowOrder(SupportPages pages, Database database, DrawOrder draw) {
    this.pages = pages;
    this.database = database;
    this.draw = draw;
  }

  /// The order; when there is none the answer is written already.
  Optional<ReadOrder> read(Context ctx) {
    var found = ReadOrder.find(database, ctx.pathParam("id"));
    if (found.isEmpty()) {
      pages.notice(ctx, 404, "No such order", "Search for its number or for a reference.");
    }
    return found;
  }

  /// Its page.
  ///
  /// @param problem why the last button was refused, or empty
  void show(Context ctx, Person who, String problem) {
    read(ctx)
        .ifPresent(
            order -> {
              if (!problem.isEmpty()) {
                ctx.status(422);
              }
              var said = OrderButtons.sentence(Desk.query(ctx, "did"));
              pages.show(ctx, "order", draw.draw(order, who, said, problem));
            });
  }
}
