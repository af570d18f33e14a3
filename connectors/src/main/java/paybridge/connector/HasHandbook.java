package paybridge.connector;

/// A gateway whose page in the docs is made from its code.
public interface HasHandbook {
  /// What the page is made from.
  Handbook handbook();
}
