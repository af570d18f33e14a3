package paybridge.sandbox.wooshpay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import paybridge.connector.Secret;

/// Everything the gateway knows, in memory, under one lock.
final class Books {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Merchant> merchants = new ArrayList<>();
  private final Map<String, Intent> intents = new LinkedHashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();

  /// Work that may be refused.
  interface Work<T> {
    T done() throws Refusal;
  }

  <T> T locked(Work<T> work) throws Refusal {
    lock.lock();
    try {
      return work.done();
    } finally {
      lock.unlock();
    }
  }

  <T> T held(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void alone(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  void add(Merchant merchant) {
    alone(() -> merchants.add(merchant));
  }

  Optional<Merchant> withKey(Secret key) {
    return merchants.stream().filter(one -> one.secretKey.equals(key)).findFirst();
  }

  void add(Intent intent) {
    intents.put(intent.id, intent);
  }

  void add(Session session) {
    sessions.put(session.id, session);
  }

  void add(Refund refund) {
    refunds.put(refund.id, refund);
    refund.intent.refunds.add(refund);
  }

  Intent intent(Merchant merchant, String id, boolean setup) throws Refusal {
    return Optional.ofNullable(intents.get(id))
        .filter(one -> one.merchant == merchant && one.setup == setup)
        .orElseThrow(() -> Refusal.unknown(setup ? "setup_intent" : "payment_intent", id));
  }

  Session session(Merchant merchant, String id) throws Refusal {
    return Optional.ofNullable(sessions.get(id))
        .filter(one -> one.intent.merchant == merchant)
        .orElseThrow(() -> Refusal.unknown("checkout session", id));
  }

  Refund refund(Merchant merchant, String id) throws Refusal {
    return Optional.ofNullable(refunds.get(id))
        .filter(one -> one.intent.merchant == merchant)
        .orElseThrow(() -> Refusal.unknown("refund", id));
  }

  ObjectNode kept(Merchant merchant, String what, String id) throws Refusal {
    return merchant
        .kept(id)
        .filter(one -> one.path("object").asText().equals(what))
        .orElseThrow(() -> Refusal.unknown(what, id));
  }

  /// The payment intents of a reference, oldest first.
  List<Intent> named(String reference) {
    return intents.values().stream()
        .filter(one -> !one.setup && one.reference.equals(reference))
        .toList();
  }

  Optional<Session> page(String page) {
    return sessions.values().stream().filter(one -> one.page().equals(page)).findFirst();
  }

  /// The intent whose wallet's or bank's page this is; a session's has its own page.
  Optional<Intent> waiting(String token) {
    return intents.values().stream()
        .filter(one -> one.session == null)
        .filter(one -> !one.token.isEmpty() && one.token.equals(token))
        .findFirst();
  }

  /// Whether this method was kept for this customer by something that succeeded.
  boolean stored(Merchant merchant, String customer, String method) {
    return intents.values().stream()
        .anyMatch(
            one ->
                one.merchant == merchant
                    && !one.usage.isEmpty()
                    && one.status.equals("succeeded")
                    && one.customer.equals(customer)
                    && one.method.equals(method));
  }

  Optional<Intent> secret(String key, String clientSecret) {
    return intents.values().stream()
        .filter(one -> one.merchant.publishableKey.equals(key) && one.secret.equals(clientSecret))
        .findFirst();
  }
}
