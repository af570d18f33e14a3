package paybridge.sandbox.oceanpayment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;

/// How a payment goes on: what the shopper chooses, what the bank says, when the money moves. A
/// failed try ends the payment; the shop may send the same order again (contract section 20).
record Course(Ledger ledger, Notices notices, Agenda agenda, Diary diary, InstantSource clock) {
  private static final Duration PENDING = Duration.ofSeconds(2);
  private static final String APPROVED = "80000:Transaction Approved";

  /// The shopper sent a form of the page. Where the payment is not at that form, nothing happens.
  void step(Payment payment, String choice, String code) {
    if (payment.stage == Payment.Stage.CONFIRMING && !code.isEmpty()) {
      confirm(payment, code);
    } else if (payment.stage == Payment.Stage.CHOOSING && !choice.isEmpty()) {
      if (ledger.paidBefore(payment.merchant, payment.order, clock.instant())) {
        end(payment, "0", payment.hold() ? "1" : "0", "20061:Duplicate Order");
      } else {
        choose(payment, choice);
      }
    }
  }

  private void choose(Payment payment, String choice) {
    switch (choice) {
      case "approve" -> askCode(payment);
      case "no-code" -> {
        asked(payment, "411111***1111");
        approved(payment, false);
      }
      case "held" -> {
        if (payment.hold()) {
          asked(payment, "411111***1111");
          approved(payment, true);
        }
      }
      case "pending" -> {
        if (!payment.hold()) {
          pending(payment);
        }
      }
      case "decline" -> declined(payment, "400000***9995", "80022:Not Sufficient Funds");
      case "stolen" -> declined(payment, "400000***9979", "80040:Lost or Stolen Card");
      case "cancel" -> end(payment, "0", payment.hold() ? "1" : "0", "80101:Cancelled by Buyer");
      default -> {
        // Not a choice of this page.
      }
    }
  }

  private void asked(Payment payment, String card) {
    payment.card = card;
    var order = payment.number();
    diary.note(order, "card chosen", card);
    diary.note(order, "acquirer asked", payment.amount.toString());
    diary.note(order, "issuer asked", "by the acquirer, for " + card);
  }

  private void askCode(Payment payment) {
    asked(payment, "401288***1881");
    payment.stage = Payment.Stage.CONFIRMING;
    payment.code = ledger.digits(6);
    diary.note(payment.number(), "issuer answered", "a confirmation is wanted (3-D Secure)");
    diary.note(payment.number(), "code asked", "a one-time code of six digits");
  }

  private void confirm(Payment payment, String typed) {
    var order = payment.number();
    boolean same =
        MessageDigest.isEqual(
            payment.code.getBytes(StandardCharsets.UTF_8),
            typed.strip().getBytes(StandardCharsets.UTF_8));
    payment.code = "";
    diary.note(order, "code typed", typed.strip().length() + " characters");
    diary.note(order, "confirmation compared", same ? "the same" : "another one");
    if (ledger.paidBefore(payment.merchant, payment.order, clock.instant())) {
      end(payment, "0", payment.hold() ? "3" : "2", "20061:Duplicate Order");
    } else if (same) {
      approved(payment, true);
    } else {
      end(payment, "0", payment.hold() ? "3" : "2", "80091:3D Secure Failed");
    }
  }

  private void approved(Payment payment, boolean confirmed) {
    var order = payment.number();
    diary.note(order, "issuer answered", APPROVED);
    payment.authCode = ledger.digits(6);
    var email = payment.order.get("billing_email");
    diary.note(order, "mail", "would go to " + email.charAt(0) + "•••@•••");
    if (payment.hold()) {
      end(payment, "-1", confirmed ? "3" : "1", APPROVED);
    } else {
      settle(payment, confirmed ? "2" : "0");
    }
  }

  /// The money moves, and the shop is told by a signed message.
  void settle(Payment payment, String authType) {
    payment.paidAt = clock.instant();
    diary.note(payment.number(), "funds moved", payment.amount + " to the merchant's balance");
    end(payment, "1", authType, APPROVED);
  }

  private void declined(Payment payment, String card, String details) {
    asked(payment, card);
    diary.note(payment.number(), "issuer answered", details);
    end(payment, "0", payment.hold() ? "1" : "0", details);
  }

  private void pending(Payment payment) {
    asked(payment, "411111***1111");
    diary.note(payment.number(), "issuer answered", "later");
    end(payment, "-1", "0", "80100:Transaction Not Finished");
    agenda.put(
        clock.instant().plus(PENDING),
        () ->
            ledger.quietly(() -> {
              if (ledger.paidBefore(payment.merchant, payment.order, clock.instant())) {
                end(payment, "0", "0", "20061:Duplicate Order");
              } else {
                approved(payment, false);
              }
              return payment;
            }));
  }

  /// Writes a result into the book and tells it.
  void end(Payment payment, String status, String authType, String details) {
    payment.stage = Payment.Stage.OVER;
    payment.status = status;
    payment.authType = authType;
    payment.details = details;
    notices.tell(payment);
  }
}
