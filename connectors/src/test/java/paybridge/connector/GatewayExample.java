package paybridge.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One golden example: `NAME.http`, the raw message, and `NAME.txt`, one line of what it means, in
/// a folder named like the gateway. The folder's `account.properties` is the account that reads
/// them: `live`, `set.NAME` for settings, `secret.NAME` for secrets (several with blanks between,
/// newest first), and when the messages were heard: `heard` and `heard.NAME`, else the time that
/// the message itself claims in `webhook-timestamp`.
///
/// Not every gateway signs the whole message: `unsigned` is a pattern of what may change unnoticed.
///
/// A message under `/returns` was carried by the browser. Lines end with LF or CRLF; the body ends
/// where `Content-Length` says, or at the file's last line break.
record GatewayExample(
    Gateway gateway,
    String name,
    Account account,
    Incoming message,
    String means,
    Pattern unsigned) {
  private static final String NOTHING = "(?!)";
  static final Path ROOM = Path.of("src/test/resources/examples");

  static List<GatewayExample> of(Gateway gateway) {
    var folder = ROOM.resolve(gateway.name());
    var account = properties(folder.resolve("account.properties"));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".http"))
          .map(file -> file.substring(0, file.length() - ".http".length()))
          .sorted()
          .map(name -> read(gateway, folder, name, account))
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  boolean genuine() {
    return means.startsWith("genuine");
  }

  GatewayExample with(Incoming other) {
    return new GatewayExample(gateway, name, account, other, means, unsigned);
  }

  Reading reading() {
    return gateway.read(account, message);
  }

  @Override
  public String toString() {
    return gateway.name() + "/" + name;
  }

  private static GatewayExample read(
      Gateway gateway, Path folder, String name, Properties account) {
    try {
      var bytes = Files.readAllBytes(folder.resolve(name + ".http"));
      var heard = account.getProperty("heard." + name, account.getProperty("heard"));
      return new GatewayExample(
          gateway,
          name,
          account(gateway, account),
          message(bytes, heard == null ? claimed(bytes) : Instant.parse(heard)),
          Files.readString(folder.resolve(name + ".txt")).strip(),
          Pattern.compile(account.getProperty("unsigned", NOTHING)));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Instant claimed(byte[] message) {
    var time =
        Pattern.compile("webhook-timestamp[=:] ?([0-9]{10})")
            .matcher(new String(message, StandardCharsets.ISO_8859_1));
    return time.find() ? Instant.ofEpochSecond(Long.parseLong(time.group(1))) : Instant.EPOCH;
  }

  private static Properties properties(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return properties;
  }

  private static Account account(Gateway gateway, Properties properties) {
    var values = new HashMap<String, String>();
    gateway.settings().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    Map<String, List<Secret>> secrets = new HashMap<>();
    for (var key : properties.stringPropertyNames()) {
      if (key.startsWith("set.")) {
        values.put(key.substring(4), properties.getProperty(key));
      } else if (key.startsWith("secret.")) {
        secrets.put(
            key.substring(7),
            Stream.of(properties.getProperty(key).split(" ")).map(Secret::new).toList());
      }
    }
    return new Account(
        "A1",
        "examples",
        Boolean.parseBoolean(properties.getProperty("live", "false")),
        new Settings(values, secrets));
  }

  private static Incoming message(byte[] bytes, Instant heard) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int gap = text.indexOf("\n\n");
    var head = (gap < 0 ? text : text.substring(0, gap)).lines().toList();
    var body = gap < 0 ? "" : text.substring(gap + 2);
    var headers = new ArrayList<Header>();
    for (var line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    var start = head.getFirst().split(" ");
    int query = start[1].indexOf('?');
    var path = query < 0 ? start[1] : start[1].substring(0, query);
    var length =
        headers.stream().filter(h -> h.name().equalsIgnoreCase("Content-Length")).findFirst();
    var cut =
        length
            .map(header -> body.substring(0, Integer.parseInt(header.value())))
            .orElse(body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
    return new Incoming(
        path.startsWith("/returns") ? Incoming.Channel.RETURN : Incoming.Channel.NOTIFICATION,
        start[0],
        path,
        query < 0 ? "" : start[1].substring(query + 1),
        List.copyOf(headers),
        cut.getBytes(StandardCharsets.ISO_8859_1),
        heard);
  }
}
