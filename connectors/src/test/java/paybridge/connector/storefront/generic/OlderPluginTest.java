package paybridge.connector.storefront.generic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static paybridge.connector.storefront.generic.InventedShop.KEYS;
import static paybridge.connector.storefront.generic.InventedShop.NOW;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paybridge.connector.Answer;
import paybridge.connector.Secret;
import paybridge.connector.ShopAnswer;
import paybridge.connector.StorefrontCall;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireRequest;
import paybridge.connector.kit.StandardWebhooks;

/// A plugin that does not speak the newest version is called in the newest that it speaks.
class OlderPluginTest {
  private final Generic generic = new Generic();
  private final List<String> heard = new ArrayList<>();
  private List<String> speaks = List.of("1-draft");
  private Secret signsWith = KEYS.shopToBridge();

  private Answer<String> challenge() {
    heard.clear();
    return generic.challenge(
        new StorefrontCall(InventedShop.live(), this::answer, NOW), "id-1", "a-nonce-of-the-bridge");
  }

  private WireAnswer answer(WireRequest request) {
    var raw = new String(request.body(), UTF_8);
    var version = raw.replaceFirst(".*?\"protocol\":\"([^\"]*)\".*", "$1");
    heard.add(version);
    var says =
        speaks.contains(version)
            ? "{\"nonce\":\"a-nonce-of-the-bridge\"}"
            : "{\"type\":\"/problems/not-spoken\",\"status\":501,\"title\":\"?\",\"protocols\":[\""
                + String.join("\",\"", speaks)
                + "\"]}";
    var body = says.getBytes(UTF_8);
    return new WireAnswer.Replied(
        speaks.contains(version) ? 200 : 501,
        StandardWebhooks.sign(signsWith, "id-1", NOW, body),
        body);
  }

  @Test
  void the_call_is_repeated_in_its_version_and_the_next_begins_so() {
    assertThat(challenge()).isEqualTo(new Answer.Done<>("a-nonce-of-the-bridge"));
    assertThat(heard).containsExactly("1", "1-draft");
    assertThat(challenge()).isInstanceOf(Answer.Done.class);
    assertThat(heard).containsExactly("1-draft");
  }

  @Test
  void when_it_was_updated_it_is_called_in_the_newest_again() {
    challenge();
    speaks = List.of("1");
    assertThat(challenge()).isInstanceOf(Answer.Done.class);
    assertThat(heard).containsExactly("1-draft", "1");
    assertThat(challenge()).isInstanceOf(Answer.Done.class);
    assertThat(heard).containsExactly("1");
  }

  @Test
  void a_plugin_with_which_there_is_no_common_version_is_asked_once() {
    speaks = List.of("7");
    assertThat(challenge()).isInstanceOf(Answer.NotSent.class);
    assertThat(heard).containsExactly("1");
  }

  @Test
  void only_the_shop_itself_says_what_it_speaks() {
    signsWith = KEYS.bridgeToShop();
    assertThat(challenge()).isInstanceOf(Answer.NotSent.class);
    assertThat(heard).containsExactly("1");
  }

  @Test
  void a_shop_is_told_every_version_when_it_spoke_none_of_them() {
    var problem =
        new ShopAnswer.Problem(501, "not-spoken", "Not spoken", "protocol 7", "", false, "");
    assertThat(new String(generic.write(problem), UTF_8))
        .contains("\"protocols\":[\"1\",\"1-draft\"]");
  }
}
