package paybridge.support;

import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Money;

/// What each button of an order would do if it were pressed now.
final class Will {
  private Will() {}

  static List<OrderPage.Will> of(ReadOrder read) {
    var all = new ArrayList<OrderPage.Will>();
    read.update()
        .ifPresent(
            update ->
                all.add(
                    new OrderPage.Will(
                        "Send again",
                        "tells the shop picture "
                            + update.sequence()
                            + ": "
                            + read.order().word()
                            + ". The shop has "
                            + read.order().appliedSequence()
                            + (read.order().appliedSequence() >= update.sequence()
                                ? ", so nothing changes there."
                                : ", so its order changes."))));
    if (!read.attempts().isEmpty()) {
      all.add(
          new OrderPage.Will(
              "Ask the gateway",
              "asks about "
                  + (read.attempts().size() == 1
                      ? "the attempt"
                      : "all " + read.attempts().size() + " attempts")
                  + " and takes the answer in. It moves no money."));
    }
    read.held()
        .ifPresent(
            held -> {
              all.add(new OrderPage.Will("Capture", "takes " + held + " from the customer."));
              all.add(new OrderPage.Will("Give it back", "releases " + held + "; the order is not paid then."));
            });
    read.refundable().map(Money::toString)
        .ifPresent(
            most ->
                all.add(
                    new OrderPage.Will(
                        "Refund", "sends up to " + most + " back, after one more question.")));
    return List.copyOf(all);
  }
}
