package paybridge.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import paybridge.connector.Money;
import paybridge.connector.Personal;
import paybridge.connector.ShopAnswer.Known;
import paybridge.connector.ShopAnswer.PersonOrder;
import paybridge.connector.Shopper;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.truth.Comments;
import paybridge.truth.Details;
import paybridge.vault.Vault;

/// What is kept about a person's order, as names and values for people. No secret, no token, no
/// address of a page; what was not given is not listed.
public final class DrawPerson {
  private final Directory directory;
  private final Vault vault;
  private final Comments comments;

  public DrawPerson(Directory directory, Vault vault, Comments comments) {
    this.directory = directory;
    this.vault = vault;
    this.comments = comments;
  }

  PersonOrder order(Tables t, OrderRow order) {
    var data = new ArrayList<Known>();
    add(data, "Total", money(order.asked(), order.currency()));
    add(data, "State", order.word());
    add(data, "First seen", moment(order.createdAt()));
    var attempts = t.payments().ofOrder(order.id());
    for (var attempt : attempts) {
      add(data, "Payment " + attempt.attempt(), sentence(t, attempt));
    }
    if (!attempts.isEmpty()) {
      person(data, order, attempts.getLast());
    }
    for (var operation : t.operations().ofOrder(order.id())) {
      add(data, "Reason of a " + operation.kind(), operation.reason());
    }
    for (var comment : t.comments().ofOrder(order.id())) {
      add(data, "Comment of the shop's staff", comments.text(order, comment));
    }
    for (var attempt : attempts) {
      t.storedMethods()
          .ofPayment(order.shopId(), attempt.id())
          .forEach(method -> add(data, "Stored method", method.label()));
    }
    return new PersonOrder(order.number(), List.copyOf(data));
  }

  private String sentence(Tables t, PaymentRow attempt) {
    return String.join(
        ", ",
        money(attempt.asked(), attempt.currency()),
        attempt.method(),
        directory.account(t, attempt.accountId()).gateway().title(),
        attempt.word(),
        attempt.reference(),
        moment(attempt.createdAt()));
  }

  private void person(List<Known> data, OrderRow order, PaymentRow attempt) {
    var key = vault.orderKey(order.dataKey());
    var details = Details.of(key.unseal(attempt.details(), Details.about(order.id())));
    Shopper shopper = details.shopper();
    add(data, "First name", shopper.firstName());
    add(data, "Last name", shopper.lastName());
    add(data, "E-mail", shopper.email());
    add(data, "Telephone", shopper.phone());
    add(data, "Address", shopper.address());
    add(data, "Postcode", shopper.postcode());
    add(data, "City", shopper.city());
    add(data, "State or province", shopper.state());
    add(data, "Country", shopper.country());
    add(data, "IP address", shopper.ip());
    add(data, "Language", shopper.locale());
    add(data, "Customer number", shopper.customerId());
    add(data, "What was bought", details.description());
  }

  private static void add(List<Known> data, String name, String value) {
    add(data, name, new Personal(value));
  }

  private static void add(List<Known> data, String name, Personal value) {
    if (!value.reveal().isBlank()) {
      data.add(new Known(name, value));
    }
  }

  private static String money(long minor, String currency) {
    return Money.of(minor, currency).toString();
  }

  private static String moment(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
