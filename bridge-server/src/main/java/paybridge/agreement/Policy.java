package paybridge.agreement;

/// What is done about a divergence. None of them guesses: a mended book says what its own source has
/// just said.
public enum Policy {
  /// The gateway is asked now; its answer is taken in like any news, and that ends the divergence.
  ASK,
  /// The gateway is asked again; when it stays with its answer a person gets a case.
  ASK_THEN_PERSON,
  /// The shop is told again by the outbox; when it still does not follow a person gets a case.
  TELL,
  /// Something is on its way that ends it: a picture, an answer, a page that closes.
  WAIT,
  /// A person decides. Nothing is changed by itself.
  PERSON
}
