package paybridge.bridge;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import paybridge.db.Ids;
import paybridge.support.People;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The people of the console, and the tokens of their programs.
@Command(
    name = "user",
    description = "Add people to the support console; make tokens for their programs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UserCommand.Add.class, UserTokens.Make.class, UserTokens.All.class, UserTokens.Revoke.class
    })
final class UserCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    throw new ParameterException(command.commandLine(), "Say what: add, token, tokens or revoke.");
  }

  /// Where the person signs in.
  record Added(String email, String link) {}

  /// Adds a person.
  @Command(
      name = "add",
      description = {
        "Add a person; prints a link that signs in once, to choose a password.",
        "For a person who is known already it prints a new link."
      },
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Parameters(paramLabel = "MAIL", description = "The person's e-mail address.")
    private String email = "";

    @Option(names = "--name", defaultValue = "", description = "The person's name.")
    private String name = "";

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Override
    public Integer call() {
      var clock = InstantSource.system();
      var chance = Chance.real();
      try (var books = Books.open(options.data(), options.database(), chance)) {
        var people = new People(books.database(), new Ids(clock, chance), clock, chance);
        people.add(email, name.isEmpty() ? email : name, "owner");
        var link = options.publicUrl() + people.signInLink(email);
        output.say(new Added(email, link), email + " signs in once at\n  " + link);
      }
      return 0;
    }
  }
}
