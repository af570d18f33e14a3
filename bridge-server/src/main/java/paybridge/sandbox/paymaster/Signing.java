package paybridge.sandbox.paymaster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import paybridge.sandbox.paymaster.Fields.Field;

/// The hash of a message (contract, section 7): an HMAC under the key over the hashed fields with
/// the key itself behind them.
record Signing(MessageTable table) {
  private static final String ALGORITHM = "HmacSHA256";

  /// A message of this type with its hash; fields without a value are empty.
  Fields signed(String type, Map<String, String> values, String key) {
    var specs = table.fields(type);
    var fields = new ArrayList<Field>();
    for (var spec : specs) {
      if (!spec.name().equals(Fields.HASH)) {
        fields.add(new Field(spec.name(), values.getOrDefault(spec.name(), "")));
      }
    }
    fields.add(new Field(Fields.HASH, hash(specs, new Fields(fields), key)));
    return new Fields(fields);
  }

  /// Whether its hash is that of its fields, in the order of the definition.
  boolean proved(String type, Fields message, String key) {
    var right = hash(table.fields(type), message, key).getBytes(StandardCharsets.UTF_8);
    var said = message.get(Fields.HASH).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(right, said);
  }

  private static String hash(List<FieldSpec> specs, Fields message, String key) {
    var text =
        specs.stream()
            .filter(FieldSpec::hashed)
            .map(spec -> spec.name() + "=" + message.get(spec.name()))
            .collect(Collectors.joining("&"));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
      return HexFormat.of()
          .withUpperCase()
          .formatHex(mac.doFinal((text + key).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("no " + ALGORITHM, missing);
    }
  }
}
