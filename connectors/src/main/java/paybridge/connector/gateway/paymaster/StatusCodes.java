package paybridge.connector.gateway.paymaster;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import paybridge.connector.DeclineReason;
import paybridge.connector.kit.DeclineTable;

/// The two-character transaction status (contract section 11.2). A code that is not listed means
/// nothing: it is neither paid nor failed.
public final class StatusCodes {
  /// What a code says.
  public sealed interface Meaning {
    /// The money is there.
    record Approved() implements Meaning {}

    /// Not decided yet.
    record InProgress() implements Meaning {}

    /// The transaction was voided.
    record Voided() implements Meaning {}

    /// A transaction of this reference exists: ask which, before deciding.
    record AskFirst() implements Meaning {}

    /// No money.
    record Declined(DeclineReason reason) implements Meaning {}

    /// Empty or not in the table: it says nothing.
    record NotListed() implements Meaning {}
  }

  private static final Map<String, Meaning> FIXED =
      Map.of(
          "00", new Meaning.Approved(),
          "22", new Meaning.InProgress(),
          "68", new Meaning.InProgress(),
          "11", new Meaning.Voided(),
          "94", new Meaning.AskFirst());

  private static final DeclineTable DECLINES =
      new DeclineTable(Map.ofEntries(
          Map.entry(DeclineReason.TRY_LATER, "06 19 21 76 77 80 91 92 95 96 99"),
          Map.entry(DeclineReason.CONFIGURATION, "03 12 13 23 30 31 58"),
          Map.entry(DeclineReason.LOST_OR_STOLEN, "04 07 41 43"),
          Map.entry(DeclineReason.FRAUD_SUSPECTED, "59 62 63 93"),
          Map.entry(DeclineReason.DO_NOT_HONOUR, "01 02 05 88"),
          Map.entry(DeclineReason.INSUFFICIENT_FUNDS, "51"),
          Map.entry(DeclineReason.NOT_PERMITTED, "57"),
          Map.entry(DeclineReason.LIMIT_EXCEEDED, "61"),
          Map.entry(DeclineReason.EXPIRED_CARD, "54"),
          Map.entry(DeclineReason.INVALID_CARD, "14 25 45 52 53 56 78 44 55 75 83 N7"),
          Map.entry(DeclineReason.AUTHENTICATION_FAILED, "P1")));

  private StatusCodes() {}

  /// What this code means; empty for an empty or unknown one.
  public static Optional<Meaning> meaning(String code) {
    return Optional.ofNullable(FIXED.get(code))
        .or(() -> DECLINES.reason(code).map(Meaning.Declined::new));
  }

  /// What this code means, with a word for those that mean nothing.
  static Meaning known(String code) {
    return meaning(code).orElse(new Meaning.NotListed());
  }

  /// Every code of no money and its reason.
  static Map<String, DeclineReason> declines() {
    return DECLINES.codes();
  }

  /// The status of a 0290 or 0790, and empty when its two status fields contradict each other
  /// (section 11.1): mode `01` reads the direct-debit code, every other mode the card's; the other
  /// one stands in for an empty one.
  public static Optional<String> status(Function<String, String> field) {
    var card = field.apply("f009_RespCode");
    var debit = field.apply("f254_DDRespCode");
    var first = "01".equals(field.apply("f283_UPP_PM")) ? debit : card;
    var second = first.equals(debit) ? card : debit;
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.of(first + second);
    }
    return kind(card).equals(kind(debit)) ? Optional.of(first) : Optional.empty();
  }

  private static String kind(String code) {
    return meaning(code).map(known -> known.getClass().getSimpleName()).orElse("unknown " + code);
  }
}
