package paybridge.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.agreement.BookTable;
import paybridge.agreement.Divergence;
import paybridge.agreement.GatewayWord;
import paybridge.agreement.Policy;
import paybridge.agreement.ShopWord;
import paybridge.connector.Word;
import paybridge.torture.GatewayWhims.Saying;

/// One way to make three books differ: what the gateway first tells, how the shop treats the order,
/// and what both say afterwards without telling anybody.
///
/// @param shop 0 is a shop that answers, 1 one that has fallen silent
/// @param told what the gateway tells, one after the other; the last of it is the bridge's word
/// @param before how the shop treats the order from the beginning
/// @param says what the gateway's book says afterwards
/// @param after how the shop treats the order afterwards
/// @param kind what must be found
/// @param standing it is there before gateway and shop change what they say
/// @param ours the bridge's word
/// @param truth the bridge's word when the gateway's answer has been taken in
record Injection(
    String name,
    int shop,
    List<Saying> told,
    @Nullable Whim before,
    Saying says,
    @Nullable Whim after,
    Optional<Divergence> kind,
    boolean standing,
    Word ours,
    Word truth) {

  /// So often each way to make sums differ is tried.
  private static final int SUMS_EACH = 5;

  /// A divergence about money in the gateway's book that a question alone mends.
  boolean mendedByAsking() {
    return kind.map(Divergence::policy).filter(Policy.ASK::equals).isPresent();
  }

  /// The bridge mends it by itself, without a person.
  boolean mendedByItself() {
    return mendedByAsking() || kind.filter(Divergence.SHOP_FORGOT::equals).isPresent();
  }

  /// When the gateway's answer is taken in first, the shop hears a newer picture while it already
  /// counts the order as paid: then nobody knows any more who marked it.
  Optional<Divergence> otherwise() {
    boolean hidden = kind.filter(Divergence.MARKED_PAID_BY_HAND::equals).isPresent() && truth != ours;
    return hidden ? Optional.of(Divergence.PAID_WITHOUT_MONEY) : Optional.empty();
  }

  /// It ends by something that is on its way already.
  boolean waits() {
    return kind.map(Divergence::policy).filter(Policy.WAIT::equals).isPresent();
  }

  boolean hold() {
    return told.contains(Saying.AUTHORIZED);
  }

  /// The shop may show the order as paid.
  boolean payable() {
    return ours == Word.PAID || truth == Word.PAID;
  }

  /// Every cell of the table of words, and every way to differ in sums, five times each.
  static List<Injection> all() {
    var all = new ArrayList<Injection>();
    for (var shop : ShopWord.values()) {
      for (var gateway : GatewayWord.values()) {
        for (var ours : Word.values()) {
          all.add(cell(gateway, ours, shop));
        }
      }
    }
    for (int i = 0; i < SUMS_EACH; i++) {
      all.addAll(sums());
    }
    return all;
  }

  private static Injection cell(GatewayWord gateway, Word ours, ShopWord shop) {
    var kind = BookTable.cell(gateway, ours, shop);
    return new Injection(
        "gateway " + gateway.spelling() + ", bridge " + ours.spelling() + ", shop " + shop.spelling(),
        shop == ShopWord.SILENT ? 1 : 0,
        told(ours),
        before(shop),
        saying(gateway),
        after(shop),
        kind,
        kind.isPresent() && BookTable.cell(GatewayWord.of(ours), ours, stands(shop)).equals(kind),
        ours,
        truth(gateway, ours));
  }

  /// The word that the gateway's answer makes of ours: money that it denies is not forgotten.
  private static Word truth(GatewayWord gateway, Word ours) {
    boolean asks =
        BookTable.gateway(gateway, ours).map(Divergence::policy).filter(Policy.ASK::equals).isPresent();
    boolean otherEnd =
        List.of(Word.DECLINED, Word.CANCELLED, Word.EXPIRED).contains(ours)
            && List.of(GatewayWord.DECLINED, GatewayWord.CANCELLED, GatewayWord.EXPIRED)
                .contains(gateway);
    return asks || otherEnd ? Word.valueOf(gateway.name()) : ours;
  }

  private static List<Injection> sums() {
    return List.of(
        sum("the gateway took more", Saying.PAID, null, Saying.PAID_MORE, null, Divergence.TAKEN_MORE),
        sum("the gateway took less", Saying.PAID, null, Saying.PAID_LESS, null, Divergence.TAKEN_LESS),
        sum(
            "a part was given back at the gateway", Saying.PAID, null, Saying.PARTLY_REFUNDED, null,
            Divergence.REFUND_NOT_HEARD),
        sum(
            "the gateway denies a refund", Saying.PARTLY_REFUNDED, null, Saying.PAID, null,
            Divergence.REFUND_DENIED),
        sum(
            "the shop shows a refund that never was", Saying.PAID, null, Saying.PAID,
            Whim.REFUNDED_MORE, Divergence.REFUND_WITHOUT_MONEY),
        sum(
            "the shop does not show a refund", Saying.PARTLY_REFUNDED, Whim.NOT_REFUNDED,
            Saying.PARTLY_REFUNDED, Whim.NOT_REFUNDED, Divergence.REFUND_NOT_IN_SHOP),
        sum(
            "the order's total was edited", Saying.PAID, null, Saying.PAID, Whim.TOTAL_EDITED,
            Divergence.TOTAL_EDITED),
        sum(
            "the order is in another currency", Saying.PAID, null, Saying.PAID,
            Whim.OTHER_CURRENCY, Divergence.CURRENCY_DIFFERS));
  }

  private static Injection sum(
      String name, Saying told, @Nullable Whim before, Saying says, @Nullable Whim after, Divergence kind) {
    return new Injection(
        name, 0, List.of(told), before, says, after, Optional.of(kind), before != null, Word.PAID,
        Word.PAID);
  }

  private static List<Saying> told(Word ours) {
    return switch (ours) {
      case PENDING -> List.of(Saying.DECLINED_ONCE);
      case AUTHORIZED -> List.of(Saying.AUTHORIZED);
      case PAID -> List.of(Saying.PAID);
      case DECLINED -> List.of(Saying.DECLINED);
      case CANCELLED -> List.of(Saying.AUTHORIZED, Saying.VOIDED);
      case EXPIRED -> List.of(Saying.EXPIRED);
      case REFUNDED -> List.of(Saying.REFUNDED);
    };
  }

  private static Saying saying(GatewayWord word) {
    return switch (word) {
      case NOT_KNOWN -> Saying.UNKNOWN;
      case PENDING -> Saying.WAITING;
      default -> Saying.valueOf(word.name());
    };
  }

  private static @Nullable Whim before(ShopWord shop) {
    return switch (shop) {
      case SILENT, MISSING, FORGOT -> null;
      case BEHIND -> Whim.DEAF;
      case PARKED -> Whim.GONE;
      case UNPAID, PAID_SINCE -> Whim.NEVER_PAID;
      case PAID, NO_LONGER_PAID -> Whim.ALWAYS_PAID;
    };
  }

  private static @Nullable Whim after(ShopWord shop) {
    return switch (shop) {
      case MISSING -> Whim.MISSING;
      case FORGOT -> Whim.FORGETFUL;
      case PAID_SINCE -> Whim.ALWAYS_PAID;
      case NO_LONGER_PAID -> Whim.NEVER_PAID;
      default -> before(shop);
    };
  }

  /// The shop's word before it changes what it says.
  private static ShopWord stands(ShopWord shop) {
    return switch (shop) {
      case MISSING, FORGOT -> ShopWord.SILENT;
      case PAID_SINCE -> ShopWord.UNPAID;
      case NO_LONGER_PAID -> ShopWord.PAID;
      default -> shop;
    };
  }
}
