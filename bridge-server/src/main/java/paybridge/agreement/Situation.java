package paybridge.agreement;

import java.util.List;
import java.util.Optional;

/// Everything that the cause of an order's state is told from.
///
/// @param attempts oldest first, as in `books`
/// @param telling how telling the shop goes; empty when there is nothing to tell
/// @param mended how often the shop was told again because of what differs now
public record Situation(
    Books books, List<Attempt> attempts, Optional<Telling> telling, int mended) {

  /// What is known about an attempt beside its book.
  ///
  /// @param gateway its gateway's name, for people
  /// @param pageState `row` (not opened yet), `open`, …
  /// @param pageTrouble what the gateway said when the page could not be opened, or empty
  /// @param declined the reason of the last decline in plain words, or empty
  /// @param askTrouble why the last question was not answered, or empty when it was
  /// @param unproved how many messages name it whose origin was not proved
  /// @param unprovedWhy why the last of them was not
  /// @param superseded a newer attempt took its place
  /// @param openRefund what is said about a refund that is not over, or empty
  /// @param failedRefund what the gateway said to the last refund that failed or was refused
  public record Attempt(
      String gateway,
      String pageState,
      String pageTrouble,
      String declined,
      String askTrouble,
      int unproved,
      String unprovedWhy,
      boolean superseded,
      String openRefund,
      String failedRefund) {}

  /// Telling the shop.
  ///
  /// @param state of the newest picture: `due`, `delivered`, `parked`, `superseded`
  /// @param why what came of the last try
  /// @param nextTry for people, or empty
  /// @param says the shop's own word, or empty
  /// @param pullsOnly the shop is not called but fetches its pictures
  public record Telling(
      String state, String why, int tries, String nextTry, String says, boolean pullsOnly) {}
}
