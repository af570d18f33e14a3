package paybridge.connector.gateway.paymaster;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paybridge.connector.Page.Field;

/// The fields of a page that a browser would post on (contract section 13): every `input` named
/// like a field. Whoever finds them here believes only their hash.
final class HtmlForm {
  private static final int LONGEST = 500_000;
  private static final int MOST_FIELDS = 100;
  private static final Pattern INPUT =
      Pattern.compile("(?i)<input\\b((?:[^>\"']++|\"[^\"]*+\"|'[^']*+'){0,80}+)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?<![A-Za-z-])([A-Za-z-]++)\\s*+=\\s*+"
              + "(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+))");
  private static final Pattern NAME = Pattern.compile("[hft][0-9]{3}_[A-Za-z0-9_]{1,40}");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:(lt|gt|quot|apos|amp)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));");
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "quot", "\"", "apos", "'", "amp", "&");

  private HtmlForm() {}

  /// The message in this page; empty when it has no such fields.
  static Optional<ResultMessage> read(String page) {
    if (page.length() > LONGEST) {
      return Optional.empty();
    }
    var fields = new ArrayList<Field>();
    var inputs = INPUT.matcher(page);
    while (inputs.find() && fields.size() <= MOST_FIELDS) {
      var name = attribute(inputs.group(1), "name");
      if (NAME.matcher(name).matches()) {
        fields.add(new Field(name, attribute(inputs.group(1), "value")));
      }
    }
    return fields.isEmpty() || fields.size() > MOST_FIELDS
        ? Optional.empty()
        : Optional.of(new ResultMessage(fields));
  }

  private static String attribute(String input, String name) {
    var attributes = ATTRIBUTE.matcher(input);
    while (attributes.find()) {
      if (attributes.group(1).equalsIgnoreCase(name)) {
        return Stream.of(attributes.group(2), attributes.group(3), attributes.group(4))
            .filter(Objects::nonNull)
            .map(HtmlForm::decoded)
            .findFirst()
            .orElse("");
      }
    }
    return "";
  }

  private static String decoded(String text) {
    return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(letter(found)));
  }

  private static String letter(MatchResult entity) {
    if (entity.group(1) != null) {
      return ENTITIES.getOrDefault(entity.group(1), entity.group());
    }
    int code =
        entity.group(2) != null
            ? Integer.parseInt(entity.group(2))
            : Integer.parseInt(entity.group(3), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
  }
}
