package paybridge.connector.gateway.oceanpayment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import paybridge.connector.Account;
import paybridge.connector.Fact;
import paybridge.connector.Reading;
import paybridge.connector.kit.FormText;
import paybridge.connector.kit.Xml;

/// The values of a result are joined without separators. Every other way to cut a signed text into
/// fields that keeps currency, amount, kind and status what they may be is tried: none may tell
/// other news.
class OceanpaymentRecutTest {
  private static final Path ROOM = Path.of("src/test/resources/examples/oceanpayment");
  private static final Account ACCOUNT =
      FarEnd.account(Map.of("confirmedCurrencies", "JPY:0, KWD:2"));

  /// The names of the golden results: those whose line tells news of a payment.
  static Stream<String> golden() throws IOException {
    try (var files = Files.list(ROOM)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .filter(file -> line(file).strip().matches("genuine: .*|unclear: .* a browser carried it.*"))
          .map(file -> file.getFileName().toString().replace(".txt", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void a_golden_result_cut_in_any_other_way_tells_no_other_news(String name) {
    var message = line(ROOM.resolve(name + ".http"));
    var body = message.substring(message.indexOf("\n\n") + 2).strip();
    var fields = new HashMap<String, String>();
    if (body.startsWith("<")) {
      fields.putAll(Xml.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .flatMap(Xml::fields).orElseThrow());
    } else {
      FormText.read(body, 100).orElseThrow().forEach(f -> fields.put(f.name(), f.value()));
    }
    cut(fields);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "payment_risk=0180000:Approved",
        "payment_details=80010:No 411111***11112601140180000:Approved",
        "order_amount=49.95;order_notes=;",
        "order_amount=49.95;order_notes=;card_number=;",
        "order_currency=JPY;order_amount=1200",
        "card_number=;payment_authType=2",
        "payment_authType=1;payment_status=-1;payment_details=80000:Approved",
        "payment_authType=1;payment_status=0;payment_details=80022:Funds"
      })
  void a_signed_text_cut_in_any_other_way_tells_no_other_news(String changes) {
    var fields = new HashMap<>(OceanpaymentReadTest.result(Map.of()));
    for (var change : List.of(changes.split(";"))) {
      int equals = change.indexOf('=');
      if (equals > 0) {
        fields.put(change.substring(0, equals), change.substring(equals + 1));
      }
    }
    cut(fields);
  }

  private static Fact fact(Map<String, String> fields) {
    var reading = new Result(ACCOUNT, fields, false).read();
    assertThat(reading).isInstanceOf(Reading.Genuine.class);
    return ((Reading.Genuine) reading).reports().getFirst().fact();
  }

  private static void cut(Map<String, String> fields) {
    var told = fact(fields);
    var text =
        Recipe.RESULT.fields().stream().skip(2).map(fields::get).collect(Collectors.joining());
    int tried = 0;
    var cut = new HashMap<>(fields);
    cut.put("payment_risk", "");
    for (int currency = 1; currency + 3 < text.length(); currency++) {
      if (!text.substring(currency, currency + 4).matches("[A-Z]{3}[0-9]")) {
        continue;
      }
      cut.put("order_number", text.substring(0, currency));
      cut.put("order_currency", text.substring(currency, currency + 3));
      for (int notes = currency + 4; notes <= currency + 13; notes++) {
        cut.put("order_amount", text.substring(currency + 3, notes));
        for (int kind = notes; kind + 2 < text.length(); kind++) {
          int status = text.charAt(kind + 1) == '-' ? 2 : 1;
          if ("0123".indexOf(text.charAt(kind)) < 0) {
            continue;
          }
          cut.put("payment_authType", text.substring(kind, kind + 1));
          cut.put("payment_status", text.substring(kind + 1, kind + 1 + status));
          cut.put("payment_details", text.substring(kind + 1 + status));
          for (int card = notes; card <= kind; card++) {
            cut.put("order_notes", text.substring(notes, card));
            for (int payment = card; payment <= kind; payment++) {
              cut.put("card_number", text.substring(card, payment));
              cut.put("payment_id", text.substring(payment, kind));
              tried++;
              if (new Result(ACCOUNT, cut, false).read() instanceof Reading.Genuine genuine) {
                assertThat(genuine.reports().getFirst().fact()).isEqualTo(told);
                assertThat(cut)
                    .containsEntry("order_number", fields.get("order_number"))
                    .containsEntry("payment_id", fields.get("payment_id"));
              }
            }
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(10_000);
  }
}
