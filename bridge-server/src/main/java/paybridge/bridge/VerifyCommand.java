package paybridge.bridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paybridge.casefile.CheckFile;
import paybridge.db.Database;
import paybridge.db.PostgresDatabase;
import paybridge.db.SqliteReader;
import paybridge.db.Tables;
import paybridge.history.Verify;
import paybridge.history.WalScan;
import paybridge.vault.Vault;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks the books, or a case file.
@Command(
    name = "verify",
    description = {
      "Check that the books are as they were written, or that a case",
      "file is as it was signed. Exit 0 when all is well, 1 otherwise."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin private final DataOptions options = new DataOptions();

  @Mixin private final Output output = new Output();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A case file; without one the books are checked.")
  private @Nullable Path file;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  @Override
  public Integer call() throws java.io.IOException {
    return file == null ? books() : caseFile(file);
  }

  private int caseFile(Path file) throws java.io.IOException {
    if (!Files.isReadable(file)) {
      return wrong("there is no file " + file + " that can be read");
    }
    var checked = CheckFile.check(Files.readAllBytes(file));
    output.say(checked, checked.text());
    return checked.well() ? 0 : 1;
  }

  private int books() throws java.io.IOException {
    var key = options.data().resolve("master.key");
    if (!Files.exists(key)) {
      return wrong(
          "there is no " + key + ". Give the bridge's own --data; without that key nothing can be"
              + " compared");
    }
    var vault = Vault.openExisting(key, Chance.real());
    var url = options.database();
    if (url != null) {
      try (var books = new PostgresDatabase(url)) {
        return say(new Verify(books::read, vault, options.data()).run(false));
      }
    }
    var file = options.data().resolve("paybridge.db");
    if (!Files.exists(file)) {
      return wrong("there are no books in " + options.data());
    }
    var log = log(file);
    try (var books = new SqliteReader(file)) {
      var verify = new Verify(reader(books), vault, options.data());
      log.ifPresent(verify::log);
      return say(verify.run(true));
    }
  }

  /// The log of a bridge that is not running; while it runs, it is being written.
  private Optional<String> log(Path file) throws java.io.IOException {
    try (var _ = DataLock.take(options.data())) {
      return WalScan.of(file);
    } catch (DataLock.Taken running) {
      return Optional.empty();
    }
  }

  private static Verify.Reader reader(SqliteReader books) {
    return new Verify.Reader() {
      @Override
      public <T> T read(Database.Work<T> work) {
        return books.read((Tables t) -> work.in(t));
      }
    };
  }

  private int say(Verify.Report report) {
    var text = new StringBuilder();
    report.findings().forEach(finding -> text.append(finding).append('\n'));
    if (report.more() > 0) {
      text.append("… and ").append(report.more()).append(" more.\n");
    }
    text.append(
        report.orders() + " orders, " + report.links() + " links and " + report.contents()
            + " contents were checked, " + report.forgotten() + " contents are of people who were"
            + " forgotten; " + report.seals() + " seals.\n");
    text.append(
        report.key().isEmpty()
            ? "Nothing is sealed yet.\n"
            : "Key of the seals: " + report.fingerprint() + ", public half " + report.key() + "\n");
    text.append(
        report.well()
            ? "All is as it was written."
            : "Not all is as it was written. docs/operator.md says what to do.");
    output.say(report, text.toString());
    return report.well() ? 0 : 1;
  }

  private int wrong(String why) {
    command.commandLine().getErr().println("bridge: " + why + ".");
    return 1;
  }
}
