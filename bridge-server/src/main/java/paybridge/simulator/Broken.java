package paybridge.simulator;

/// A law was broken. An error, so that nobody on the way takes it for a failure that he may mend.
final class Broken extends Error {
  private static final long serialVersionUID = 1L;
  private final String law;

  Broken(String law, String how) {
    super(how);
    this.law = law;
  }

  Broken(String law, String how, Throwable cause) {
    super(how, cause);
    this.law = law;
  }

  String law() {
    return law;
  }
}
