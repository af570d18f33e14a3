package paybridge.sandbox.paymaster;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import paybridge.connector.Money;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;
import paybridge.work.Chance;

/// All that the gateway knows, in memory, behind one lock.
final class Books {
  final InstantSource clock;
  final Chance chance;
  final Diary diary;
  final Agenda agenda;
  final Signing signing = new Signing(MessageTable.load());
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Merchant> merchants = new HashMap<>();
  private final Map<String, Payment> byReference = new HashMap<>();
  private final Map<String, Payment> byId = new HashMap<>();
  private final Map<String, Stored> stored = new HashMap<>();

  Books(InstantSource clock, Chance chance) {
    this.clock = clock;
    this.chance = chance;
    this.diary = new Diary(clock);
    this.agenda = new Agenda("played-paymaster", clock);
  }

  /// A card behind a token.
  record Stored(Merchant merchant, String card, String expiry) {}

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void add(Merchant merchant) {
    merchants.put(merchant.id(), merchant);
  }

  Optional<Merchant> merchant(String id) {
    return Optional.ofNullable(merchants.get(id));
  }

  /// Enters a transaction; its reference is new (callers look first).
  Payment begin(Merchant merchant, Payment.Kind kind, Fields asked, Money amount) {
    var payment = new Payment(hex(12), merchant, kind, asked, amount, clock.instant());
    byId.put(payment.id, payment);
    byReference.put(payment.reference(), payment);
    return payment;
  }

  Optional<Payment> known(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  Optional<Payment> known(Merchant merchant, String reference) {
    return known(reference).filter(payment -> payment.merchant.equals(merchant));
  }

  Optional<Payment> page(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The sale with this retrieval number.
  Optional<Payment> retrieved(Merchant merchant, String retrieval) {
    return byReference.values().stream()
        .filter(payment -> payment.merchant.equals(merchant))
        .filter(payment -> payment.retrieval.equals(retrieval))
        .findFirst();
  }

  String store(Stored card) {
    var token = "8815" + digits(15);
    stored.put(token, card);
    return token;
  }

  Optional<Stored> stored(Merchant merchant, String token) {
    return Optional.ofNullable(stored.get(token)).filter(card -> card.merchant().equals(merchant));
  }

  String digits(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(chance.below(10));
    }
    return text.toString();
  }

  String hex(int bytes) {
    return HexFormat.of().formatHex(chance.bytes(bytes)).toUpperCase(Locale.ROOT);
  }
}
