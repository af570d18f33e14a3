package paybridge.bridge;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.api.ApiTokens;
import paybridge.db.ApiTokenRow;
import paybridge.db.Ids;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The tokens of programs, which call `/api/v1` in the name of a person.
final class UserTokens {
  private UserTokens() {}

  /// What is wrong with a word that was typed is said as picocli says it.
  private static <R> R with(
      CommandSpec command, DataOptions options, Function<ApiTokens, R> work) {
    var clock = InstantSource.system();
    var chance = Chance.real();
    try (var books = Books.open(options.data(), options.database(), chance)) {
      return work.apply(new ApiTokens(books.database(), new Ids(clock, chance), clock, chance));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          command.commandLine(), "It did not work: " + wrong.getMessage() + ".");
    }
  }

  /// Makes a token.
  @Command(
      name = "token",
      description = {
        "Make a token for a program that calls /api/v1 in this person's name.",
        "It is printed once: the bridge keeps only its hash."
      },
      mixinStandardHelpOptions = true)
  static final class Make implements Callable<Integer> {
    @Parameters(paramLabel = "MAIL", description = "The e-mail address of the person.")
    private String email = "";

    @Option(names = "--name", required = true, description = "What the program is, for the timeline.")
    private String name = "";

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec command;

    @Override
    public Integer call() {
      var made = with(command, options, tokens -> tokens.make(email, name));
      output.say(
          made,
          "The token “" + made.name() + "” (" + made.id() + ") of " + email + ", shown only now:\n  "
              + made.token());
      return 0;
    }
  }

  /// Lists the tokens of a person.
  @Command(
      name = "tokens",
      description = "List the tokens of a person's programs.",
      mixinStandardHelpOptions = true)
  static final class All implements Callable<Integer> {
    @Parameters(paramLabel = "MAIL", description = "The e-mail address of the person.")
    private String email = "";

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec command;

    /// Times in UTC, empty for never.
    record Token(String id, String name, String created, String used, String revoked) {
      static Token of(ApiTokenRow row) {
        return new Token(
            row.id(), row.name(), time(row.createdAt()), time(row.usedAt()), time(row.revokedAt()));
      }

      private String line() {
        return id
            + "  "
            + name
            + ", made "
            + created
            + (used.isEmpty() ? ", never used" : ", last used " + used)
            + (revoked.isEmpty() ? "" : ", revoked " + revoked);
      }
    }

    record Tokens(List<Token> tokens) {}

    @Override
    public Integer call() {
      var all = with(command, options, tokens -> tokens.of(email)).stream().map(Token::of).toList();
      output.say(
          new Tokens(all),
          all.isEmpty()
              ? "No tokens."
              : all.stream().map(Token::line).collect(Collectors.joining("\n")));
      return 0;
    }

    private static String time(@Nullable Long millis) {
      return millis == null
          ? ""
          : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  /// Ends a token.
  @Command(
      name = "revoke",
      description = "End a token: from now on it opens nothing.",
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The token's id, as `user tokens` lists it.")
    private String id = "";

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec command;

    record Revoked(String id) {}

    @Override
    public Integer call() {
      with(
          command,
          options,
          tokens -> {
            tokens.revoke(id);
            return id;
          });
      output.say(new Revoked(id), "The token " + id + " opens nothing any more.");
      return 0;
    }
  }
}
