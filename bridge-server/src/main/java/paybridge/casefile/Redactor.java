package paybridge.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paybridge.connector.Personal;
import paybridge.connector.Shopper;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.StaffRow;
import paybridge.db.Tables;
import paybridge.truth.Details;
import paybridge.vault.Masking;
import paybridge.vault.NotOurs;
import paybridge.vault.Vault;

/// Takes out of free text what must not leave the house: first what is known of this very order's
/// person, of the staff and of tokens, wherever it stands, then whatever has the look of a secret or of
/// personal data.
final class Redactor {
  private static final String DOTS = "•••";

  /// Shorter ones would take half of every sentence away.
  private static final int SHORTEST = 3;

  /// A long word in a path may open a page, whoever's it is.
  private static final Pattern PATH = Pattern.compile("(?<=/)[A-Za-z0-9_-]{16,}+");

  private final List<Pattern> known;

  private Redactor(List<Pattern> known) {
    this.known = known;
  }

  static Redactor of(Tables t, Vault vault, OrderRow order, List<PaymentRow> attempts) {
    var words = new ArrayList<String>();
    for (var attempt : attempts) {
      words.add(attempt.token());
      words.add(attempt.returnToken());
      personal(vault, order, attempt).forEach(words::add);
    }
    t.operations().ofOrder(order.id()).stream().map(OperationRow::reason).forEach(words::add);
    t.staff().all().stream()
        .flatMap(person -> Stream.of(person.email(), person.name()))
        .forEach(words::add);
    return new Redactor(
        words.stream()
            .map(String::strip)
            .filter(word -> word.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Redactor::pattern)
            .toList());
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Stream<String> personal(Vault vault, OrderRow order, PaymentRow attempt) {
    try {
      var key = vault.orderKey(order.dataKey());
      var details = Details.of(key.unseal(attempt.details(), Details.about(order.id())));
      Shopper s = details.shopper();
      var name = s.firstName().reveal() + " " + s.lastName().reveal();
      return Stream.concat(
          Stream.of(name, s.customerId(), details.returnUrl(), details.cancelUrl()),
          Stream.of(
                  s.firstName(), s.lastName(), s.email(), s.phone(), s.address(), s.city(),
                  s.state(), s.postcode(), s.ip())
              .map(Personal::reveal));
    } catch (NotOurs damaged) {
      return Stream.of();
    }
  }

  /// A sentence of the log.
  String sentence(String text) {
    return Masking.text(said(text), "");
  }

  /// A text that is masked by its look already.
  String said(String text) {
    var masked = text;
    for (var pattern : known) {
      masked = pattern.matcher(masked).replaceAll(DOTS);
    }
    return PATH.matcher(masked).replaceAll(DOTS);
  }
}
