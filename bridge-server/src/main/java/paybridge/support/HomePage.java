package paybridge.support;

import java.util.List;
import paybridge.support.SupportPages.Frame;

/// The console's first page: what needs a person, what is on its way, how today goes, and how every
/// shop and gateway is.
///
/// @param verdict the whole in one sentence
/// @param waiting how many cases wait, of which the page lists the oldest
/// @param day today, as it is written
record HomePage(
    Frame frame,
    Shown.Badge verdict,
    int waiting,
    List<Case> cases,
    List<Tile> onTheWay,
    String day,
    List<Tile> today,
    List<FarEnd> shops,
    List<FarEnd> accounts) {

  /// @param owner who looks at it, or empty
  record Case(
      String orderId,
      String number,
      String shop,
      String amount,
      String kind,
      String cause,
      String age,
      String since,
      String owner) {}

  /// A figure.
  ///
  /// @param link where the rows behind it are listed, or empty
  record Tile(String figure, String label, String detail, String tone, String link) {}

  /// A shop or a gateway account.
  record FarEnd(String name, String kind, Shown.Badge state, String detail) {}
}
