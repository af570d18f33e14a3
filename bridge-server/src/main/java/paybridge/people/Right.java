package paybridge.people;

/// What somebody may do in the console; each holds those above it.
public enum Right {
  /// Read orders, the log, cases and messages of the shops she sees, and mind her own account.
  SEE,
  /// Work on them: tell a shop again, ask a gateway, take and close cases, make case files.
  HELP,
  /// Move money: refund, capture, give back.
  MONEY,
  /// Change shops, keys and people.
  HOUSE
}
