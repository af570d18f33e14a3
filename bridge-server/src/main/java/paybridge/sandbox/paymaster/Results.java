package paybridge.sandbox.paymaster;

import java.util.HashMap;
import java.util.Map;
import paybridge.connector.Money;
import paybridge.sandbox.paymaster.Payment.Kind;

/// Writes and signs what the gateway answers (contract, sections 9 to 14).
record Results(Books books) {
  static final String EXPIRY = "2912";

  /// What every answer begins with: type, time, merchant, the echoes of the request.
  Map<String, String> head(String type, Merchant merchant, Fields asked) {
    var now = books.clock.instant();
    var values = new HashMap<String, String>();
    for (var echo :
        new String[] {
          Fields.REFERENCE, "f003_ProcCode", "f261_HostID", "f262_SessID", "f270_ORN", "f249_TxnCh",
          "f256_FICode", "f325_ECommMercInd", "f339_TokenFlg", "f344_MercCustId",
          "f347_TokenShrtNm", "f365_POSEnvFlg", "f354_TID", "f247_OrgTxnAmt", "f248_OrgCurrCode",
          "f287_ExpOrgTxnAmt"
        }) {
      values.put(echo, asked.get(echo));
    }
    values.put(Fields.TYPE, type);
    values.put("h002_VNO", "06");
    values.put("h003_TDT", MalayTime.write("yyyyMMdd", now));
    values.put("h004_TTM", MalayTime.write("HHmmssSS", now));
    values.put(Fields.MERCHANT, merchant.id());
    values.put(Fields.SERVICE, merchant.service());
    values.put("t001_SHT", "SH2");
    return values;
  }

  /// The state of a payment, as any message tells it. `f286` is 22 on an approved card payment, as
  /// the vendor's own sample has it (section 21): it is not the status.
  Fields of(String type, Payment payment) {
    return sign(type, payment.merchant, told(type, payment));
  }

  Map<String, String> told(String type, Payment payment) {
    var values = head(type, payment.merchant, payment.asked);
    amount(values, payment.amount);
    var status = payment.status;
    boolean approved = status.equals("00");
    boolean card = payment.kind == Kind.CARD;
    values.put("f006_TxnDtTm", MalayTime.write("yyyyMMddHHmmss", payment.dealtAt));
    values.put(Fields.STATUS, payment.kind == Kind.BANK ? "" : status);
    values.put("f254_DDRespCode", payment.kind == Kind.QR ? "" : status);
    values.put("f024_OrgRespCode", payment.kind == Kind.BANK ? "" : status);
    values.put("f286_OrgDDRespCode", card && approved ? "22" : "");
    values.put("f283_UPP_PM", payment.kind.mode);
    values.put("f257_PGRN", payment.gatewayReference);
    values.put("f023_RRN", payment.kind == Kind.BANK ? "" : payment.retrieval);
    values.put("f277_DDRN", payment.kind == Kind.BANK ? payment.retrieval : "");
    words(values, status);
    if (card && !payment.card.isEmpty()) {
      values.put("f004_PAN", payment.card);
      values.put("f005_ExpDate", EXPIRY);
      values.put("f350_CrdTyp", "MST");
      values.put("f011_AuthIDResp", payment.approval);
    }
    if (!payment.token.isEmpty()) {
      values.put("f346_Token", payment.token);
      values.put("f348_MaskPAN", payment.card);
    }
    return values;
  }

  static void amount(Map<String, String> values, Money amount) {
    values.put(Fields.AMOUNT, Digits.of(amount.minor()));
    values.put(Fields.CURRENCY, "%03d".formatted(amount.currency().numeric()));
    values.put(Fields.EXPONENT, String.valueOf(amount.currency().exponent()));
  }

  /// The detail code and the text that go with a status.
  static void words(Map<String, String> values, String status) {
    values.put("f258_TxnStatDetCde", status.equals("00") ? "0000" : "00" + status);
    values.put(
        "f259_TxnStatMsg",
        switch (status) {
          case "00" -> "SUCCESS";
          case "22" -> "IN PROGRESS";
          case "11" -> "VOIDED";
          case "12" -> "INVALID TRANSACTION";
          case "13" -> "INVALID AMOUNT";
          case "94" -> "DUPLICATE TRANSACTION";
          case "P1" -> "AUTHENTICATION FAILED";
          default -> "NOT APPROVED";
        });
  }

  Fields sign(String type, Merchant merchant, Map<String, String> values) {
    return books.signing.signed(type, values, merchant.key());
  }

  /// An address of the merchant with the signed answer behind it; a caret stands for an ampersand
  /// there (section 6).
  static String address(String back, boolean carets, Fields answer) {
    var url = carets ? back.replace('^', '&') : back;
    return url + (url.indexOf('?') < 0 ? "?" : "&") + answer.query();
  }
}
