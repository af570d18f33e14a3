package paybridge.db;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;

/// A statement that changes what the history keeps and does not say so would look as if somebody had
/// changed the books by hand.
class KeptColumnsTest {
  /// Of each table whose rows are kept, the columns that are not: they say when something is due, who
  /// works on it, or are sealed anew when a person is forgotten.
  private static final Map<String, Set<String>> NOT_KEPT =
      Map.ofEntries(
          entry("shop_order", Set.of("data_key")),
          entry("payment", Set.of("details", "page", "open_lease", "ask_at", "asks")),
          entry("operation", Set.of("deadline", "next_at", "tries")),
          entry("support_case", Set.of("evidence", "owner_id", "snoozed_until", "reopened", "changed_at")),
          entry("entry", Set.of()),
          entry("order_comment", Set.of()),
          entry("order_update", Set.of("state", "why", "tries", "next_at", "lease_until", "ended_at")),
          entry("message", Set.of("last_heard_at", "copies", "size", "work_at")),
          entry("shop", Set.of("challenge_at", "challenge_tries", "heard_at", "pulled_at", "look_at", "looked_to", "hinted_at")),
          entry("account", Set.of()),
          entry("staff", Set.of("otp_step")),
          entry("house_entry", Set.of()),
          entry("api_token", Set.of("used_at")));

  /// What forgetting a person rewrites is kept anew all together, by `OrderTable.forget`; messages
  /// are kept when they belong to an order, and these come in without one.
  private static final Set<String> OTHERWISE =
      Set.of(
          "OperationTable.forget", "EntryTable.forget", "EntryTable.forgetReason",
          "CommentTable.forget",
          "MessageTable.forget", "UpdateTable.reseal", "MessageTable.keep",
          // the row is locked, not changed
          "OrderTable.lock", "OrderTable.hold");

  private static final Pattern CHANGES =
      Pattern.compile("(insert into|delete from|update) ([a-z_]+)(?: set (.*?)(?: where | returning |$))?");

  @Test
  void every_statement_that_changes_what_is_kept_says_so() {
    var silent = new ArrayList<String>();
    int looked = 0;
    for (var method : methods().toList()) {
      var found = CHANGES.matcher(sql(method).replaceAll("\\s+", " ").strip());
      var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
      if (!found.lookingAt() || !NOT_KEPT.containsKey(found.group(2))) {
        continue;
      }
      looked++;
      boolean says = method.isAnnotationPresent(Changes.class);
      if (!says && !OTHERWISE.contains(name) && changes(found.group(2), found.group(3))) {
        silent.add(name);
      }
    }
    assertThat(looked).isGreaterThan(40);
    assertThat(silent).as("statements without @Changes").isEmpty();
  }

  private static boolean changes(String table, @org.jspecify.annotations.Nullable String set) {
    var notKept = NOT_KEPT.getOrDefault(table, Set.of());
    return set == null
        || columns(set).stream().anyMatch(column -> !notKept.contains(column));
  }

  private static List<String> columns(String set) {
    return Pattern.compile("(?:^|, )([a-z_]+) = ").matcher(set).results().map(it -> it.group(1)).toList();
  }

  private static String sql(Method method) {
    var update = method.getAnnotation(SqlUpdate.class);
    var query = method.getAnnotation(SqlQuery.class);
    return update != null ? update.value() : query == null ? "" : query.value();
  }

  private static Stream<Method> methods() {
    return Arrays.stream(Tables.class.getRecordComponents())
        .map(RecordComponent::getType)
        .filter(Class::isInterface)
        .flatMap(table -> Arrays.stream(table.getMethods()));
  }
}
