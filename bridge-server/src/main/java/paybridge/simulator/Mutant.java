package paybridge.simulator;

/// What can be broken in a world on purpose, to prove that the oracle sees it.
enum Mutant {
  /// A shop applies every picture, also an older one.
  SHOP_APPLIES_OLDER,
  /// A message that was acknowledged vanishes from the books.
  MESSAGE_VANISHES,
  /// The way out sends every refund twice.
  REFUND_SENT_TWICE,
  /// The books say more money than the gateway has.
  MONEY_INVENTED,
  /// An answer that was kept is changed in the books.
  ANSWER_CHANGED,
  /// A picture vanishes before the shop has heard it.
  PICTURE_VANISHES
}
