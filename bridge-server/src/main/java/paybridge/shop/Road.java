package paybridge.shop;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paybridge.connector.ShopAnswer.Checked;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.NeverSent;
import paybridge.connector.WireAnswer.NoReply;
import paybridge.connector.WireAnswer.Replied;

/// Where a call to a shop ended, by what came back. The words are for owners: each names the place
/// and what to do there.
final class Road {
  private static final List<String> CACHE_HEADERS =
      List.of("age", "x-cache", "cf-cache-status", "x-litespeed-cache", "x-proxy-cache");
  private static final List<String> WALLS =
      List.of("wordfence", "sucuri", "mod_security", "modsecurity", "imunify", "cloudflare",
          "access denied", "captcha", "solid security");

  private Road() {}

  /// @param answer what came back; null when nothing was even tried
  /// @param said what the storefront made of it
  static Checked end(@Nullable WireAnswer answer, String said) {
    return switch (answer) {
      case null -> no("callback", "The shop has not said where it can be called. " + said);
      case NeverSent(var why) -> neverSent(why);
      case NoReply(var why) ->
          no("silence", "The shop's server took the call and did not answer: " + why + ".");
      case Replied replied -> replied(replied, said);
    };
  }

  /// The second address answered, the first did not.
  ///
  /// @param first where the road to the first one ended
  static Checked second(Checked first) {
    return new Checked(
        true,
        first.hop(),
        "News of payments comes through the shop's second address, because the first is closed. "
            + first.said());
  }

  /// Neither address answered. The owner is told of the first, which is the one to open.
  static Checked neither(Checked first, Checked second) {
    return no(first.hop(), first.said() + " The second address is closed, too (" + second.hop() + ").");
  }

  private static Checked neverSent(String why) {
    if (why.contains("TLS")) {
      return no("tls", "The shop's certificate is not trusted: " + why + ".");
    }
    if (why.contains("not connected") || why.contains("refused") || why.contains("no route")) {
      return no("connect", "The shop's server cannot be reached from here: " + why + ".");
    }
    return no("dns", "The shop's address cannot be called: " + why + ".");
  }

  private static Checked replied(Replied reply, String said) {
    var text = text(reply);
    if (reply.status() / 100 == 3) {
      return no(
          "redirect",
          "The shop sends callers elsewhere (" + reply.header("location").orElse("?")
              + "). Its registered address must be the one it answers at.");
    }
    if (WALLS.stream().anyMatch(text::contains)) {
      return no(
          "security", "A firewall or security plugin of the shop answers instead (" + reply.status()
              + "). Let it pass calls to this address.");
    }
    if (text.contains("type=\"password\"") || reply.status() == 401 || reply.status() == 403) {
      return no(
          "login-wall", "The shop asks callers to sign in (" + reply.status()
              + "). A shop behind a password cannot be told of payments.");
    }
    if (reply.status() == 404) {
      return no("not-found", "There is nothing at the plugin's address: is the plugin switched on?");
    }
    if (reply.status() / 100 == 5) {
      return no("server-error", "The shop's server fails (" + reply.status() + ").");
    }
    if (CACHE_HEADERS.stream().anyMatch(name -> hit(reply, name))) {
      return no("cache", "A cache answers instead of the shop. Except the plugin's address from it.");
    }
    return text.contains("<html")
        ? no("page", "A page came instead of the plugin's answer (" + reply.status() + ").")
        : no("signature", "An answer came, but not one of the plugin: " + said + ".");
  }

  private static boolean hit(Replied reply, String name) {
    return reply.header(name)
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> value.contains("hit") || value.matches("[1-9][0-9]*"))
        .isPresent();
  }

  private static String text(Replied reply) {
    var headers =
        Stream.of("server", "x-powered-by", "x-sucuri-id", "cf-mitigated")
            .flatMap(name -> reply.header(name).stream().map(value -> name + " " + value))
            .filter(line -> !line.equals("server cloudflare"))
            .collect(Collectors.joining(" "));
    return (headers + " " + reply.text()).toLowerCase(Locale.ROOT);
  }

  private static Checked no(String hop, String said) {
    return new Checked(false, hop, said);
  }
}
