package paybridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.Account;
import paybridge.connector.Gateway;
import paybridge.connector.Header;
import paybridge.connector.Incoming;
import paybridge.connector.Reading.Genuine;
import paybridge.connector.Secret;
import paybridge.connector.Settings;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.connector.kit.Digests;

/// A signed "paid" of a gateway, with invented keys, and the account that it is for.
record Notification(Gateway gateway, Account account, Incoming message) {
  private static final String WOOSHPAY_SECRET = "whsec_vEcT0rSecret4Wooshpay0001";
  private static final String WOOSHPAY_TIME = "1760000000";

  /// The notification of this gateway.
  ///
  /// @throws IllegalStateException when the dialect does not prove it: then nothing may be measured
  static Notification of(String name) {
    var gateway = InstalledConnectors.gateway(name).orElseThrow();
    var notification =
        name.equals("wooshpay") ? wooshpay(gateway) : oceanpayment(gateway);
    if (!(gateway.read(notification.account(), notification.message()) instanceof Genuine)) {
      throw new IllegalStateException("the notification of " + name + " is not proved");
    }
    return notification;
  }

  /// The digest over the bytes of the message.
  byte[] digest() {
    return gateway.name().equals("wooshpay")
        ? Digests.hmacSha256(WOOSHPAY_SECRET.getBytes(StandardCharsets.UTF_8), message.body())
        : Digests.sha256(message.body());
  }

  private static Notification wooshpay(Gateway gateway) {
    var body = resource("wooshpay.json");
    var signed = new byte[WOOSHPAY_TIME.length() + 1 + body.length];
    var head = (WOOSHPAY_TIME + ".").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    var digest =
        Digests.hex(
            Digests.hmacSha256(WOOSHPAY_SECRET.getBytes(StandardCharsets.UTF_8), signed));
    return new Notification(
        gateway,
        account(
            gateway,
            Map.of(),
            Map.of("secretKey", "sk_test_ExampleOnlyKey0001", "webhookSecret", WOOSHPAY_SECRET)),
        incoming(
            body,
            Instant.ofEpochSecond(Long.parseLong(WOOSHPAY_TIME)),
            new Header("Wooshpay-Signature", "t=" + WOOSHPAY_TIME + ",v1=" + digest)));
  }

  private static Notification oceanpayment(Gateway gateway) {
    return new Notification(
        gateway,
        account(
            gateway,
            Map.of("account", "990001", "terminal", "99000101"),
            Map.of("secureCode", "b7K2mQ9xT4vN8rL1")),
        incoming(
            resource("oceanpayment.xml"),
            Instant.parse("2026-01-14T01:35:00Z"),
            new Header("Content-Type", "application/xml")));
  }

  private static Incoming incoming(byte[] body, Instant heard, Header header) {
    return new Incoming(
        Incoming.Channel.NOTIFICATION, "POST", "/notifications/x/y", "", List.of(header), body,
        heard);
  }

  private static Account account(
      Gateway gateway, Map<String, String> set, Map<String, String> secret) {
    var values = new HashMap<String, String>();
    gateway.settings().forEach(spec -> values.put(spec.name(), spec.defaultValue()));
    values.putAll(set);
    var secrets = new HashMap<String, List<Secret>>();
    secret.forEach((name, value) -> secrets.put(name, List.of(new Secret(value))));
    return new Account("bench", "bench", false, new Settings(values, secrets));
  }

  private static byte[] resource(String name) {
    try (var in = Notification.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
