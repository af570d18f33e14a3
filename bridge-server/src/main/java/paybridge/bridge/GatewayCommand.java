package paybridge.bridge;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Accounts at gateways.
@Command(
    name = "gateway",
    description = "Add and list accounts at gateways.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GatewayAdd.class,
      GatewaySet.class,
      GatewaySettings.class,
      GatewayList.class,
      GatewayConnect.class
    })
final class GatewayCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    throw new ParameterException(command.commandLine(), "Say what: add, set, connect, settings or list.");
  }

  /// What was added.
  record Added(String name, String gateway, boolean live, String notifications) {}
}
