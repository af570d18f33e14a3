package paybridge.support;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import paybridge.connector.kit.CardNumbers;
import paybridge.db.Database;
import paybridge.support.Sessions.Person;
import paybridge.truth.Comments;

/// What a person writes about an order, for the others of the staff.
final class CommentRoutes {
  private final Desk desk;
  private final ShowOrder order;
  private final Database database;
  private final Comments comments;

  CommentRoutes(Desk desk, ShowOrder order, Database database, Comments comments) {
    this.desk = desk;
    this.order = order;
    this.database = database;
    this.comments = comments;
  }

  void add(RoutesConfig routes) {
    routes.post("/support/orders/{id}/comments", desk.form(this::write));
  }

  private void write(Context ctx, Person who) {
    // a browser sends two characters for every end of a line
    var text = Desk.field(ctx, "comment").replace("\r\n", "\n");
    var wrong = wrong(text);
    if (!wrong.isEmpty()) {
      order.show(ctx, who, "The field “Comment” " + wrong + " Nothing of it was kept.");
      return;
    }
    order
        .read(ctx)
        .ifPresent(
            read -> {
              var id = read.order().id();
              database.write(
                  t -> {
                    comments.write(t, id, who.row().id(), text);
                    return id;
                  });
              Desk.go(ctx, "/support/orders/" + id + "?did=comment");
            });
  }

  private static String wrong(String text) {
    if (text.isEmpty()) {
      return "is empty.";
    }
    if (text.length() > Comments.LONGEST) {
      return "holds more than " + Comments.LONGEST + " characters.";
    }
    return CardNumbers.in(text) ? "holds a card number." : "";
  }
}
