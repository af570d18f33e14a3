package paybridge.torture;

/// What became of a promise in one run.
public enum Kept {
  OK("ok"),
  BROKEN("BROKEN"),
  /// This machine cannot try it; the line says why.
  SKIPPED("skipped");

  private final String spelling;

  Kept(String spelling) {
    this.spelling = spelling;
  }

  String spelling() {
    return spelling;
  }
}
