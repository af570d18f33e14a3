package paybridge.sandbox;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import paybridge.connector.Secret;

/// What stands in the sandbox's file, as one transaction sees it: every SQL statement about
/// payments, merchants and settings. Messages on their way out are in [Outbox], timed work in
/// [Agenda].
final class Books {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  static final String SCHEMA =
      """
      create table if not exists merchant (
        name text primary key, api_key text not null, notification_secret text not null);
      create table if not exists setting (name text primary key, value text not null);
      create table if not exists payment (
        id text primary key, merchant text not null, reference text not null,
        token text not null unique, stored_token text not null, changed integer not null,
        picture text not null, unique (merchant, reference));
      create index if not exists payment_changed on payment (merchant, changed, id);
      create index if not exists payment_stored on payment (stored_token) where stored_token <> '';
      create table if not exists outbox (
        id integer primary key, merchant text not null, event text not null, url text not null,
        body text not null, spoiled integer not null, tries integer not null,
        due integer not null, lease integer not null, state text not null);
      create index if not exists outbox_due on outbox (due) where state = 'waiting';
      create table if not exists agenda (
        id integer primary key, payment text not null, what text not null, argument text not null,
        due integer not null, lease integer not null);
      create index if not exists agenda_due on agenda (due)
      """;

  private final Handle handle;
  private final Sealing sealing;

  Books(Handle handle, Sealing sealing) {
    this.handle = handle;
    this.sealing = sealing;
  }

  Outbox outbox() {
    return new Outbox(handle);
  }

  Agenda agenda() {
    return new Agenda(handle);
  }

  /// A merchant and the keys of both directions.
  record Merchant(String name, Secret apiKey, Secret notificationSecret) {}

  void register(String name, Secret apiKey, Secret notificationSecret) {
    handle
        .createUpdate(
            """
            insert into merchant (name, api_key, notification_secret)
            values (:name, :apiKey, :notificationSecret)
            on conflict (name) do update set
              api_key = excluded.api_key, notification_secret = excluded.notification_secret
            """)
        .bind("name", name)
        .bind("apiKey", sealing.seal(apiKey, name + " api key"))
        .bind("notificationSecret", sealing.seal(notificationSecret, name + " notification secret"))
        .execute();
  }

  Optional<Merchant> merchant(String name) {
    return handle
        .createQuery("select api_key, notification_secret from merchant where name = :name")
        .bind("name", name)
        .map((row, _) ->
            new Merchant(
                name,
                sealing.open(row.getString("api_key"), name + " api key"),
                sealing.open(row.getString("notification_secret"), name + " notification secret")))
        .findOne();
  }

  void fault(Fault fault) {
    handle
        .createUpdate(
            """
            insert into setting (name, value) values ('fault', :value)
            on conflict (name) do update set value = excluded.value
            """)
        .bind("value", fault.spelling())
        .execute();
  }

  /// The fault for everybody.
  Fault fault() {
    return handle
        .createQuery("select value from setting where name = 'fault'")
        .mapTo(String.class)
        .findOne()
        .flatMap(Fault::find)
        .orElse(Fault.NONE);
  }

  Optional<Payment> byId(String id) {
    return one("select picture from payment where id = :key", id);
  }

  Optional<Payment> byToken(String token) {
    return one("select picture from payment where token = :key", token);
  }

  /// The payment that stored a method under this token, for this merchant.
  Optional<Payment> byStored(String merchant, String storedToken) {
    return one("select picture from payment where stored_token = :key", storedToken)
        .filter(payment -> payment.merchant.equals(merchant));
  }

  Optional<Payment> byReference(String merchant, String reference) {
    return handle
        .createQuery(
            "select picture from payment where merchant = :merchant and reference = :reference")
        .bind("merchant", merchant)
        .bind("reference", reference)
        .mapTo(String.class)
        .findOne()
        .map(Books::read);
  }

  /// Payments that changed between two times, both inclusive, oldest first.
  List<Payment> changed(String merchant, Instant from, Instant to, int most, int skip) {
    return handle
        .createQuery(
            """
            select picture from payment
            where merchant = :merchant and changed between :from and :to
            order by changed, id limit :most offset :skip
            """)
        .bind("merchant", merchant)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .bind("most", most)
        .bind("skip", skip)
        .mapTo(String.class)
        .map(Books::read)
        .list();
  }

  void save(Payment payment, Instant now) {
    payment.changed = now;
    payment.version++;
    handle
        .createUpdate(
            """
            insert into payment (id, merchant, reference, token, stored_token, changed, picture)
            values (:id, :merchant, :reference, :token, :stored, :changed, :picture)
            on conflict (id) do update set
              stored_token = excluded.stored_token, changed = excluded.changed,
              picture = excluded.picture
            """)
        .bind("id", payment.id)
        .bind("merchant", payment.merchant)
        .bind("reference", payment.reference)
        .bind("token", payment.token)
        .bind("stored", payment.storedToken)
        .bind("changed", now.toEpochMilli())
        .bind("picture", write(payment))
        .execute();
  }

  private Optional<Payment> one(String sql, String key) {
    return handle.createQuery(sql).bind("key", key).mapTo(String.class).findOne().map(Books::read);
  }

  private static Payment read(String picture) {
    try {
      return JSON.readValue(picture, Payment.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a payment of the sandbox cannot be read", broken);
    }
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("cannot be written as JSON", broken);
    }
  }
}
