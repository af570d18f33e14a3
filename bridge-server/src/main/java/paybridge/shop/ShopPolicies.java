package paybridge.shop;

import java.util.List;
import java.util.stream.Stream;
import paybridge.connector.SettingSpec;
import paybridge.connector.Storefront;

/// What an owner decides about a shop's money, whatever its storefront is. Nothing of it is on by
/// itself: defaults move no money (S2 of the decisions).
public final class ShopPolicies {
  /// What is done with a second payment of one order.
  static final String SECOND_PAYMENT = "second_payment";

  private static final String ASK = "ask";
  private static final String REFUND = "refund";
  private static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.choice(
              SECOND_PAYMENT,
              List.of(ASK, REFUND),
              "What is done when an order is paid twice: 'ask' a person, or 'refund' the second payment by itself.",
              "docs/order-truth.md, \"Paid once\""));

  private ShopPolicies() {}

  /// The settings of a shop with this storefront.
  public static List<SettingSpec> with(Storefront storefront) {
    return Stream.concat(storefront.settings().stream(), ALL.stream()).toList();
  }

  /// The owner wants a second payment given back without being asked.
  public static boolean refundsSecondPayment(Shop shop) {
    return REFUND.equals(shop.account().settings().text(SECOND_PAYMENT));
  }
}
