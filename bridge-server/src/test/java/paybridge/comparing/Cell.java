package paybridge.comparing;

import java.util.Optional;
import paybridge.agreement.BookTable;
import paybridge.agreement.Divergence;
import paybridge.agreement.GatewayWord;
import paybridge.agreement.ShopWord;
import paybridge.connector.Word;

/// One cell of the table, and how an order is brought there: our word by honest news, then gateway
/// and shop change their books behind our back.
record Cell(String id, GatewayWord gateway, Word ours, ShopWord shop) {
  Cell(int number, GatewayWord gateway, Word ours, ShopWord shop) {
    this("C" + number, gateway, ours, shop);
  }

  Optional<Divergence> kind() {
    return BookTable.cell(gateway, ours, shop);
  }

  Optional<Divergence> gatewayKind() {
    return BookTable.gateway(gateway, ours);
  }

  boolean hold() {
    return ours == Word.AUTHORIZED || ours == Word.CANCELLED;
  }

  /// Checks out, and lets the gateway say what makes our word; the shop keeps its own counsel.
  void arrange(World world) {
    world.checkout(id, hold() ? "manual" : "automatic");
    var order = world.inShop(id);
    order.deaf = shop == ShopWord.BEHIND || shop == ShopWord.SILENT;
    order.gone = shop == ShopWord.PARKED;
    switch (shop) {
      case UNPAID, PAID_SINCE -> order.stubborn = true;
      case PAID, NO_LONGER_PAID -> {
        order.stubborn = true;
        order.paid = true;
      }
      case SILENT, MISSING, BEHIND, PARKED, FORGOT -> {}
    }
    var reference = world.payment(id).reference();
    var account = world.atGateway(id);
    if (ours == Word.PENDING) {
      account.declinedOnce = true;
    } else if (ours == Word.CANCELLED) {
      world.gateway.says(reference, GatewayWord.AUTHORIZED);
    } else {
      world.gateway.says(reference, GatewayWord.of(ours));
    }
  }

  /// The held money is given back.
  void giveBack(World world) {
    if (ours == Word.CANCELLED) {
      world.atGateway(id).status = "voided";
    }
  }

  /// Gateway and shop change behind our back.
  void tamper(World world) {
    world.gateway.says(world.payment(id).reference(), gateway);
    var order = world.inShop(id);
    switch (shop) {
      case MISSING -> world.shop.book.remove(id);
      case FORGOT -> {
        order.sequence--;
        order.paid = false;
      }
      case NO_LONGER_PAID -> order.paid = false;
      case PAID_SINCE -> order.paid = true;
      case SILENT, BEHIND, PARKED, UNPAID, PAID -> {}
    }
  }

  @Override
  public String toString() {
    return "gateway " + gateway.spelling() + " × ours " + ours.spelling() + " × shop " + shop.spelling();
  }
}
