package paybridge.db;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// One method of a table, looked at once: its statement with `?` for every `:name`, where each `?`
/// comes from, and what becomes of the result.
///
/// @param sql as JDBC wants it
/// @param query whether rows come back
/// @param row what a row becomes; only of a query
/// @param shape how many rows the method wants; only of a query
/// @param binds the source of each `?`, in order
/// @param kept what it changes that the history keeps, if anything
record StatementPlan(
    String sql,
    boolean query,
    Class<?> row,
    Shape shape,
    List<Bind> binds,
    Optional<KeptRow> kept) {
  private static final Pattern NAME = Pattern.compile("'[^']*'|::|:([a-zA-Z][a-zA-Z0-9]*)");
  private static final Map<Class<?>, Integer> SQL_TYPES =
      Map.of(
          String.class, Types.VARCHAR,
          byte[].class, Types.BINARY,
          long.class, Types.BIGINT,
          Long.class, Types.BIGINT,
          int.class, Types.INTEGER,
          Integer.class, Types.INTEGER,
          boolean.class, Types.INTEGER,
          Boolean.class, Types.INTEGER);

  /// How many rows a method wants.
  enum Shape {
    ONE,
    MAYBE,
    LIST
  }

  /// What the history keeps of a change.
  ///
  /// @param id the source of its id
  /// @param whole the number of the argument that is the whole row; -1 when there is none
  record KeptRow(Kept kind, Bind id, int whole) {}

  /// Notes what was changed.
  void tell(ChangeList changes, Object[] arguments) {
    if (kept.isPresent()) {
      var row = kept.get();
      var id = (String) java.util.Objects.requireNonNull(row.id().value(arguments));
      changes.add(row.kind(), id, row.whole() < 0 ? null : arguments[row.whole()]);
    }
  }

  /// Where a parameter of the statement comes from.
  ///
  /// @param argument number of the method's argument
  /// @param part reads the value out of the argument; null when the argument is the value
  /// @param sqlType what a missing value is
  record Bind(int argument, @Nullable MethodHandle part, int sqlType) {
    void to(PreparedStatement statement, int place, Object[] arguments) throws SQLException {
      switch (value(arguments)) {
        case null -> statement.setNull(place, sqlType);
        case String text -> statement.setString(place, text);
        case Long number -> statement.setLong(place, number);
        case Integer number -> statement.setInt(place, number);
        case Boolean yes -> statement.setInt(place, yes ? 1 : 0);
        case byte[] bytes -> statement.setBytes(place, bytes);
        case Object other -> throw new IllegalStateException("unforeseen " + other.getClass());
      }
    }

    private @Nullable Object value(Object[] arguments) {
      var argument = arguments[this.argument];
      if (part == null) {
        return argument;
      }
      try {
        return part.invokeExact(argument);
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /// The plan of a method; empty for one that needs what only Jdbi can do, such as lists.
  static Optional<StatementPlan> of(Method method) {
    var asks = method.getAnnotation(SqlQuery.class);
    var changes = method.getAnnotation(SqlUpdate.class);
    if (asks == null && changes == null) {
      return Optional.empty();
    }
    var sources = sources(method);
    var result = rowOf(method.getGenericReturnType());
    if (sources.isEmpty() || (asks != null && !Records.reads(result))) {
      return Optional.empty();
    }
    var binds = new ArrayList<Bind>();
    var sql =
        NAME.matcher(asks == null ? changes.value() : asks.value())
            .replaceAll(
                found -> {
                  if (found.group(1) == null) {
                    return found.group();
                  }
                  binds.add(source(method, sources.get(), found.group(1)));
                  return "?";
                });
    return Optional.of(
        new StatementPlan(
            sql,
            asks != null,
            result,
            shape(method.getReturnType()),
            List.copyOf(binds),
            Optional.ofNullable(method.getAnnotation(Changes.class))
                .map(noted -> kept(method, sources.get(), noted))));
  }

  private static KeptRow kept(Method method, Map<String, Bind> sources, Changes changes) {
    var id = source(method, sources, changes.by());
    boolean whole = id.part() != null && method.getAnnotation(SqlUpdate.class).value().startsWith("insert");
    return new KeptRow(changes.value(), id, whole ? id.argument() : -1);
  }

  private static Bind source(Method method, Map<String, Bind> sources, String name) {
    var bind = sources.get(name);
    if (bind == null) {
      throw new IllegalStateException(method + " has nothing called " + name);
    }
    return bind;
  }

  private static Optional<Map<String, Bind>> sources(Method method) {
    var sources = new java.util.HashMap<String, Bind>();
    var parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      var type = parameters[i].getType();
      var known = SQL_TYPES.get(type);
      if (known != null) {
        sources.put(parameters[i].getName(), new Bind(i, null, known));
      } else if (parameters[i].isAnnotationPresent(BindMethods.class) && type.isRecord()) {
        addParts(sources, i, type);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(sources);
  }

  private static void addParts(Map<String, Bind> sources, int argument, Class<?> record) {
    for (var part : record.getRecordComponents()) {
      var known = SQL_TYPES.get(part.getType());
      if (known == null) {
        continue;
      }
      try {
        var reader =
            MethodHandles.lookup()
                .unreflect(part.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        sources.put(part.getName(), new Bind(argument, reader, known));
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static Class<?> rowOf(Type result) {
    var type =
        result instanceof ParameterizedType several ? several.getActualTypeArguments()[0] : result;
    return type instanceof Class<?> row ? row : Object.class;
  }

  private static Shape shape(Class<?> result) {
    return result == List.class ? Shape.LIST : result == Optional.class ? Shape.MAYBE : Shape.ONE;
  }
}
