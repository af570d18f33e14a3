package paybridge.connector;

/// What the shop knows about the payer; any of it may be empty.
///
/// @param country ISO 3166 alpha-2, or empty
/// @param locale BCP 47 tag the shopper reads, such as `en` or `zh-CN`
/// @param customerId the shop's id of a signed-in customer, or empty
public record Shopper(
    Personal firstName,
    Personal lastName,
    Personal email,
    Personal phone,
    Personal address,
    Personal city,
    Personal state,
    Personal postcode,
    String country,
    Personal ip,
    String locale,
    String customerId) {
  public static final Shopper UNKNOWN =
      new Shopper(
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          Personal.NONE,
          "",
          Personal.NONE,
          "en",
          "");

  /// The same as a customer of the shop.
  public Shopper of(String customer) {
    return new Shopper(
        firstName, lastName, email, phone, address, city, state, postcode, country, ip, locale,
        customer);
  }
}
