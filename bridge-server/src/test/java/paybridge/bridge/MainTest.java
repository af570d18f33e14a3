package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class MainTest {
  @Test
  void the_version_is_one_json_document_when_asked_for() throws Exception {
    var out = new StringWriter();
    var line = Main.commandLine().setOut(new PrintWriter(out));

    assertThat(line.execute("version", "--json")).isZero();

    var facts = new ObjectMapper().readTree(out.toString());
    assertThat(facts.get("version").asText()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(facts.get("java").asText()).startsWith("25");
  }

  @Test
  void a_wrong_word_or_a_missing_file_is_wrong_use() {
    assertThat(Main.run(Map.of(), "nonsense")).isEqualTo(2);
    assertThat(Main.run(Map.of("PAYBRIDGE_CONFIG", "nowhere"), "version")).isEqualTo(2);
  }

  /// Without a fallback value picocli turns a flag off when it is set in the environment and typed.
  @Test
  void every_flag_of_every_command_stays_on_when_it_is_set_twice() {
    assertThat(all(Main.commandLine()))
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().options())
                    .filteredOn(option -> option.arity().max() == 0)
                    .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
                    .allSatisfy(flag -> assertThat(fallback(flag)).isEqualTo("true")));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(MainTest::all));
  }

  private static String fallback(OptionSpec option) {
    return option.fallbackValue();
  }
}
