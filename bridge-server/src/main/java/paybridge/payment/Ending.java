package paybridge.payment;

import paybridge.connector.Word;

/// How an attempt ended without money. When several are heard the stronger one stays, so that every
/// order of news gives the same end.
public enum Ending {
  EXPIRED(Word.EXPIRED),
  CANCELLED(Word.CANCELLED),
  DECLINED(Word.DECLINED);

  private final Word word;

  Ending(Word word) {
    this.word = word;
  }

  public Word word() {
    return word;
  }

  Ending or(Ending other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
