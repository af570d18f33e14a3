package paybridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class OptionDefaultsTest {
  @TempDir Path folder;
  private String file = "";

  @Command(name = "probe")
  static final class Probe {
    @Option(names = "--config")
    String config = "";

    @Option(
        names = {"-u", "--public-url"},
        defaultValue = "declared")
    String url = "";

    @Option(names = "--json", fallbackValue = "true")
    boolean json;
  }

  @BeforeEach
  void a_file_says_the_url() throws IOException {
    file = Files.writeString(folder.resolve("bridge.properties"), "public-url=file\n").toString();
  }

  @Test
  void the_command_line_wins_over_the_environment_and_that_over_the_file() throws Exception {
    var environment = Map.of("PAYBRIDGE_PUBLIC_URL", "environment");

    assertThat(parsed(environment, "--config", file, "--public-url", "typed").url)
        .isEqualTo("typed");
    assertThat(parsed(environment, "--config", file).url).isEqualTo("environment");
    assertThat(parsed(Map.of(), "--config=" + file).url).isEqualTo("file");
    assertThat(parsed(Map.of()).url).isEqualTo("declared");
  }

  @Test
  void the_file_itself_can_be_named_in_the_environment() throws Exception {
    assertThat(parsed(Map.of("PAYBRIDGE_CONFIG", file)).url).isEqualTo("file");
  }

  @Test
  void a_flag_that_is_set_and_typed_is_still_on() throws Exception {
    assertThat(parsed(Map.of("PAYBRIDGE_JSON", "true"), "--json").json).isTrue();
    assertThat(parsed(Map.of("PAYBRIDGE_JSON", "true")).json).isTrue();
    assertThat(parsed(Map.of()).json).isFalse();
  }

  @Test
  void a_misspelt_setting_in_the_file_is_refused_by_name() throws Exception {
    Files.writeString(Path.of(file), "publik-url=x\n");

    assertThatThrownBy(() -> parsed(Map.of(), "--config", file))
        .hasMessageContaining("'publik-url'")
        .hasMessageContaining(file);
  }

  @Test
  void a_file_that_is_not_there_is_refused_by_name() {
    assertThatThrownBy(() -> parsed(Map.of(), "--config", "nowhere.properties"))
        .hasMessageContaining("nowhere.properties");
  }

  private static Probe parsed(Map<String, String> environment, String... args) throws Exception {
    var probe = new Probe();
    var line = new CommandLine(probe);
    line.setDefaultValueProvider(OptionDefaults.from(environment, args).checkedAgainst(line));
    line.parseArgs(args);
    return probe;
  }
}
