package paybridge.connector.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {
  private static final Path ROOM = Path.of("src/test/resources/vectors");

  @TempDir Path folder;

  private record Outcome(int code, String printed) {}

  private static Outcome run(Path file) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      return new Outcome(Vectors.run(file, out), bytes.toString(StandardCharsets.UTF_8));
    }
  }

  private Outcome changed(String file, String from, String to) throws IOException {
    var text = Files.readString(ROOM.resolve(file));
    assertThat(text).contains(from);
    return run(Files.writeString(folder.resolve(file), text.replace(from, to)));
  }

  @ParameterizedTest
  @CsvSource({"wooshpay.json,4", "oceanpayment.json,24", "paymaster.json,10"})
  void every_vector_agrees(String file, int count) {
    var outcome = run(ROOM.resolve(file));
    assertThat(outcome.printed().lines()).hasSize(count).allMatch(line -> line.startsWith("ok "));
    assertThat(outcome.code()).isZero();
  }

  @Test
  void a_wrong_verdict_is_a_difference() throws IOException {
    var outcome = changed("wooshpay.json", "\"valid\": true", "\"valid\": false");
    assertThat(outcome.code()).isOne();
    assertThat(outcome.printed())
        .contains("DIFFERENT wp-01 webhook: valid: expected false got true")
        .contains("ok wp-02 webhook");
  }

  @ParameterizedTest
  @CsvSource({
    "D77C99A81A46E9A0,D77C99A81A46E9A1",
    "f264_Locale=en&f270,f264_Locale=de&f270",
    "000000128090,000000128091",
    "too long,",
    "\"hashValid\": true,\"hashValid\": false",
    "\"state\": \"PAID\",\"state\": \"FAILED\"",
    "\"55.00\",\"5.50\""
  })
  void a_changed_value_is_a_difference(String from, String to) throws IOException {
    if (to == null) {
      var outcome = changed("paymaster.json", "\"error\": \"too long\"", "\"wire\": \"0\"");
      assertThat(outcome.printed()).contains("DIFFERENT pm-09 amount");
      return;
    }
    var outcome = changed("paymaster.json", from, to);
    assertThat(outcome.code()).isOne();
    assertThat(outcome.printed()).contains("DIFFERENT pm-");
  }

  @ParameterizedTest
  @CsvSource({
    "SO-20260114-0001USD49.90Anna,SO-20260114-0001USD49.91Anna",
    "94fc1830dd8ec66d,94fc1830dd8ec66e",
    "4dc3bc6c6c6572,4dc3bc6c6c6573",
    "receivedSignValue\": \"C447,receivedSignValue\": \"D447",
    "'  O''Brien ','  O''Bryan '",
    "order_amount=49.90,order_amount=49.91",
    "hosted_request,weather"
  })
  void a_changed_value_of_oceanpayment_is_a_difference(String from, String to) throws IOException {
    var outcome = changed("oceanpayment.json", from, to);
    assertThat(outcome.code()).isOne();
    assertThat(outcome.printed()).contains("DIFFERENT ").doesNotContain("cannot be checked");
  }

  /// Names are cut between characters before they are signed, and one of which nothing is left is
  /// `N/A`; an empty secure code proves nothing, even where its digest is the right one.
  @ParameterizedTest
  @CsvSource({
    "' \u00a0<Anna> ',Anna", "'<\"''>',N/A", "'',N/A",
    "12345678901234567890123456789012345678901234567890x,"
        + "12345678901234567890123456789012345678901234567890",
    "花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花😀x,"
        + "花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花😀"
  })
  void a_name_of_oceanpayment_is_cleaned_as_the_dialect_cleans_it(String raw, String signed)
      throws IOException {
    var outcome =
        oceanpayment(
            "\"message\":\"hosted_request\",\"secureCode\":\"k\",\"inputBeforeSanitising\":"
                + "{\"billing_firstName\":\"" + raw.replace("\"", "\\\"") + "\"},"
                + "\"fields\":{\"account\":\"1\",\"billing_firstName\":\"" + signed + "\"},"
                + "\"stringToSign\":\"1" + signed + "k\"");
    assertThat(outcome.printed()).startsWith("ok ");
  }

  @ParameterizedTest
  @CsvSource({"false,ok", "true,DIFFERENT"})
  void an_empty_secret_of_oceanpayment_proves_nothing(boolean valid, String line)
      throws IOException {
    var digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
    var outcome =
        oceanpayment(
            "\"message\":\"query_request\",\"secureCode\":\"\",\"fields\":{\"account\":\"1\"},"
                + "\"stringToSign\":\"1\",\"expectedSignValue\":\"" + digest
                + "\",\"receivedSignValue\":\"" + digest + "\",\"valid\":" + valid);
    assertThat(outcome.printed()).startsWith(line);
  }

  private Outcome oceanpayment(String vector) throws IOException {
    return run(
        Files.writeString(
            folder.resolve("ocean.json"),
            "{\"gateway\":\"oceanpayment\",\"vectors\":[{\"id\":\"x\"," + vector + "}]}"));
  }

  @Test
  void an_unknown_kind_is_a_difference() throws IOException {
    var outcome = changed("paymaster.json", "\"kind\": \"amount\"", "\"kind\": \"weather\"");
    assertThat(outcome.code()).isOne();
    assertThat(outcome.printed()).contains("DIFFERENT pm-09 weather: the kind is not known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"gateway\":\"nobody\",\"vectors\":[{}]}",
        "{\"gateway\":\"paymaster\",\"vectors\":[]}",
        "{\"gateway\":\"paymaster\",\"vectors\":[{\"id\":\"x\",\"kind\":\"amount\"}]}",
        "no json"
      })
  void a_file_that_proves_nothing_fails(String text) throws IOException {
    var outcome = run(Files.writeString(folder.resolve("file.json"), text));
    assertThat(outcome.code()).isOne();
    assertThat(outcome.printed()).startsWith("DIFFERENT ");
  }

  @Test
  void a_missing_file_fails() {
    assertThat(run(folder.resolve("none.json")).code()).isOne();
  }

  /// Made with openssl, with invented values.
  @Test
  void an_encrypted_message_is_opened() throws IOException {
    var outcome = run(ROOM.resolve("paymaster-encrypted.json"));
    assertThat(outcome.printed()).startsWith("ok ");
    assertThat(outcome.code()).isZero();
  }

  @Test
  void no_secret_is_printed() throws IOException {
    var outcome = changed("paymaster.json", "\"hashValid\"", "\"hashWrong\"");
    assertThat(outcome.printed()).doesNotContain("0D431F68413EF3AC");
  }
}
