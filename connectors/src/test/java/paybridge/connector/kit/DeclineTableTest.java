package paybridge.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import paybridge.connector.DeclineReason;

class DeclineTableTest {
  @Test
  void every_code_has_its_reason_and_others_have_none() {
    var table =
        new DeclineTable(
            Map.of(DeclineReason.FRAUD_SUSPECTED, "59 62", DeclineReason.EXPIRED_CARD, "54"));
    assertThat(table.reason("62")).contains(DeclineReason.FRAUD_SUSPECTED);
    assertThat(table.reason("54")).contains(DeclineReason.EXPIRED_CARD);
    assertThat(table.reason("")).isEmpty();
    assertThat(table.reason("59 62")).isEmpty();
  }

  @Test
  void a_code_with_two_reasons_is_a_mistake_in_the_table() {
    assertThatThrownBy(
            () ->
                new DeclineTable(
                    Map.of(DeclineReason.LOST_OR_STOLEN, "41", DeclineReason.OTHER, "41")))
        .isInstanceOf(IllegalStateException.class);
  }
}
