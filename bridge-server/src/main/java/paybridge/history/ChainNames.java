package paybridge.history;

/// The names of the chains.
final class ChainNames {
  /// Accounts and people.
  static final String HOUSE = "house";

  private static final String ORDER = "order ";
  private static final String SHOP = "shop ";

  private ChainNames() {}

  static String order(String id) {
    return ORDER + id;
  }

  static String shop(String id) {
    return SHOP + id;
  }

  static boolean isOrder(String chain) {
    return chain.startsWith(ORDER);
  }

  static boolean isShop(String chain) {
    return chain.startsWith(SHOP);
  }

  /// Whose chain it is.
  static String id(String chain) {
    return chain.substring(chain.indexOf(' ') + 1);
  }
}
