package paybridge.connector.gateway.paymaster;

import java.util.Optional;
import java.util.regex.Pattern;
import paybridge.connector.Account;
import paybridge.connector.Acknowledgement;
import paybridge.connector.Incoming;
import paybridge.connector.Reading;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Digests;
import paybridge.connector.kit.Fields;

/// The JSON that the gateway posts when a printed QR code was paid (contract section 10.4). How
/// `signMsg` is made is not public, so it is a hint, never money: what it names is asked about.
record QrPush(Account account, Incoming message) {
  /// Our references end in eight letters and digits of chance.
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9-]{1,16}-[0-9A-Z]{8}");

  /// The push, or empty when the message is not JSON.
  static Optional<QrPush> of(Account account, Incoming message) {
    return message.body().length > 0 && message.text().stripLeading().startsWith("{")
        ? Optional.of(new QrPush(account, message))
        : Optional.empty();
  }

  Reading read() {
    try {
      var push = Fields.read(message.body()).object("message");
      var merchant = push.text("MID", 1, 15).strip();
      if (!merchant.equals(account.settings().text(PayMasterSettings.MERCHANT).strip())) {
        return new Reading.Unproved(
            "A QR message for another merchant.", Optional.empty());
      }
      var reference = push.text("trxRefNo", 1, 40);
      return new Reading.Unclear(
          "qr " + Digests.hex(Digests.sha256(message.body())),
          "A message about a QR payment. How it is signed is not public: it is only a hint.",
          Optional.of(reference).filter(text -> OURS.matcher(text).matches()));
    } catch (BadField wrong) {
      return new Reading.Unproved("Not a QR message: " + wrong.why(), Optional.empty());
    }
  }

  /// `S` ends the repeats; our own signature cannot be made either.
  static Acknowledgement heard() {
    return new Acknowledgement(
        200, "application/json", "{\"reqStat\":\"S\",\"errDesc\":\"\",\"signMsg\":\"\"}");
  }
}
