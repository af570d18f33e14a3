package paybridge.connector.storefront.woocommerce;

import paybridge.connector.Answer;
import paybridge.connector.DeclineReason;

/// A call that did not end well, carried up to where the answer is given.
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Answer<Object> answer;

  Trouble(Answer<Object> answer) {
    this.answer = answer;
  }

  static Trouble unknown(String why) {
    return new Trouble(new Answer.Unknown<>(why));
  }

  static Trouble notSent(String why) {
    return new Trouble(new Answer.NotSent<>(why));
  }

  static Trouble never(String why) {
    return new Trouble(new Answer.Refused<>(DeclineReason.OTHER, why));
  }

  /// Work that may end in trouble.
  interface Work<T> {
    T now() throws Trouble;
  }

  /// What came of the work.
  @SuppressWarnings("unchecked")
  static <T> Answer<T> answer(Work<T> work) {
    try {
      return new Answer.Done<>(work.now());
    } catch (Trouble trouble) {
      return (Answer<T>) (Answer<?>) trouble.answer;
    }
  }
}
