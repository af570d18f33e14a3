package paybridge.sandbox.paymaster;

import java.time.Duration;
import paybridge.sandbox.paymaster.Payment.Kind;

/// What the acquirer and the issuer do behind the gateway, and the mail after it.
record Bank(Books books) {
  static final Duration SLOW = Duration.ofSeconds(2);

  /// Asks for the money.
  void ask(Payment payment, String status) {
    var now = books.clock.instant();
    books.diary.note(payment.reference(), "acquirer asked", payment.amount.toString());
    payment.dealtAt = now;
    payment.retrieval = books.digits(12);
    payment.gatewayReference = reference(payment.merchant);
    answer(payment, status);
    if (status.equals("22")) {
      books.agenda.put(
          now.plus(SLOW),
          () ->
              books.locked(
                  () -> {
                    answer(payment, "00");
                    mail(payment);
                    return payment;
                  }));
    }
  }

  /// The issuer's word. Money is taken unless the card is only held or checked.
  private void answer(Payment payment, String status) {
    books.diary.note(payment.reference(), "issuer answered", status);
    payment.status = status;
    if (!status.equals("00")) {
      return;
    }
    payment.paidAt = books.clock.instant();
    payment.approval = payment.kind == Kind.CARD ? books.digits(6) : "";
    if (payment.sale()) {
      payment.captured = payment.amount;
    }
    if (payment.asked.get(Fields.TYPE).equals("0280")
        && payment.asked.get("f339_TokenFlg").equals("Y")) {
      payment.token =
          books.store(new Books.Stored(payment.merchant, payment.card, Results.EXPIRY));
    }
  }

  /// The gateway writes to the shopper only when it went well (contract, section 15).
  void mail(Payment payment) {
    var address = payment.asked.get("f278_EMailAddr");
    int at = address.indexOf('@');
    if (payment.status.equals("00") && at > 0) {
      books.diary.note(
          payment.reference(), "mail", "to " + address.charAt(0) + "***" + address.substring(at));
    }
  }

  /// `yyMMddHHmmss`, five characters, the service (contract, section 9).
  String reference(Merchant merchant) {
    return MalayTime.write("yyMMddHHmmss", books.clock.instant())
        + books.hex(3).substring(0, 5)
        + merchant.service();
  }
}
