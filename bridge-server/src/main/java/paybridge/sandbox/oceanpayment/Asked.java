package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields of a form post, as they were decoded.
record Asked(Map<String, String> fields) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /// Only a form is read; anything else has no fields. A field that comes twice is refused, because
  /// a signature covers one value.
  static Asked of(Context ctx) throws Refusal {
    var fields = new LinkedHashMap<String, String>();
    var type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith(FORM)) {
      for (var field : ctx.formParamMap().entrySet()) {
        if (field.getValue().size() != 1) {
          throw new Refusal(Refusal.OTHER, "the field " + field.getKey() + " came twice");
        }
        fields.put(field.getKey(), field.getValue().getFirst());
      }
    } else {
      // What is not read to its end may cost the connection, and with it the caller's next request.
      var _ = ctx.bodyAsBytes();
    }
    return new Asked(fields);
  }

  String get(String name) {
    return fields.getOrDefault(name, "");
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }

  /// The value, which must be there.
  String need(String name) throws Refusal {
    if (!has(name)) {
      throw new Refusal(Refusal.OTHER, name + " is empty");
    }
    return get(name);
  }

  /// The value, not empty and not longer than `most` characters.
  String need(String name, int most, String codeEmpty, String codeLong, String what)
      throws Refusal {
    if (!has(name)) {
      throw new Refusal(codeEmpty, what + " is empty");
    }
    atMost(name, most, codeLong, what);
    return get(name);
  }

  void atMost(String name, int most, String code, String what) throws Refusal {
    var value = get(name);
    if (value.codePointCount(0, value.length()) > most) {
      throw new Refusal(code, what + " is longer than " + most);
    }
  }
}
