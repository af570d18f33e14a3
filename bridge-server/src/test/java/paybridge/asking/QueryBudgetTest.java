package paybridge.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import paybridge.connector.Account;
import paybridge.connector.Settings;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.db.AccountRow;
import paybridge.shop.GatewayAccount;

/// The sandbox takes 50 questions a second.
class QueryBudgetTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-02T10:00:00Z"));
  private final QueryBudget budget = new QueryBudget(now::get);
  private final GatewayAccount account = account("one");

  private static GatewayAccount account(String id) {
    return new GatewayAccount(
        new AccountRow(id, "path", id, "sandbox", false, "{}", new byte[0], 0),
        new Account(id, id, false, new Settings(Map.of(), Map.of())),
        InstalledConnectors.gateway("sandbox").orElseThrow());
  }

  private void forward(long millis) {
    now.updateAndGet(instant -> instant.plusMillis(millis));
  }

  @Test
  void no_more_is_asked_in_a_second_than_the_gateway_takes() {
    int asked = budget.take(account, 1_000);
    while (budget.takeOne(account)) {
      asked++;
    }
    assertThat(asked).isEqualTo(50);
  }

  @Test
  void the_last_quarter_is_kept_for_those_who_wait() {
    assertThat(budget.take(account, 1_000)).isEqualTo(37);
    assertThat(budget.take(account, 1_000)).isZero();
    assertThat(budget.takeOne(account)).isTrue();
  }

  @Test
  void time_fills_the_purse_again_and_never_beyond_one_second() {
    budget.take(account, 1_000);
    forward(100);
    assertThat(budget.take(account, 1_000)).isEqualTo(5);
    forward(3_600_000);
    assertThat(budget.take(account, 1_000)).isEqualTo(37);
  }

  @Test
  void what_was_not_asked_can_be_asked_later() {
    assertThat(budget.take(account, 30)).isEqualTo(30);
    budget.giveBack(account, 25);
    assertThat(budget.take(account, 1_000)).isEqualTo(32);
  }

  @Test
  void one_account_does_not_spend_what_another_has() {
    budget.take(account, 1_000);
    assertThat(budget.take(account("two"), 1_000)).isEqualTo(37);
  }

  @Test
  void a_clock_that_goes_back_takes_nothing_away() {
    assertThat(budget.take(account, 30)).isEqualTo(30);
    forward(-60_000);
    assertThat(budget.take(account, 1_000)).isEqualTo(7);
  }
}
