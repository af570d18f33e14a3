package paybridge.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ways to pay that the page offers by name. There is no card number anywhere: a shopper
/// chooses what shall happen.
public enum TestCard {
  APPROVE("card", "Approved", "The bank says yes at once.", ResponseCode.APPROVED),
  INSUFFICIENT_FUNDS(
      "card", "Insufficient funds", "Declined, code 51.", ResponseCode.INSUFFICIENT_FUNDS),
  DO_NOT_HONOUR("card", "Do not honour", "Declined, code 05.", ResponseCode.DO_NOT_HONOUR),
  EXPIRED("card", "Expired card", "Declined, code 54.", ResponseCode.EXPIRED),
  STOLEN("card", "Stolen card", "Declined, code 43.", ResponseCode.STOLEN),
  OVER_LIMIT("card", "Over the limit", "Declined, code 61.", ResponseCode.OVER_LIMIT),
  ONE_TIME_CODE(
      "card", "One-time code", "The bank asks for a code first.", ResponseCode.CODE_NEEDED),
  AUTHORISE_ONLY(
      "card", "Authorise only", "The money is held, even for a sale.", ResponseCode.APPROVED),
  PAID_LATER(
      "banktransfer", "The transfer arrives", "Paid after 30 seconds.", ResponseCode.APPROVED),
  DECLINED_LATER(
      "banktransfer",
      "The transfer fails",
      "Declined after 30 seconds.",
      ResponseCode.INSUFFICIENT_FUNDS);

  private final String method;
  private final String title;
  private final String help;
  private final ResponseCode answer;

  TestCard(String method, String title, String help, ResponseCode answer) {
    this.method = method;
    this.title = title;
    this.help = help;
    this.answer = answer;
  }

  /// The value of the form field, such as `insufficient-funds`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The name on the page.
  public String title() {
    return title;
  }

  /// One line below the name.
  public String help() {
    return help;
  }

  /// What the issuer answers to it.
  ResponseCode answer() {
    return answer;
  }

  /// True for bank transfers: the answer comes later.
  boolean asynchronous() {
    return method.equals("banktransfer");
  }

  /// The choices of this method, in the order of the page.
  static List<TestCard> of(String method) {
    return Arrays.stream(values()).filter(card -> card.method.equals(method)).toList();
  }

  /// The choice with this spelling, among those of this method.
  static Optional<TestCard> find(String method, String spelling) {
    return of(method).stream().filter(card -> card.spelling().equals(spelling)).findFirst();
  }
}
