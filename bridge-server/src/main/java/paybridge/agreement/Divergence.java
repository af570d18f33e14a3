package paybridge.agreement;

import static paybridge.agreement.Policy.ASK;
import static paybridge.agreement.Policy.ASK_THEN_PERSON;
import static paybridge.agreement.Policy.PERSON;
import static paybridge.agreement.Policy.TELL;
import static paybridge.agreement.Policy.WAIT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every way in which the three books can differ, the gravest first. An order has the gravest one of
/// those that apply; the others are seen when that one has ended.
public enum Divergence {
  CURRENCY_DIFFERS(
      PERSON,
      "The shop's order is in another currency than the payment.",
      "the shop's total, read back",
      "the shop's order has the payment's currency, or a person closes the case"),
  MONEY_NOT_HEARD(
      ASK,
      "The gateway has the customer's money, and the bridge's book does not show it.",
      "the gateway's answer to a question",
      "the gateway's next answer is in the bridge's book"),
  HOLD_NOT_HEARD(
      ASK,
      "The gateway holds the customer's money, and the bridge's book does not show it.",
      "the gateway's answer to a question",
      "the gateway's next answer is in the bridge's book"),
  GATEWAY_FORGOT(
      ASK_THEN_PERSON,
      "The bridge has heard of money, but the gateway says that it does not know this payment.",
      "the gateway's answer, and the message or answer that told of the money",
      "the gateway knows the payment, or a person closes the case"),
  GATEWAY_DENIES(
      ASK_THEN_PERSON,
      "The bridge has heard of money, but the gateway's own book shows none.",
      "the gateway's answer, and the message or answer that told of the money",
      "the gateway's book shows the money, or a person closes the case"),
  CAPTURE_DENIED(
      ASK_THEN_PERSON,
      "The bridge has heard that the money was taken, but the gateway's own book still only holds it.",
      "the gateway's answer, and the message or answer that told of the capture",
      "the gateway's book shows the capture, or a person closes the case"),
  VOID_DENIED(
      ASK_THEN_PERSON,
      "The held money was given back as far as the bridge knows, but the gateway's own book still holds it.",
      "the gateway's answer, and the message or answer that told that it was given back",
      "the gateway's book holds nothing, or a person closes the case"),
  TAKEN_MORE(
      ASK,
      "The gateway has taken more than the bridge's book shows.",
      "the gateway's answer to a question",
      "the gateway's next answer is in the bridge's book"),
  TAKEN_LESS(
      ASK_THEN_PERSON,
      "The gateway's own book shows less money than the bridge has heard of.",
      "the gateway's answer, and the message or answer that told of more",
      "the sums are equal, or a person closes the case"),
  REFUND_NOT_HEARD(
      ASK,
      "Money was given back at the gateway, and the bridge's book does not show it.",
      "the gateway's answer to a question",
      "the gateway's next answer is in the bridge's book"),
  REFUND_DENIED(
      ASK_THEN_PERSON,
      "A refund is done as far as the bridge knows, but the gateway's own book does not show it.",
      "the gateway's answer, and the message or answer that told of the refund",
      "the gateway's book shows the refund, or a person closes the case"),
  UNKNOWN(
      WAIT,
      "Something was sent to the gateway and no answer came: money may have moved. The bridge asks until it knows.",
      "the call without an answer",
      "the gateway answers; when it cannot show such a move, a person gets a case"),
  PAID_WITHOUT_MONEY(
      ASK_THEN_PERSON,
      "The order counts as paid in the shop, but no money came through the bridge.",
      "the shop's answer and the gateway's",
      "money comes, the shop takes the order back, or a person closes the case"),
  MARKED_PAID_BY_HAND(
      PERSON,
      "Somebody marked the order as paid in the shop; no money came through the bridge.",
      "the shop's answers before and now",
      "money comes, the shop takes the order back, or a person closes the case"),
  ORDER_MISSING(
      PERSON,
      "The bridge has money of an order that the shop does not have any more.",
      "the shop's answer",
      "the shop has the order again, the money is given back, or a person closes the case"),
  PARKED(
      PERSON,
      "The shop could not be told about this order, and the bridge has stopped trying.",
      "the last tries and what the shop answered",
      "the shop confirms the newest picture, or a newer one is told"),
  SHOP_FORGOT(
      TELL,
      "The shop had confirmed the newest state of this order and has lost it since; it may have been restored from a copy.",
      "the shop's answers before and now",
      "the shop confirms the newest picture"),
  CHANGED_BY_HAND(
      PERSON,
      "The money is here and the order counted as paid; then a person or another plugin changed it in the shop.",
      "the shop's answers before and now",
      "the order counts as paid again, the money is given back, or a person closes the case"),
  PAID_NOT_IN_SHOP(
      TELL,
      "The money is here and the shop has heard it, but the order does not count as paid there.",
      "the shop's signed answer to the newest picture",
      "the order counts as paid in the shop, the money is given back, or a person closes the case"),
  REFUND_WITHOUT_MONEY(
      PERSON,
      "The shop's order shows a refund that never went through the gateway.",
      "the shop's answer and the refunds in the bridge's book",
      "the sums are equal, or a person closes the case"),
  REFUND_NOT_IN_SHOP(
      TELL,
      "Money was given back, and the shop's order does not show it.",
      "the shop's answer and the refunds in the bridge's book",
      "the sums are equal, or a person closes the case"),
  TOTAL_EDITED(
      PERSON,
      "The shop's order has another total now than the customer paid.",
      "the shop's answer",
      "the totals are equal, or a person closes the case"),
  SHOP_NOT_TOLD(
      WAIT,
      "The shop has not heard the newest state of this order yet.",
      "the tries and what the shop answered",
      "the shop confirms it; after a week of tries a person gets a case"),
  END_NOT_HEARD(
      ASK,
      "The attempt is over at the gateway, and the bridge's book shows it as open.",
      "the gateway's answer to a question",
      "the gateway's next answer is in the bridge's book"),
  OPEN_AFTER_END(
      WAIT,
      "The attempt is over in the bridge's book, but its page can still be paid at the gateway.",
      "the gateway's answer to a question",
      "the gateway closes the page, or it is paid: then that is news like any other");

  private final Policy policy;
  private final String cause;
  private final String evidence;
  private final String end;

  Divergence(Policy policy, String cause, String evidence, String end) {
    this.policy = policy;
    this.cause = cause;
    this.evidence = evidence;
    this.end = end;
  }

  /// The name in the books, in cases and in the documentation, such as `money-not-heard`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// By its name in the books; empty for the empty name and for one that this version does not know.
  public static Optional<Divergence> of(String spelling) {
    return Arrays.stream(values()).filter(one -> one.spelling().equals(spelling)).findFirst();
  }

  /// What is done about it.
  public Policy policy() {
    return policy;
  }

  /// The true cause in one sentence, for people.
  public String cause() {
    return cause;
  }

  /// What shows it.
  public String evidence() {
    return evidence;
  }

  /// How it ends.
  public String end() {
    return end;
  }
}
