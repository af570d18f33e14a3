package paybridge.sandbox.oceanpayment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import paybridge.connector.Secret;
import paybridge.work.Chance;

/// The gateway's books, in memory: one lock, and everybody who reads or changes them holds it.
final class Ledger {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

  /// How long a paid order bars a second payment (contract section 20, code 20061).
  private static final Duration ONCE = Duration.ofDays(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Merchant> merchants = new LinkedHashMap<>();
  private final List<Payment> payments = new ArrayList<>();
  private final Map<String, Payment> byToken = new LinkedHashMap<>();
  private final Chance chance;
  private int number;

  Ledger(Chance chance) {
    this.chance = chance;
  }

  /// Does it while nobody else looks.
  <T> T alone(Callable<T> what) throws Exception {
    lock.lock();
    try {
      return what.call();
    } finally {
      lock.unlock();
    }
  }

  /// The same for what cannot fail.
  <T> T quietly(java.util.function.Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }

  Merchant newMerchant(String url) {
    var account = String.valueOf(990_001 + merchants.size());
    var merchant =
        new Merchant(
            account, account + "01", new Secret(HexFormat.of().formatHex(chance.bytes(32))), url);
    merchants.put(merchant.terminal(), merchant);
    return merchant;
  }

  Optional<Merchant> merchant(String account, String terminal) {
    return Optional.ofNullable(merchants.get(terminal))
        .filter(merchant -> merchant.account().equals(account));
  }

  Payment add(Payment payment) {
    payments.add(payment);
    byToken.put(payment.token, payment);
    return payment;
  }

  String newPaymentId(Instant now) {
    return ID_TIME.format(now) + String.format(Locale.ROOT, "%09d", 10_010 + ++number);
  }

  String newRefundId() {
    return String.valueOf(7_700_100 + ++number);
  }

  String token() {
    return HexFormat.of().formatHex(chance.bytes(16));
  }

  /// A signature by a recipe that nobody has published.
  String unknownSignature() {
    return HexFormat.of().withUpperCase().formatHex(chance.bytes(32));
  }

  String digits(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(chance.below(10));
    }
    return text.toString();
  }

  Optional<Payment> byToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  Optional<Payment> byId(Merchant merchant, String id) {
    return newestFirst(merchant).stream().filter(one -> one.id.equals(id)).findFirst();
  }

  /// The payments of a terminal; the newest first.
  List<Payment> newestFirst(Merchant merchant) {
    return payments.reversed().stream().filter(one -> one.merchant.equals(merchant)).toList();
  }

  /// The payment that speaks for an order: one with money, else the newest.
  Optional<Payment> speaksFor(String order) {
    var all = payments.reversed().stream().filter(one -> one.number().equals(order)).toList();
    return all.stream()
        .filter(Payment::paid)
        .findFirst()
        .or(() -> all.stream().filter(Payment::held).findFirst())
        .or(() -> all.stream().findFirst());
  }

  /// Whether the same terminal took money or a hold for this order by this method lately.
  boolean paidBefore(Merchant merchant, Asked order, Instant now) {
    return payments.stream()
        .anyMatch(one ->
            one.merchant.equals(merchant)
                && one.number().equals(order.get("order_number"))
                && one.order.get("methods").equals(order.get("methods"))
                && (one.paid() || one.held())
                && one.at.plus(ONCE).isAfter(now));
  }
}
