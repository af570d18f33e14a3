package paybridge.support;

import java.util.List;
import paybridge.support.HomePage.Tile;
import paybridge.support.SupportPages.Frame;

/// A replay: how far it has come.
///
/// @param what which orders
/// @param sentence what it does now
/// @param leftOut why orders were left out, one sentence each
/// @param running whether it can be stopped
/// @param ended nothing changes any more
record ReplayPage(
    Frame frame,
    String id,
    String shop,
    String what,
    String askedBy,
    String at,
    Shown.Badge state,
    String sentence,
    List<Tile> tiles,
    List<String> leftOut,
    boolean running,
    boolean ended) {

  /// What a replay would do, before the button that begins it.
  ///
  /// @param shop the id of the shop whose orders are meant; empty when they were chosen
  /// @param since as it was typed
  /// @param confirmed also those that the shop has confirmed
  /// @param orders the ids of those that were chosen
  /// @param possible whether there is anything to tell
  record Plan(
      Frame frame,
      String heading,
      String sentence,
      List<String> leftOut,
      String shop,
      String since,
      boolean confirmed,
      List<String> orders,
      String once,
      boolean possible,
      String button) {}
}
