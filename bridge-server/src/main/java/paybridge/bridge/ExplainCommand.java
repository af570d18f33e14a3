package paybridge.bridge;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paybridge.comparing.FindOrders;
import paybridge.comparing.OrderReport;
import paybridge.db.OrderRow;
import paybridge.db.Tables;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says why an order is as it is.
@Command(
    name = "explain",
    description = {
      "What gateway, bridge and shop say about an order, side by side; the cause in one",
      "sentence; what happens next; and the timeline. Changes nothing and asks nobody:",
      "the books of a running bridge can be read beside it."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ORDER",
      description = "The number the customer knows, the shop's id of the order, or a reference.")
  private String order = "";

  @Option(names = "--shop", paramLabel = "NAME", description = "Only an order of this shop.")
  private @Nullable String shop;

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
  private CommandSpec command;

  /// The orders that were found; several when shops use the same numbers.
  record Explained(List<OrderReport> orders) {}

  @Override
  public Integer call() {
    try (var books = Books.open(options.data(), options.database(), Chance.real())) {
      var reports =
          books.database().read(t -> found(t).stream().map(it -> OrderReport.of(t, it)).toList());
      if (reports.isEmpty()) {
        throw new ParameterException(
            command.commandLine(),
            "No order"
                + (shop == null ? "" : " of the shop " + shop)
                + " has the number, id or reference "
                + order
                + ".");
      }
      output.say(new Explained(reports), text(reports));
      return 0;
    }
  }

  private List<OrderRow> found(Tables t) {
    var all = FindOrders.any(t, order);
    return shop == null
        ? all
        : all.stream()
            .filter(
                it -> t.shops().find(it.shopId()).filter(row -> row.name().equals(shop)).isPresent())
            .toList();
  }

  private static String text(List<OrderReport> reports) {
    var text = new StringWriter();
    reports.forEach(report -> print(report, new PrintWriter(text)));
    return text.toString().stripTrailing();
  }

  private static void print(OrderReport report, PrintWriter out) {
    out.println("Order " + report.number() + " of the shop " + report.shop());
    out.println();
    out.println(report.cause());
    out.println(report.next());
    out.println();
    book(out, "gateway", report.gateway());
    book(out, "bridge", report.bridge());
    book(out, "shop", report.shopSays());
    report.cases().forEach(it -> out.println("  open case   " + it));
    if (!report.compared().isEmpty()) {
      out.println("  compared    " + report.compared());
    }
    out.println();
    report
        .timeline()
        .forEach(
            line ->
                out.printf(
                    "  %-24s  %-16s %s%s: %s%n",
                    line.at(),
                    line.way(),
                    line.what(),
                    line.result().equals("ok") || line.result().equals("note")
                        ? ""
                        : " (" + line.result() + ")",
                    line.detail()));
    out.println();
    out.flush();
  }

  private static void book(PrintWriter out, String name, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      out.printf("  %-11s %s%n", i == 0 ? name : "", lines.get(i));
    }
  }
}
