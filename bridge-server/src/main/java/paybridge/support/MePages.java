package paybridge.support;

import java.util.List;
import paybridge.support.SupportPages.Frame;

/// The pages about people: one's own, and those of owners.
final class MePages {
  private MePages() {}

  /// One's own page.
  ///
  /// @param may what she may do, in words
  /// @param shops of which shops
  /// @param codesLeft recovery codes that were not used
  /// @param said what came of the last button, or empty
  record Me(
      Frame frame,
      String email,
      String role,
      String may,
      String shops,
      boolean password,
      boolean second,
      int codesLeft,
      List<Session> sessions,
      String said) {}

  /// A browser that is signed in.
  ///
  /// @param id the hash of its token
  /// @param here it is this one
  record Session(String id, String agent, String since, String seen, boolean here) {}

  /// How a second factor begins.
  ///
  /// @param secret to be typed into an app
  /// @param path of the QR code, and its size in modules
  record Begin(Frame frame, String secret, String path, int size, String problem) {}

  /// The recovery codes, told once.
  record Codes(Frame frame, List<String> codes) {}

  /// All people.
  ///
  /// @param link a sign-in link that was just made, or empty
  record People(
      Frame frame,
      List<PersonRow> rows,
      List<RoleChoice> roles,
      List<SupportPages.Choice> shops,
      List<Journal> journal,
      String linkFor,
      String link,
      String problem,
      String email,
      String name) {}

  record PersonRow(
      String id, String name, String email, Shown.Badge role, String shops, String notes) {}

  record RoleChoice(String word, String title, String may, boolean chosen) {}

  record Journal(Shown.Time at, String who, String what, String detail) {}

  /// One person, for owners.
  record Person(
      Frame frame,
      String id,
      String name,
      String email,
      boolean left,
      boolean second,
      int sessions,
      boolean everyShop,
      List<RoleChoice> roles,
      List<SupportPages.Choice> shops,
      String problem) {}
}
