package paybridge.db;

import java.util.List;
import org.jdbi.v3.core.JdbiException;

/// Whether a SQLite file is sound by what SQLite can tell: its pages hang together, its rows can be
/// read and stand in their indexes. PostgreSQL looks after itself.
public final class Soundness {
  private static final int MOST = 20;

  private Soundness() {}

  /// What is wrong, in SQLite's words; empty when nothing is.
  ///
  /// @param thorough compares the indexes with their tables, too
  public static List<String> of(Tables t, boolean thorough) {
    var ask = "pragma " + (thorough ? "integrity_check" : "quick_check") + "(" + MOST + ")";
    try {
      var said = t.handle().createQuery(ask).mapTo(String.class).list();
      return said.equals(List.of("ok")) ? List.of() : said;
    } catch (JdbiException broken) {
      return List.of(String.valueOf(broken.getCause() == null ? broken : broken.getCause().getMessage()));
    }
  }
}
