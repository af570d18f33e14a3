package paybridge.bridge;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import paybridge.db.Ids;
import paybridge.people.Role;
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

    @Option(
        names = "--role",
        defaultValue = "owner",
        description = {
          "owner (everything), manager (helps and moves money), support (helps), auditor (reads).",
          "The default is owner."
        })
    private String role = "";

    @Option(
        names = "--shop",
        description = "The name of a shop that the person sees; may be repeated. Otherwise every one.")
    private List<String> shops = List.of();

    @Mixin private final DataOptions options = new DataOptions();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec command;

    @Override
    public Integer call() {
      var known =
          Role.find(role)
              .orElseThrow(
                  () ->
                      wrong("--role is owner, manager, support or auditor, not “" + role + "”."));
      var clock = InstantSource.system();
      var chance = Chance.real();
      try (var books = Books.open(options.data(), options.database(), chance)) {
        var people = new People(books.database(), new Ids(clock, chance), clock, chance);
        var ids =
            shops.stream()
                .map(
                    shop ->
                        books
                            .database()
                            .read(t -> t.shops().findByName(shop))
                            .orElseThrow(() -> wrong("There is no shop called “" + shop + "”."))
                            .id())
                .toList();
        var _ =
            people.add(
                People.BY_COMMAND, email, name.isEmpty() ? email : name, known.word(), ids);
        var link = options.publicUrl() + people.signInLink(email);
        output.say(new Added(email, link), email + " signs in once at\n  " + link);
      } catch (IllegalArgumentException bad) {
        throw wrong("It did not work: " + bad.getMessage() + ".");
      }
      return 0;
    }

    private ParameterException wrong(String sentence) {
      return new ParameterException(command.commandLine(), sentence);
    }
  }
}
