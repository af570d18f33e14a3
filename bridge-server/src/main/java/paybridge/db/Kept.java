package paybridge.db;

/// What the history keeps: the word of each in a link, and what its id is the id of.
public enum Kept {
  /// An order, by its id.
  ORDER,
  /// An attempt, by its id.
  PAYMENT,
  /// An operation that moves money, by its id.
  OPERATION,
  /// All cases of an order, by the order's id.
  CASES,
  /// A line of the log, by its id.
  ENTRY,
  /// A picture for the shop, by its id.
  PICTURE,
  /// A message that belongs to an order, by its id.
  MESSAGE,
  /// What somebody of the staff wrote about an order, by its id.
  COMMENT,
  /// The person behind an order was forgotten, by the order's id: all about it is kept anew, under
  /// the new key, and what was kept before cannot be compared any more.
  FORGOTTEN,
  /// A shop with its settings and secrets, by its id.
  SHOP,
  /// All offers of a shop, by the shop's id.
  OFFERS,
  /// An account at a gateway, by its id.
  ACCOUNT,
  /// A person of the console, by her id.
  STAFF,
  /// A program's token, by its id.
  TOKEN,
  /// A line of the house's journal, by its id.
  JOURNAL;

  /// The word in a link.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
