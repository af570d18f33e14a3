package paybridge.sandbox.wooshpay;

import java.util.ArrayList;
import java.util.List;
import paybridge.sandbox.play.ShopperPage.Choice;

/// What the shopper's choice means at the bank behind the gateway. Under the lock of [Books].
record Bank(Course course) {
  static final Choice APPROVE =
      new Choice("approve", "Approved", "The bank asks for a one-time code, then approves.");
  static final Choice NO_CODE =
      new Choice("no-code", "Approved at once", "The bank approves without a code.");
  static final Choice WALLET = new Choice("approve", "Approved", "The wallet pays.");
  static final Choice DECLINE =
      new Choice("decline", "Declined", "The bank declines. You can choose again.");
  static final Choice CANCEL = new Choice("cancel", "Leave", "Back to the shop without paying.");
  static final Choice PENDING =
      new Choice("pending", "Approved later", "The answer comes two seconds later.");

  /// What can be chosen for this intent.
  ///
  /// @param leave whether there is a place to go back to
  static List<Choice> choices(Intent one, boolean leave) {
    var all = new ArrayList<Choice>();
    if (one.card()) {
      all.add(APPROVE);
      all.add(NO_CODE);
    } else {
      all.add(WALLET);
    }
    all.add(DECLINE);
    if (leave) {
      all.add(CANCEL);
    }
    all.add(PENDING);
    return all;
  }

  /// Does what was chosen; false when it is none of the choices.
  boolean choose(Intent one, String choice) {
    boolean card = one.card();
    switch (choice) {
      case "approve", "decline", "pending" -> {}
      case "no-code" -> {
        if (!card) {
          return false;
        }
      }
      default -> {
        return false;
      }
    }
    course.note(one, card ? "card chosen" : "wallet chosen", choice);
    course.use(one, type(one));
    course.note(one, "acquirer asked", one.amount.map(Object::toString).orElse("no amount"));
    course.note(one, "issuer asked", "3-D Secure");
    switch (choice) {
      case "approve" -> {
        if (card) {
          course.note(one, "issuer answered", "wants a one-time code");
          course.challenge(one);
        } else {
          approve(one);
        }
      }
      case "no-code" -> approve(one);
      case "pending" -> {
        course.note(one, "issuer answered", "not yet");
        course.wait(one);
      }
      default -> decline(one, "card_declined", "The bank declined the payment.");
    }
    return true;
  }

  private static String type(Intent one) {
    if (one.card()) {
      return "card";
    }
    return one.type.isEmpty() ? one.types.getFirst() : one.type;
  }

  /// Does what the typed code means.
  void type(Intent one, String code) {
    course.note(one, "code typed", code.equals(one.code) ? "right" : "wrong");
    if (code.equals(one.code)) {
      approve(one);
    } else {
      decline(one, "authentication_failed", "The one-time code was wrong.");
    }
  }

  /// Asks the bank without the shopper.
  void charge(Intent one, boolean approves) {
    course.note(one, "acquirer asked", one.amount.map(Object::toString).orElse("no amount"));
    course.note(one, "issuer asked", "off session");
    if (approves) {
      approve(one);
    } else {
      decline(one, "card_declined", "The bank declined the payment.");
    }
  }

  private void approve(Intent one) {
    course.note(one, "issuer answered", "approved");
    course.approve(one);
  }

  private void decline(Intent one, String code, String message) {
    course.note(one, "issuer answered", "declined");
    course.decline(one, code, message);
  }
}
