package paybridge.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paybridge.connector.kit.Digests;
import paybridge.support.SupportPages.Frame;
import paybridge.web.WebJar;

/// The console's first page: what needs a person, what is on its way, how today goes, and how every
/// shop and gateway is. Its parts can be told one by one to a page that is open.
///
/// @param verdict the whole in one sentence
/// @param now when it was read, UTC milliseconds
record HomePage(
    Frame frame,
    Shown.Badge verdict,
    Person person,
    List<Tile> onTheWay,
    Today today,
    Ends shops,
    Ends accounts,
    List<Chart> charts,
    long now,
    Scripts scripts) {

  /// The page of somebody who sees only some shops.
  record Some(Frame frame, Shown.Badge verdict, Person person, Ends shops) {}

  /// The addresses of the libraries that keep the page fresh and draw on it.
  record Scripts(String htmx, String sse, String chart) {
    static final Scripts INSTALLED =
        new Scripts(
            WebJar.path("htmx.org", "dist/htmx.min.js"),
            WebJar.path("htmx-ext-sse", "sse.js"),
            WebJar.path("chart.js", "dist/chart.umd.min.js"));
  }

  /// What needs a person.
  ///
  /// @param waiting how many cases wait, of which the page lists the oldest
  record Person(int waiting, List<Case> cases) {}

  /// @param owner who looks at it, or empty
  record Case(
      String orderId,
      String number,
      String shop,
      String amount,
      String kind,
      String cause,
      Shown.Ago age,
      String since,
      String owner) {}

  /// @param day today, as it is written
  record Today(String day, List<Tile> tiles) {}

  /// A figure.
  ///
  /// @param ago the end of the detail, if it counts time
  /// @param link where the rows behind it are listed, or empty
  record Tile(
      String figure,
      String label,
      String detail,
      Shown.@Nullable Ago ago,
      String tone,
      String link) {}

  /// @param none what stands there when there are none
  record Ends(List<FarEnd> all, String none) {}

  /// A shop or a gateway account.
  ///
  /// @param heard the end of the detail: how long ago it spoke, if that is known
  record FarEnd(
      String name, String kind, Shown.Badge state, String detail, Shown.@Nullable Ago heard) {}

  /// A part of the page that can change while the page is open.
  ///
  /// @param template which draws it alone, from `model`
  record Part(String name, String template, Object model) {
    /// The same for as long as the part says the same; how long ago something was counts nowhere.
    String mark() {
      var said = model.toString().getBytes(StandardCharsets.UTF_8);
      return Digests.hex(Digests.sha256(said)).substring(0, 12);
    }
  }

  /// All parts that can change, as they stand on the page from top to bottom.
  List<Part> parts() {
    return Stream.concat(
            Stream.of(
                new Part("verdict", "home-verdict", verdict),
                new Part("person", "home-person", person),
                new Part("way", "home-way", onTheWay),
                new Part("today", "home-today", today)),
            Stream.concat(
                charts.stream().map(it -> new Part("chart-" + it.id(), "home-chart", it)),
                Stream.of(
                    new Part("shops", "home-ends", shops),
                    new Part("accounts", "home-ends", accounts))))
        .toList();
  }

  /// The marks of all parts, by which an open page says what it shows.
  public String seen() {
    return parts().stream()
        .map(part -> part.name() + ":" + part.mark())
        .collect(Collectors.joining(","));
  }
}
