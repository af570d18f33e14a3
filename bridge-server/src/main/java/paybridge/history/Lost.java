package paybridge.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import paybridge.db.Tables;
import java.nio.file.Path;

/// Whether the books are older than what stands beside them: the last seal in `paybridge.seal` and the
/// last link in `paybridge.mark`.
public final class Lost {
  private static final Duration SEAL = Duration.ofHours(1);

  private Lost() {}

  /// Books that lost something.
  ///
  /// @param why one sentence
  /// @param from the earliest time of which something may be missing, UTC milliseconds
  /// @param to the latest such time that is known
  public record Gap(String why, long from, long to) {}

  /// What is missing, as far as it can be known; empty when nothing is.
  ///
  /// @param beside whether a missing file means something, see [StartCheck#run]
  public static Optional<Gap> of(Tables t, Path data, boolean beside) {
    var file = new SealFile(data);
    var last = t.seals().last();
    long known = last.map(seal -> seal.at()).orElse(0L);
    var said = file.read();
    if (said.isPresent()) {
      var sealed = said.get();
      var here = t.seals().find(sealed.number());
      if (here.isEmpty()) {
        return Optional.of(
            new Gap(
                "The books end with seal "
                    + last.map(seal -> String.valueOf(seal.number())).orElse("0")
                    + ", but seal "
                    + sealed.number()
                    + " of "
                    + sealed.at()
                    + " was made: they were cut or copied back.",
                known,
                Instant.parse(sealed.at()).toEpochMilli()));
      }
      if (!HexFormat.of().formatHex(here.get().rootHash()).equals(sealed.root())) {
        return Optional.of(
            new Gap(
                "Seal " + sealed.number() + " in the books is another than the one in " + file + ".",
                t.seals().find(sealed.number() - 1).map(seal -> seal.at()).orElse(0L),
                Instant.parse(sealed.at()).toEpochMilli()));
      }
    } else if (last.isPresent() && (beside || file.exists())) {
      return Optional.of(
          new Gap(
              file.exists()
                  ? file + " cannot be read, so nobody can say whether the books are complete."
                  : file
                      + " is missing: these books were copied here, and nobody can say whether they"
                      + " are complete.",
              known,
              known + SEAL.toMillis()));
    }
    return mark(t, data, known);
  }

  private static Optional<Gap> mark(Tables t, Path data, long sealed) {
    var mark = Mark.read(data);
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    var said = mark.get();
    var there = t.chains().link(said.chain(), said.number());
    if (there.isPresent()
        && HexFormat.of().formatHex(there.get().hash()).equals(said.hash())) {
      return Optional.empty();
    }
    return Optional.of(
        new Gap(
            "Link "
                + said.number()
                + " of \""
                + said.chain()
                + "\" was committed at "
                + Instant.ofEpochMilli(said.at())
                + " and is not in the books: their log was cut, or they were copied back.",
            sealed,
            said.at()));
  }
}
