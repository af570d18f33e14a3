package paybridge.privacy;

import java.util.List;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.db.Database;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.shop.Shop;
import paybridge.truth.Details;
import paybridge.vault.Vault;

/// What a shop asks about a person's data. Begin here: [DrawPerson] writes down what is kept,
/// [ForgetOrder] makes it unreadable. Orders are found by the keyed hash of the e-mail; the e-mail
/// itself is written nowhere, not even beside the answer.
public final class PersonalData {
  /// Orders in one answer of an export.
  private static final int PAGE = 20;

  private final Database database;
  private final Vault vault;
  private final DrawPerson draw;
  private final ForgetOrder forget;

  public PersonalData(Database database, Vault vault, DrawPerson draw, ForgetOrder forget) {
    this.database = database;
    this.vault = vault;
    this.draw = draw;
    this.forget = forget;
  }

  /// Answers the call.
  public ShopAnswer answer(Shop shop, ShopCall.Person call) {
    return call.action().equals("export") ? export(shop, call) : erase(shop, call);
  }

  private ShopAnswer export(Shop shop, ShopCall.Person call) {
    return database.read(
        t -> {
          var found = orders(t, shop, call, PAGE + 1, (call.page() - 1) * PAGE);
          return new ShopAnswer.PersonIs(
              found.stream().limit(PAGE).map(order -> draw.order(t, order)).toList(),
              found.size() > PAGE);
        });
  }

  /// One transaction for each order: what was forgotten stays forgotten when the process dies, and
  /// the call can be made again. Those that are kept are passed over.
  private ShopAnswer erase(Shop shop, ShopCall.Person call) {
    int erased = 0;
    int kept = 0;
    var why = "";
    while (true) {
      int skip = kept;
      var some = database.read(t -> orders(t, shop, call, PAGE, skip));
      for (var order : some) {
        var reason = database.write(t -> forget.forget(t, order.id()));
        erased += reason.isEmpty() ? 1 : 0;
        kept += reason.isEmpty() ? 0 : 1;
        why = reason.isEmpty() ? why : reason;
      }
      if (some.size() < PAGE) {
        return new ShopAnswer.PersonErased(erased, kept, why);
      }
    }
  }

  private List<OrderRow> orders(Tables t, Shop shop, ShopCall.Person call, int most, int skip) {
    var hashes = vault.keyedHash().every(Details.EMAIL, Details.sameEmail(call.email()));
    return t.orders().ofPerson(shop.id(), List.copyOf(hashes), most, skip);
  }
}
