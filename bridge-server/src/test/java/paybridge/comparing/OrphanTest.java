package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.agreement.GatewayWord;
import paybridge.connector.Incoming;
import paybridge.connector.kit.StandardWebhooks;
import paybridge.db.OrphanRow;

/// Messages and payments that belong nowhere: none is forgotten.
class OrphanTest {
  private static final String NOT_HERE = "1002-7KQ2M9XA";
  @TempDir private Path data = Path.of("");

  @SuppressWarnings("NullAway.Init") // set before each test
  private World world;

  @BeforeEach
  void begin() {
    world = new World(data);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private List<OrphanRow> orphans() {
    return world.read(t -> t.listings().orphans(10));
  }

  private void atGateway(String reference) {
    var account = new PlayedGateway.Account();
    account.asked = 1200;
    world.gateway.book.put(reference, account);
    world.gateway.says(reference, GatewayWord.PAID);
  }

  @Test
  void a_payment_with_our_mark_that_nobody_knows_is_listed_once_and_another_shops_is_not() {
    atGateway(NOT_HERE);
    atGateway("somebody-elses");

    world.now = world.now.plus(Duration.ofHours(25));
    world.settle();
    world.now = world.now.plus(Duration.ofHours(25));
    world.settle();

    assertThat(orphans())
        .singleElement()
        .satisfies(it -> assertThat(it.reference()).isEqualTo(NOT_HERE));
  }

  @Test
  void an_orphan_ends_when_its_payment_appears() {
    world.checkout("1001", "automatic");
    var reference = world.payment("1001").reference();
    var account = world.read(t -> t.accounts().all()).getFirst().id();
    world.database.write(
        t ->
            t.listings()
                .orphan(new OrphanRow(account, reference, null, "paid", 1, 1, "open")));

    world.now = world.now.plus(Duration.ofHours(25));
    world.settle();

    assertThat(orphans()).isEmpty();
  }

  @Test
  void a_part_that_was_refunded_at_the_gateway_weeks_later_is_found_by_the_next_listing() {
    world.checkout("1001", "automatic");
    world.gateway.says(world.payment("1001").reference(), GatewayWord.PAID);
    world.pass(Duration.ofDays(35), Duration.ofHours(6));
    world.atGateway("1001").refunded = 1000;

    world.pass(Duration.ofHours(26), Duration.ofHours(1));

    var id = world.order("1001").id();
    var operations = world.read(t -> t.operations().ofOrder(id));
    assertThat(operations)
        .singleElement()
        .satisfies(op -> assertThat(op.amount()).isEqualTo(1000));
  }

  @Test
  void a_message_whose_secret_was_wrong_counts_as_soon_as_the_secret_is_right() {
    world.checkout("1001", "automatic");
    var reference = world.payment("1001").reference();
    world.gateway.says(reference, GatewayWord.PAID);
    var body =
        world.gateway.told(reference).toString().getBytes(StandardCharsets.UTF_8);
    var other = StandardWebhooks.secret(new byte[32]);
    var headers = StandardWebhooks.sign(other, "evt_1", world.now, body);
    var row = world.read(t -> t.accounts().all()).getFirst();
    var account = world.parts.directory.account(row.id());
    world.parts.receive.receive(
        account,
        new Incoming(
            Incoming.Channel.NOTIFICATION, "POST", "/", "", headers, body, world.now));
    world.gateway.book.clear();
    world.settle();
    assertThat(world.order("1001").word()).isEqualTo("pending");

    world.parts.register.change(account, Map.of(), Map.of("notificationSecret", other));
    world.now = world.now.plusSeconds(6);
    world.settle();

    assertThat(world.order("1001").word()).isEqualTo("paid");
  }
}
