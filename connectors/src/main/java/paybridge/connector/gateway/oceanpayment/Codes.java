package paybridge.connector.gateway.oceanpayment;

import java.util.Map;
import java.util.Set;
import paybridge.connector.DeclineReason;
import paybridge.connector.kit.DeclineTable;

/// The five-digit codes before the colon of `payment_details` and `pay_details` (contract section
/// 20). They only say why there is no money; whether there is any says the status alone.
final class Codes {
  /// Not finished: the outcome is not certain even when the status says "failed".
  private static final Set<String> UNCERTAIN = Set.of("80031", "80100", "80700");

  private static final DeclineTable DECLINES =
      new DeclineTable(Map.ofEntries(
          Map.entry(DeclineReason.DO_NOT_HONOUR, "80010 80011 80012 80030 80043 80074"),
          Map.entry(DeclineReason.NOT_PERMITTED, "80013 80025 80036 80038 80042"),
          Map.entry(DeclineReason.CONFIGURATION, "80020 80032 80035"),
          Map.entry(
              DeclineReason.INVALID_CARD,
              "80021 80024 80026 80028 80034 80039 20026 20027 20028 20029 20030 20031 20032"
                  + " 20033 20034 20035 20036 20037 20039 20040 20041 20042 20043 20171"),
          Map.entry(DeclineReason.INSUFFICIENT_FUNDS, "80022"),
          Map.entry(DeclineReason.EXPIRED_CARD, "80023 20038"),
          Map.entry(DeclineReason.LIMIT_EXCEEDED, "80027 80072"),
          Map.entry(DeclineReason.LOST_OR_STOLEN, "80040"),
          Map.entry(DeclineReason.FRAUD_SUSPECTED, "80041 80070 80071 10000"),
          Map.entry(DeclineReason.AUTHENTICATION_FAILED, "80090 80091 80093"),
          Map.entry(DeclineReason.LEFT_BY_SHOPPER, "80101"),
          Map.entry(DeclineReason.OTHER, "80014 89999")));

  private Codes() {}

  /// Every listed code and why there is no money.
  static Map<String, DeclineReason> all() {
    return DECLINES.codes();
  }

  /// The part before the first colon; the whole text when there is none.
  static String code(String details) {
    int colon = details.indexOf(':');
    return (colon < 0 ? details : details.substring(0, colon)).strip();
  }

  /// Why there is no money. Codes from 20001 on refuse the request itself.
  static DeclineReason reason(String code) {
    return DECLINES
        .reason(code)
        .orElse(refusesTheRequest(code) ? DeclineReason.CONFIGURATION : DeclineReason.OTHER);
  }

  /// True for a listed code that says no money was held: not one of a voided hold.
  static boolean declines(String code) {
    return DECLINES.reason(code).isPresent() || refusesTheRequest(code);
  }

  static boolean refusesTheRequest(String code) {
    return code.matches("2[0-9]{4}");
  }

  static boolean uncertain(String code) {
    return UNCERTAIN.contains(code);
  }

  /// The order was paid before; this says nothing about that payment.
  static boolean paidBefore(String code) {
    return code.equals("20061");
  }
}
