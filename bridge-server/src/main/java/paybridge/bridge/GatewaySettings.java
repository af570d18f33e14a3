package paybridge.bridge;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.shop.PortalLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells the settings of a gateway.
@Command(
    name = "settings",
    description = "Tell what an account of a gateway needs.",
    mixinStandardHelpOptions = true)
final class GatewaySettings implements Callable<Integer> {
  /// What a gateway needs.
  record Needs(String gateway, List<Need> settings) {}

  /// One setting.
  record Need(String name, String kind, boolean required, String fallback, String help) {}

  @Parameters(paramLabel = "TYPE", description = "The gateway, such as sandbox.")
  private String type = "";

  @Mixin private final Output output = new Output();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    var gateway =
        InstalledConnectors.gateway(type)
            .orElseThrow(
                () ->
                    new ParameterException(
                        command.commandLine(),
                        "No gateway is called '"
                            + type
                            + "'. There are: "
                            + InstalledConnectors.gateways().stream()
                                .map(g -> g.name())
                                .collect(Collectors.joining(", "))
                            + "."));
    var needs =
        PortalLink.with(gateway).stream()
            .map(
                spec ->
                    new Need(
                        spec.name(),
                        spec.kind().name().toLowerCase(java.util.Locale.ROOT),
                        spec.required(),
                        spec.defaultValue(),
                        spec.help()))
            .toList();
    output.say(
        new Needs(type, needs),
        needs.stream()
            .map(
                need ->
                    "%-22s %-8s %-9s %s%s"
                        .formatted(
                            need.name(),
                            need.kind(),
                            need.required() ? "needed" : "optional",
                            need.help(),
                            need.fallback().isEmpty()
                                ? ""
                                : " (default: " + need.fallback() + ")"))
            .collect(Collectors.joining("\n")));
    return 0;
  }
}
