package paybridge.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import paybridge.connector.Money;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// Opens a page, or charges a stored method. Both are repeatable by the merchant's reference: the
/// same one gives the same payment.
record NewPayments(Acquirer acquirer, Course course, Ids ids) {
  private static final long DAY = Duration.ofDays(1).toMinutes();
  private static final long MOST_MINUTES = 30 * DAY;

  /// A page for a shopper.
  Payment open(Books books, String merchant, Fields asked, Fault fault, Instant now)
      throws Refusal, BadField {
    var payment = begin(merchant, asked, now);
    payment.method = asked.text("method", 1, 32);
    if (TestCard.of(payment.method).isEmpty()) {
      throw new Refusal(400, "unknown-method", "method", "Must be card or banktransfer.");
    }
    payment.hold = choice(asked, "capture", "automatic", "manual").equals("manual");
    payment.save = asked.yesOr("save", false);
    if (payment.asked == 0 && !payment.save) {
      throw new Refusal(422, "bad-amount", "amount.minor", "Nothing to pay and nothing to store.");
    }
    if ((payment.hold || payment.save) && !payment.method.equals("card")) {
      throw new Refusal(422, "not-offered", "method", "Only cards can be held or stored.");
    }
    payment.number = asked.textOr("number", 64, payment.reference);
    var email = asked.textOr("email", 254, "");
    payment.mailTo = email.isEmpty() ? "" : Mail.masked(email);
    payment.returnUrl = address(asked, "returnUrl");
    payment.notifyUrl = address(asked, "notifyUrl");
    long minutes = asked.numberOr("pageMinutes", DAY);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new Refusal(400, "bad-value", "pageMinutes", "Must be 1 to " + MOST_MINUTES + ".");
    }
    payment.pageEnds = now.plus(Duration.ofMinutes(minutes));
    var known = books.byReference(merchant, payment.reference);
    if (known.isPresent()) {
      return same(known.get(), payment);
    }
    payment.fault = fault.spoilsNews() ? fault : Fault.NONE;
    books.save(payment, now);
    books.agenda().put(payment, Agenda.What.EXPIRE, "", payment.pageEnds);
    return payment;
  }

  /// A charge without the shopper, with a method that was stored before.
  Payment charge(Books books, String merchant, Fields asked, Fault fault, Instant now)
      throws Refusal, BadField {
    var payment = begin(merchant, asked, now);
    var token = asked.text("token", 1, 64);
    var stored =
        books
            .byStored(merchant, token)
            .orElseThrow(
                () -> new Refusal(422, "unknown-token", "token", "No method is stored so."));
    payment.method = stored.method;
    payment.number = asked.textOr("number", 64, payment.reference);
    payment.mailTo = stored.mailTo;
    payment.notifyUrl = stored.notifyUrl;
    payment.pageEnds = now;
    if (payment.asked == 0) {
      throw new Refusal(422, "bad-amount", "amount.minor", "Must be at least 1.");
    }
    var known = books.byReference(merchant, payment.reference);
    if (known.isPresent()) {
      return same(known.get(), payment);
    }
    payment.fault = fault.spoilsNews() ? fault : Fault.NONE;
    books.save(payment, now);
    boolean declined = News.fault(books, payment) == Fault.STORED_CHARGE_DECLINED;
    var card = declined ? TestCard.INSUFFICIENT_FUNDS : TestCard.APPROVE;
    payment.card = card.spelling();
    var exchange = acquirer.pay(card, false, now);
    payment.chain.addAll(exchange.hops());
    if (exchange.answer().approved()) {
      course.approve(books, payment, false, now);
    } else {
      course.decline(books, payment, exchange.answer(), now);
    }
    return payment;
  }

  private Payment begin(String merchant, Fields asked, Instant now) throws BadField {
    var payment = new Payment();
    payment.id = ids.next("sp");
    payment.token = ids.token();
    payment.merchant = merchant;
    payment.reference = asked.text("reference", 1, 64);
    if (!payment.reference.matches("[A-Za-z0-9-]+")) {
      throw new BadField("bad-value", "reference", "Letters, digits and - only.");
    }
    Money amount = asked.money("amount");
    payment.asked = amount.minor();
    payment.currency = amount.currency().code();
    payment.description = asked.textOr("description", 200, "");
    payment.opened = now;
    return payment;
  }

  private static Payment same(Payment known, Payment asked) throws Refusal {
    if (known.asked != asked.asked || !known.currency.equals(asked.currency)) {
      throw new Refusal(
          422, "reference-reused", "reference", "This reference has another amount already.");
    }
    return known;
  }

  private static String choice(Fields asked, String name, String first, String second)
      throws BadField {
    var value = asked.textOr(name, 32, first);
    if (!value.equals(first) && !value.equals(second)) {
      throw new BadField("bad-value", name, "Must be " + first + " or " + second + ".");
    }
    return value;
  }

  private static String address(Fields asked, String name) throws BadField {
    var text = asked.text(name, 8, 2000);
    try {
      var uri = URI.create(text);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return text;
      }
    } catch (IllegalArgumentException broken) {
      // Said below, in the words of the wire.
    }
    throw new BadField("bad-value", name, "Must be an http or https address.");
  }
}
