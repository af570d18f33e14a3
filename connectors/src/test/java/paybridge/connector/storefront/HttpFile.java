package paybridge.connector.storefront;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paybridge.connector.Header;

/// One exchange as it stands in an `.http` file: comment lines, the request, the answer. Bodies are
/// one line each and end without a line feed.
public record HttpFile(String comment, Message request, Message answer) {
  /// A request or an answer.
  public record Message(String startLine, List<Header> headers, String body) {
    public byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    String text() {
      return Stream.concat(
              Stream.of(startLine),
              headers.stream().map(header -> header.name() + ": " + header.value()))
          .collect(Collectors.joining("\n", "", "\n\n" + body + "\n"));
    }
  }

  public static HttpFile read(String text) {
    var comment =
        text.lines()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    var parts =
        text.lines()
            .dropWhile(line -> line.startsWith("#"))
            .collect(Collectors.joining("\n"))
            .split("\n\n");
    return new HttpFile(comment, message(parts[0], parts[1]), message(parts[2], parts[3]));
  }

  private static Message message(String head, String body) {
    var lines = head.lines().toList();
    var headers =
        lines.stream()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .map(pair -> new Header(pair[0], pair[1]))
            .toList();
    return new Message(lines.getFirst(), headers, body.strip());
  }

  public String text() {
    var said = comment.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
    return said + request.text() + "\n" + answer.text();
  }
}
