package paybridge.connector.gateway.wooshpay;

import java.nio.charset.StandardCharsets;
import paybridge.connector.kit.Digests;

/// The `Idempotency-Key` of a call (contract section 16): made of our own reference, so that the
/// same operation always has the same one. Sent with every POST, never relied upon.
final class IdempotencyKey {
  private static final int LONGEST = 64;

  private IdempotencyKey() {}

  /// `operation-reference`; when that has other letters than `A-Za-z0-9._:-` or is too long, the
  /// reference is replaced by its digest.
  static String of(String operation, String reference) {
    var plain = operation + "-" + reference;
    return plain.matches("[A-Za-z0-9._:-]{1," + LONGEST + "}")
        ? plain
        : operation
            + "-"
            + Digests.hex(Digests.sha256(reference.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 40);
  }
}
