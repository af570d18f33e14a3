package paybridge.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paybridge.casefile.CaseFiles;
import paybridge.db.Ids;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.truth.Entries;
import paybridge.web.Pages;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes the case file of an order.
@Command(
    name = "case-file",
    description = {
      "Write all that is known of an order into one signed HTML file,",
      "without personal data. ./bridge verify FILE checks it."
    },
    mixinStandardHelpOptions = true)
final class CaseFileCommand implements Callable<Integer> {
  @Mixin private final DataOptions options = new DataOptions();

  @Mixin private final Output output = new Output();

  @Parameters(
      paramLabel = "ORDER",
      description = "The order's number, or a reference of one of its payments.")
  private String wanted = "";

  @Option(names = "--shop", paramLabel = "NAME", description = "Which shop's order, if several have it.")
  private @Nullable String shop;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
  private Path out = Path.of("case.html");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  /// What was written.
  record Written(String order, String orderId, String file) {}

  @Override
  public Integer call() throws IOException {
    var clock = InstantSource.system();
    var chance = Chance.real();
    try (var books = Books.open(options.data(), options.database(), chance)) {
      var found = books.database().read(this::find);
      if (found.size() != 1) {
        return wrong(
            found.isEmpty()
                ? "there is no order " + wanted + (shop == null ? "" : " of " + shop)
                : "several shops have an order "
                    + wanted
                    + ". Say which by --shop: "
                    + books.database().read(t -> names(t, found)));
      }
      var order = found.getFirst();
      var entries = new Entries(new Ids(clock, chance), clock, books.vault());
      var files =
          new CaseFiles(books.database(), books.vault(), clock, chance, entries, new Pages());
      Files.write(out, files.make(order.id()));
      output.say(
          new Written(order.number(), order.id(), out.toString()),
          "The case file of order " + order.number() + " is in " + out);
      return 0;
    }
  }

  private List<OrderRow> find(Tables t) {
    var numbered = t.orders().numbered(wanted);
    var found =
        numbered.isEmpty()
            ? t.payments().findAnywhere(wanted).flatMap(it -> t.orders().find(it.orderId())).stream()
                .toList()
            : numbered;
    return found.stream()
        .filter(
            order ->
                shop == null
                    || t.shops().find(order.shopId()).filter(it -> it.name().equals(shop)).isPresent())
        .toList();
  }

  private static String names(Tables t, List<OrderRow> orders) {
    return orders.stream()
        .map(order -> t.shops().find(order.shopId()).orElseThrow().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private int wrong(String why) {
    command.commandLine().getErr().println("bridge: " + why + ".");
    return 1;
  }
}
