package paybridge.sandbox.play;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Money;
import paybridge.connector.Secret;
import paybridge.work.Step;

/// A gateway that others run, played on the wire as its public documents describe it, so that
/// anybody can try it without an account. It shares no code of signatures or messages with the
/// dialect that speaks to it: each is written from the documents, and they agree or a test is red.
///
/// It keeps its books in memory only.
public interface PlayedGateway {
  /// The name of the dialect it plays the other side of.
  String name();

  /// Adds its pages and calls, from the root of a server of its own.
  void routes(RoutesConfig routes);

  /// Everything that happens by itself: its messages, and what time brings.
  List<Step> steps();

  /// What it did and saw, in order.
  Diary diary();

  /// What its own book says about a merchant reference.
  Optional<Book> book(String reference);

  /// An account at this gateway, with fresh keys.
  ///
  /// @param url where it listens, without a slash at the end
  /// @param way how the shopper meets it, one of [#ways]
  Opened account(String url, String way);

  /// The ways a shopper can meet it; the first is the usual one.
  List<String> ways();

  /// True when the shopper's browser is the only one that carries its messages.
  default boolean tellsByBrowserOnly() {
    return false;
  }

  /// A message that looks like the gateway's own and says that much more was paid for this reference,
  /// but is signed with a key that nobody was told.
  Forgery forgery(String reference);

  /// What the gateway holds to be true of a payment.
  ///
  /// @param word the gateway's own word
  /// @param captured how much was taken so far
  /// @param refunded how much of it was paid back
  record Book(String word, Money captured, Money refunded) {}

  /// What the owner of an account fills in.
  ///
  /// @param settings plain settings of the dialect
  /// @param secrets its secrets
  /// @param method the method the shopper chooses
  record Opened(Map<String, String> settings, Map<String, Secret> secrets, String method) {
    public Opened {
      settings = Map.copyOf(settings);
      secrets = Map.copyOf(secrets);
    }
  }

  /// A forged message.
  ///
  /// @param byBrowser true: it goes to the return address, else to that of notifications
  /// @param method `GET` or `POST`
  /// @param query the raw query, or `""`
  record Forgery(
      boolean byBrowser, String method, String query, Map<String, String> headers, byte[] body) {
    public Forgery {
      headers = Map.copyOf(headers);
    }
  }
}
