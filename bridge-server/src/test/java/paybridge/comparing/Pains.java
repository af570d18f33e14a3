package paybridge.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import paybridge.agreement.GatewayWord;
import paybridge.db.CaseRow;

/// What the scenarios of docs/pains.md share: one order, and the sentences about it.
abstract class Pains {
  static final String ORDER = "1001";
  @TempDir private Path data = Path.of("");

  @SuppressWarnings("NullAway.Init") // set before each test
  World world;

  @BeforeEach
  void begin() {
    world = new World(data);
  }

  @AfterEach
  void end() {
    world.close();
  }

  /// The cause begins so, and so does what comes next.
  void explained(String cause, String next) {
    var says = world.explain(ORDER);
    assertThat(says.cause()).startsWith(cause);
    assertThat(says.next()).startsWith(next);
  }

  void allAgree() {
    explained("The order is paid, and everybody knows it.", "Nothing is to be done");
    assertThat(world.comparison(ORDER).differs()).isEmpty();
    assertThat(world.inShop(ORDER).paid).isTrue();
    assertThat(cases()).isEmpty();
  }

  List<String> cases() {
    return world.openCases(ORDER).stream().map(CaseRow::kind).toList();
  }

  void opened() {
    world.checkout(ORDER, "automatic");
  }

  /// The customer pays, and no message comes.
  void pays() {
    world.gateway.says(world.payment(ORDER).reference(), GatewayWord.PAID);
  }

  void paid() {
    opened();
    pays();
    seconds(90);
    allAgree();
  }

  /// Hears the gateway's message about what its book says of the newest attempt.
  int message(String event) {
    return world
        .hear(event, world.payment(ORDER).reference(), world.gatewaySecret)
        .answer()
        .status();
  }

  void seconds(int many) {
    world.pass(Duration.ofSeconds(many));
  }
}
