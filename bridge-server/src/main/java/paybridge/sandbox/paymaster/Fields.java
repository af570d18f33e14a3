package paybridge.sandbox.paymaster;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A message: names and plain values in the order they travel.
record Fields(List<Field> all) {
  static final String TYPE = "h001_MTI";
  static final String MERCHANT = "f001_MID";
  static final String SERVICE = "f260_ServID";
  static final String REFERENCE = "f263_MRN";
  static final String AMOUNT = "f007_TxnAmt";
  static final String CURRENCY = "f010_CurrCode";
  static final String EXPONENT = "f019_ExpTxnAmt";
  static final String STATUS = "f009_RespCode";
  static final String HASH = "t002_SHV";

  Fields {
    all = List.copyOf(all);
  }

  record Field(String name, String value) {}

  /// Reads a query string or form body; the order and doubles are kept.
  ///
  /// @throws Fault when a value cannot be decoded or a pair has no `=`
  static Fields parse(String query) {
    var fields = new ArrayList<Field>();
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new Fault("", "no field list");
      }
      try {
        fields.add(
            new Field(
                pair.substring(0, equals),
                URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException broken) {
        throw new Fault("", pair.substring(0, equals));
      }
    }
    return new Fields(fields);
  }

  /// The first value of this name, or `""`.
  String get(String name) {
    return all.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }

  List<String> names() {
    return all.stream().map(Field::name).toList();
  }

  /// As it travels: names plain, values form-encoded.
  String query() {
    return all.stream()
        .map(field ->
            field.name() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
