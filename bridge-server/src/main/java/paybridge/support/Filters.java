package paybridge.support;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The filters of a list, as they stand in its address or in a form: the known fields only, in the
/// page's order, and none that is empty. So one choice of filters has one address.
record Filters(Map<String, String> values) {
  Filters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// The filters in the address of this request.
  static Filters asked(Context ctx, FilteredPage page) {
    return of(page, name -> Desk.query(ctx, name));
  }

  /// The filters in the posted form.
  static Filters posted(Context ctx, FilteredPage page) {
    return of(page, name -> Desk.field(ctx, name));
  }

  /// Whether the address has empty fields, as a form without choice sends them; it can be shorter.
  static boolean untidy(Context ctx, FilteredPage page) {
    return page.fields().stream()
        .map(field -> ctx.queryParam(field.name()))
        .anyMatch(value -> value != null && value.isBlank());
  }

  private static Filters of(FilteredPage page, UnaryOperator<String> value) {
    var values = new LinkedHashMap<String, String>();
    for (var field : page.fields()) {
      var given = value.apply(field.name());
      if (!given.isEmpty()) {
        values.put(field.name(), given);
      }
    }
    return new Filters(values);
  }

  /// The value of a field, or nothing.
  String of(String name) {
    return values.getOrDefault(name, "");
  }

  boolean narrow() {
    return !values.isEmpty();
  }

  /// Both names and values, for the hidden fields of a form.
  List<Map.Entry<String, String>> entries() {
    return List.copyOf(values.entrySet());
  }

  /// These and one more.
  Filters and(String name, String value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Filters(more);
  }

  /// As they stand behind the `?` of an address; empty when there are none.
  String query() {
    return values.entrySet().stream()
        .map(v -> v.getKey() + "=" + URLEncoder.encode(v.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// The address of a page with these filters.
  String address(String path) {
    return address(path, query());
  }

  /// The address of a page with filters that were written down by [#query].
  static String address(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
