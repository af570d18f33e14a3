package paybridge.bridge;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import paybridge.work.Chance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the accounts.
@Command(name = "list", description = "List the accounts.", mixinStandardHelpOptions = true)
final class GatewayList implements Callable<Integer> {
  /// All accounts.
  record All(List<GatewayCommand.Added> accounts) {}

  @Mixin private final DataOptions options = new DataOptions();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() {
    try (var books = Books.open(options.data(), options.database(), Chance.real())) {
      var all =
          books.database().read(t -> t.accounts().all()).stream()
              .map(
                  row ->
                      new GatewayCommand.Added(
                          row.name(),
                          row.gateway(),
                          row.live(),
                          options.publicUrl()
                              + "/notifications/"
                              + row.gateway()
                              + "/"
                              + row.pathKey()))
              .toList();
      output.say(
          new All(all),
          all.isEmpty()
              ? "There is no account yet."
              : all.stream()
                  .map(
                      a ->
                          "%-20s %-14s %-5s %s"
                              .formatted(
                                  a.name(), a.gateway(), a.live() ? "LIVE" : "test",
                                  a.notifications()))
                  .collect(Collectors.joining("\n")));
    }
    return 0;
  }
}
