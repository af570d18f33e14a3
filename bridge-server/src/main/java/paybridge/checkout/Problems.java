package paybridge.checkout;

import paybridge.connector.ShopAnswer.Problem;

/// The problems a shop can be told, each with its stable word.
public final class Problems {
  private Problems() {}

  /// The caller can mend it: `field` says where.
  public static Problem bad(int status, String type, String field, String detail) {
    return new Problem(status, type, title(type), detail, field, false, "");
  }

  /// No, and repeating the call will not help.
  public static Problem no(int status, String type, String detail) {
    return bad(status, type, "", detail);
  }

  /// Not now: the very same call may work later.
  public static Problem later(int status, String type, String detail) {
    return new Problem(status, type, title(type), detail, "", true, "");
  }

  /// The same problem, naming another field.
  public static Problem of(Problem problem, String field) {
    return new Problem(
        problem.status(), problem.type(), problem.title(), problem.detail(), field,
        problem.retryable(), problem.reference());
  }

  /// `unknown-currency` as a title: `Unknown currency`.
  public static String title(String type) {
    var words = type.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
