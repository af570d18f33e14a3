package paybridge.connector.installed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import paybridge.connector.Gateway;
import paybridge.connector.Handbook;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.OpenPoint;
import paybridge.connector.SettingSpec;

/// The page of a gateway in `docs/gateways`, in Markdown, made from its settings and its handbook.
public final class GatewayPage {
  private GatewayPage() {}

  /// The whole page.
  public static String of(Gateway gateway, Handbook handbook) {
    return String.join(
        "\n",
        "# " + gateway.title(),
        "",
        "<!-- Made from the code of the dialect; change it there. -->",
        "",
        handbook.about().strip(),
        "",
        "## Settings",
        "",
        "`./bridge gateway add NAME --type "
            + gateway.name()
            + " --set NAME=VALUE --secret NAME@FILE`. Where a fact comes from is said by the section"
            + " of our notes on the gateway's public documents.",
        "",
        "| name | kind | needed | without it | what it is | from |",
        "|---|---|---|---|---|---|",
        rows(gateway.settings().stream().map(GatewayPage::setting).toList()),
        "",
        "## Methods",
        "",
        "| code | title | countries | currencies | limits | can | money may come for | asked | refunds for"
            + " | from |",
        "|---|---|---|---|---|---|---|---|---|---|",
        rows(handbook.methods().stream().map(GatewayPage::method).toList()),
        "",
        "## Reasons",
        "",
        "What the gateway says when there is no money, and the reason that shop and shopper are told."
            + " The gateway's own word is kept for support.",
        "",
        "| reason | codes |",
        "|---|---|",
        rows(reasons(handbook)),
        "",
        "## Open points",
        "",
        "What the gateway's public documents leave open, and what happens until it is known.",
        "",
        "| # | open | here | settings |",
        "|---|---|---|---|",
        rows(
            handbook.open().stream()
                .sorted(Comparator.comparingInt(OpenPoint::number))
                .map(GatewayPage::point)
                .toList()),
        "");
  }

  private static List<String> setting(SettingSpec spec) {
    var kind = spec.kind().name().toLowerCase(Locale.ROOT);
    return List.of(
        "`" + spec.name() + "`",
        spec.choices().isEmpty() || kind.equals("switch")
            ? kind
            : spec.choices().stream().map(c -> "`" + c + "`").collect(Collectors.joining(" or ")),
        spec.required() ? "yes" : "",
        spec.defaultValue().isEmpty() ? "" : "`" + spec.defaultValue() + "`",
        spec.help(),
        spec.source());
  }

  private static List<String> method(MethodSpec method) {
    var limits = new ArrayList<String>();
    method.least().ifPresent(least -> limits.add("from " + least));
    method.most().ifPresent(most -> limits.add("to " + most));
    return List.of(
        "`" + method.code() + "`",
        method.title(),
        words(method.countries().stream().sorted().toList(), "any"),
        words(method.currencies().stream().sorted().toList(), "all confirmed"),
        String.join(" ", limits),
        words(
            method.can().stream()
                .sorted()
                .map(GatewayPage::words)
                .toList(),
            "pay only"),
        words(method.window()),
        method
            .asking()
            .map(a -> "every " + words(a.every()) + " for " + words(a.lasting()))
            .orElse("less and less often"),
        method.refundWindow().map(GatewayPage::words).orElse("not said"),
        method.source());
  }

  private static String words(Can can) {
    return can.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(List<String> all, String none) {
    return all.isEmpty() ? none : String.join(", ", all);
  }

  private static String words(Duration time) {
    if (time.toHours() >= 48) {
      return time.toDays() + " days";
    }
    if (time.toMinutes() >= 120) {
      return time.toHours() + " hours";
    }
    return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
  }

  private static List<List<String>> reasons(Handbook handbook) {
    Map<String, String> rows =
        new TreeMap<>(
            handbook.declines().entrySet().stream()
                .collect(
                    Collectors.groupingBy(
                        e -> e.getValue().spelling(),
                        Collectors.mapping(
                            e -> "`" + e.getKey() + "`",
                            Collectors.collectingAndThen(
                                Collectors.toList(),
                                codes ->
                                    codes.stream().sorted().collect(Collectors.joining(" ")))))));
    return rows.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
  }

  private static List<String> point(OpenPoint point) {
    return List.of(
        String.valueOf(point.number()),
        point.question(),
        point.here(),
        point.settings().stream().map(s -> "`" + s + "`").collect(Collectors.joining(", ")));
  }

  private static String rows(List<List<String>> rows) {
    return rows.stream()
        .map(
            cells ->
                cells.stream()
                    .map(cell -> cell.replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |")))
        .collect(Collectors.joining("\n"));
  }
}
