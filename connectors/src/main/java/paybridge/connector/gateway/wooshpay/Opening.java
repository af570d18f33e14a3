package paybridge.connector.gateway.wooshpay;

import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.MethodSpec;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;

/// Chooses the way in (contract sections 7, 8 and 13): hosted page, widget, or direct. What the
/// documents do not allow is refused here, with its reason, before anything is sent.
final class Opening {
  private final GatewayCall call;
  private final OpenRequest request;

  Opening(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
  }

  Answer<Opened> open() {
    var method =
        Methods.of(call.account()).stream()
            .filter(offered -> offered.code().equals(request.method()))
            .findFirst();
    if (method.isEmpty()) {
      return refused("The method '" + request.method() + "' is not enabled for this account.");
    }
    boolean card = request.method().equals("card");
    if (request.capture() == Capture.MANUAL && !card) {
      return refused("Only cards can be held and taken later.");
    }
    if (request.amount().isZero() && request.save()) {
      return !card || request.flow() != Flow.REDIRECT
          ? refused("Only cards are stored without a payment, and on the hosted page.")
          : new SetupSession(call, request).open();
    }
    if (request.save() && !MethodTable.canBeStored(request.method())) {
      return refused(method.get().title() + " cannot be stored for later charges.");
    }
    if (!method.get().currencies().contains(request.amount().currency().code())) {
      return refused(
          method.get().title()
              + " is not offered in "
              + request.amount().currency()
              + ", or that currency is not confirmed for this account.");
    }
    var units = WooshPaySettings.currencies(call.account().settings()).units(request.amount());
    if (units.isEmpty() || units.get() == 0) {
      return refused(
          WooshPaySettings.notCarried(call.account().settings(), request.amount()));
    }
    if (outside(method.get())) {
      return refused(request.amount() + " is outside the limits of " + method.get().title() + ".");
    }
    return switch (request.flow()) {
      case REDIRECT -> hosted(units.get());
      case WIDGET -> new WidgetIntent(call, request, units.get()).open();
      case DIRECT ->
          card
              ? refused("Cards are not taken directly: their numbers belong on WooshPay's page.")
              : request.save()
                  ? refused("A method is not stored by a direct payment.")
                  : new DirectIntent(call, request, units.get(), method.get()).open();
    };
  }

  private Answer<Opened> hosted(long units) {
    if (request.save()) {
      return refused(
          "WooshPay's hosted page does not store the method of a payment; use the widget, or store"
              + " a card without a payment.");
    }
    return request.method().equals("ovo")
        ? refused("OVO is not offered on the hosted page.")
        : new HostedSession(call, request, units).open();
  }

  private boolean outside(MethodSpec method) {
    var amount = request.amount();
    return method
            .least()
            .filter(least -> least.currency().equals(amount.currency()))
            .filter(least -> amount.compareTo(least) < 0)
            .isPresent()
        || method
            .most()
            .filter(most -> most.currency().equals(amount.currency()))
            .filter(most -> amount.compareTo(most) > 0)
            .isPresent();
  }

  static Answer<Opened> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
