package paybridge.demo;

import java.util.List;
import java.util.Optional;
import paybridge.connector.Money;

/// What the tea shop sells. Prices are in euro.
final class Shelf {
  /// One thing to buy.
  ///
  /// @param id in forms and in the basket
  /// @param picture `tin`, `pot` or `cup`, drawn by the template
  /// @param colour of the picture
  record Product(
      String id, String name, String blurb, Money price, String picture, String colour) {}

  static final List<Product> PRODUCTS =
      List.of(
          tea("earl-grey", "Earl Grey", "Black tea with bergamot. 100 g tin.", 1290, "#33507a"),
          tea("sencha", "Sencha", "Green, grassy, from the first harvest. 100 g.", 1650, "#4f7a3a"),
          tea(
              "rooibos",
              "Rooibos with vanilla",
              "Red and without caffeine. 150 g.",
              990,
              "#a8462f"),
          tea(
              "oolong",
              "Mountain oolong",
              "Half way between green and black. 75 g.",
              2100,
              "#8a6a2c"),
          new Product(
              "pot",
              "Stoneware pot",
              "Holds four cups and stays warm. Made by hand.",
              Money.of(4990, "EUR"),
              "pot",
              "#6d5a7a"),
          new Product(
              "cup",
              "Two cups",
              "They stack, and they do not drip.",
              Money.of(1800, "EUR"),
              "cup",
              "#2f7a78"));

  private Shelf() {}

  static Optional<Product> find(String id) {
    return PRODUCTS.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  private static Product tea(String id, String name, String blurb, long minor, String colour) {
    return new Product(id, name, blurb, Money.of(minor, "EUR"), "tin", colour);
  }
}
