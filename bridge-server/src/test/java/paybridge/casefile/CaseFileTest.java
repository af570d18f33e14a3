package paybridge.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.checkout.MoveMoney;
import paybridge.connector.Money;
import paybridge.connector.Personal;
import paybridge.connector.ShopAnswer;
import paybridge.truth.Details;
import paybridge.truth.Entries;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;
import paybridge.web.Pages;

/// The case file of an order that was paid and partly refunded with a reason that names the customer.
class CaseFileTest {
  private static final String REASON = "Ada Example of 12 Analytical Row, +49 30 1234567";
  @TempDir private Path folder = Path.of("");

  private byte[] file(Walk walk) {
    try (var browser = new Browsing()) {
      walk.checkout(browser).pay("approve");
    }
    walk.settle();
    walk.bridge.people().add("grace@staff.example", "Grace Hopper", "staff");
    walk.forward(Duration.ofHours(2));
    var order = walk.order();
    var parts = walk.bridge.parts();
    var refunded =
        parts.moveMoney.move(
            order.id(),
            new MoveMoney.Wish(
                "refund", "staff", "staff", Optional.empty(),
                Optional.of(Money.of(500, order.currency())), REASON, false));
    assertThat(refunded).isInstanceOf(ShopAnswer.Moved.class);
    parts.outside.database()
        .write(
            t -> {
              parts.entries.write(
                  t, walk.order(), null,
                  new Entries.Line(
                      "staff", "note", "ok",
                      "by Grace Hopper: see https://gate.example/pay/SECRETPATH of ada@example.org"));
              return order;
            });
    walk.settle();
    var outside = parts.outside;
    return new CaseFiles(
            outside.database(), outside.vault(), outside.clock(), outside.chance(), parts.entries,
            new Pages())
        .make(order.id());
  }

  @Test
  void it_says_what_happened_and_who_signed_it() {
    try (var walk = new Walk(folder)) {
      var file = file(walk);
      var text = new String(file, StandardCharsets.UTF_8);
      var checked = CheckFile.check(file);
      var payment =
          walk.bridge.parts().outside.database()
              .read(t -> t.payments().ofOrder(walk.order().id()))
              .getFirst();

      assertThat(checked.well()).as(checked.why()).isTrue();
      assertThat(checked.order()).isEqualTo(walk.order().number());
      assertThat(checked.shop()).isEqualTo("tea");
      assertThat(checked.fingerprint()).hasSize(16);
      assertThat(text)
          .contains(payment.reference(), String.valueOf(payment.gatewayReference()))
          .contains("5.00 EUR", "genuine", "order update", "root <code>")
          .contains("<code>order " + walk.order().id() + "</code>");
    }
  }

  @Test
  void one_changed_byte_is_found_wherever_it_is() {
    try (var walk = new Walk(folder)) {
      var file = file(walk);
      int found = 0;
      int looked = 0;
      // every byte of the end, where the signature stands, and many before
      for (int i = 0; i < file.length; i += i > file.length - 600 ? 1 : 211) {
        for (int bit : List.of(1, 32)) {
          var other = file.clone();
          other[i] ^= (byte) bit;
          looked++;
          found += CheckFile.check(other).well() ? 0 : 1;
        }
      }
      var longer = java.util.Arrays.copyOf(file, file.length + 1);
      longer[file.length] = '\n';

      assertThat(looked).isGreaterThan(1_000);
      assertThat(found).isEqualTo(looked);
      assertThat(CheckFile.check(longer).well()).isFalse();
      assertThat(CheckFile.check(java.util.Arrays.copyOf(file, file.length - 1)).well()).isFalse();
      assertThat(CheckFile.check(new byte[0]).well()).isFalse();
    }
  }

  @Test
  void nothing_personal_and_nothing_secret_stands_in_it() {
    try (var walk = new Walk(folder)) {
      var text = new String(file(walk), StandardCharsets.UTF_8);
      var outside = walk.bridge.parts().outside;
      var order = walk.order();
      var payment = outside.database().read(t -> t.payments().ofOrder(order.id())).getFirst();
      var key = outside.vault().orderKey(order.dataKey());
      var details = Details.of(key.unseal(payment.details(), Details.about(order.id())));

      assertThat(details.shopper().email()).isEqualTo(new Personal("ada@example.org"));
      assertThat(text)
          .doesNotContainIgnoringCase("ada@example.org", "ada example", "analytical", "1234567")
          .doesNotContainIgnoringCase("grace", "hopper", "grace@staff.example")
          .doesNotContain(payment.token(), payment.returnToken(), "SECRETPATH", "whsec_")
          .doesNotContainPattern("/pay/[a-z0-9]")
          .doesNotContain(details.returnUrl(), details.cancelUrl());
    }
  }

  @Test
  void a_file_of_a_forgotten_person_says_what_is_left() {
    try (var walk = new Walk(folder)) {
      var _ = file(walk);
      walk.forward(Duration.ofHours(1));
      var parts = walk.bridge.parts();
      var shop = parts.directory.shop(walk.order().shopId());
      var erased =
          parts.personalData.answer(
              shop,
              new paybridge.connector.ShopCall.Person(
                  "erase", new Personal("ada@example.org"), 1));
      var outside = parts.outside;
      var file =
          new CaseFiles(
                  outside.database(), outside.vault(), outside.clock(), outside.chance(),
                  parts.entries, new Pages())
              .make(walk.order().id());

      assertThat(erased).isEqualTo(new ShopAnswer.PersonErased(1, 0, ""));
      assertThat(CheckFile.check(file).well()).isTrue();
      assertThat(new String(file, StandardCharsets.UTF_8)).contains("The person was forgotten");
    }
  }
}
