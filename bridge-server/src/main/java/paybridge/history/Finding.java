package paybridge.history;

/// Something that a check found.
///
/// @param about what it is about: `order 1042 of tea`, `the books`
/// @param sentence what is wrong and what to do
public record Finding(String about, String sentence) {
  @Override
  public String toString() {
    return about + ": " + sentence;
  }
}
