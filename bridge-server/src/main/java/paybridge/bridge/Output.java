package paybridge.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How every command speaks: text for people, or with `--json` one JSON document a call, alone on
/// standard output. A command takes part by `@Mixin private Output output`.
final class Output {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Option(
      names = "--json",
      fallbackValue = "true",
      description = "Print one JSON document instead of text.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  /// Prints the record `facts` as JSON, or `text`, which says the same to a person.
  void say(Record facts, String text) {
    var out = command.commandLine().getOut();
    out.println(json ? asJson(facts) : text);
    out.flush();
  }

  private static String asJson(Record facts) {
    try {
      return MAPPER.writeValueAsString(facts);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException("a record that has no JSON: " + facts.getClass(), ours);
    }
  }
}
