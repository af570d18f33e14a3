package paybridge.db;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Rows of the books into the records of this package: the component `shopId` is the column
/// `shop_id`. Jdbi's own mapper reads a record's annotations anew for every statement, which costs
/// more than the statement; here a record is looked at once.
final class Records implements RowMapperFactory {
  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  /// Reads one column, by number.
  @FunctionalInterface
  private interface Column {
    @Nullable Object read(ResultSet row, int column) throws SQLException;
  }

  private static final Map<Class<?>, Column> COLUMNS =
      Map.of(
          String.class, ResultSet::getString,
          byte[].class, ResultSet::getBytes,
          long.class, ResultSet::getLong,
          int.class, ResultSet::getInt,
          boolean.class, (row, column) -> row.getInt(column) != 0,
          Long.class, (row, column) -> orNull(row, row.getLong(column)),
          Integer.class, (row, column) -> orNull(row, row.getInt(column)),
          Boolean.class, (row, column) -> orNull(row, row.getInt(column) != 0));

  private static @Nullable Object orNull(ResultSet row, Object value) throws SQLException {
    return row.wasNull() ? null : value;
  }

  /// Reads the row a result stands on.
  @FunctionalInterface
  interface Reader {
    @Nullable Object read(ResultSet row) throws SQLException;
  }

  /// Whether rows can become this: a record of this package, or the value of the one column.
  static boolean reads(Class<?> type) {
    return COLUMNS.containsKey(type) || (type.isRecord() && isOurs(type));
  }

  /// A reader for every row of results with the columns of this one.
  static Reader reader(Class<?> type, ResultSet result) throws SQLException {
    var column = COLUMNS.get(type);
    if (column != null) {
      return row -> column.read(row, 1);
    }
    var shape = SHAPES.computeIfAbsent(type, Shape::of);
    var places = shape.places(result);
    return row -> shape.make(row, places);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackage() == Records.class.getPackage();
  }

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    return type instanceof Class<?> record && record.isRecord() && isOurs(record)
        ? Optional.of(SHAPES.computeIfAbsent(record, Shape::of))
        : Optional.empty();
  }

  /// A record's constructor, and how each component is read.
  private record Shape(MethodHandle make, String[] names, Column[] columns)
      implements RowMapper<Object> {
    static Shape of(Class<?> record) {
      var parts = record.getRecordComponents();
      var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        var constructor =
            MethodHandles.lookup()
                .findConstructor(record, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
        return new Shape(
            constructor,
            Arrays.stream(parts).map(part -> column(part.getName())).toArray(String[]::new),
            Arrays.stream(types).map(Shape::reader).toArray(Column[]::new));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private static Column reader(Class<?> type) {
      var column = COLUMNS.get(type);
      if (column == null) {
        throw new IllegalStateException("no column is read as " + type.getName());
      }
      return column;
    }

    private static String column(String component) {
      return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public Object map(ResultSet row, StatementContext context)
        throws SQLException {
      return make(row, places(row));
    }

    /// The columns' numbers are found once for all rows of a result.
    @Override
    public RowMapper<Object> specialize(
        ResultSet row, StatementContext context) throws SQLException {
      var places = places(row);
      return (each, _) -> make(each, places);
    }

    private int[] places(ResultSet row) throws SQLException {
      var places = new int[names.length];
      for (int i = 0; i < places.length; i++) {
        places[i] = row.findColumn(names[i]);
      }
      return places;
    }

    private Object make(ResultSet row, int[] places) throws SQLException {
      var values = new @Nullable Object[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = columns[i].read(row, places[i]);
      }
      try {
        return make.invokeExact(values);
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
