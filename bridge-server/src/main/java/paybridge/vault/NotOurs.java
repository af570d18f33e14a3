package paybridge.vault;

/// Sealed bytes that do not open: another key, another purpose, or damaged. The message never
/// carries a part of the content.
public final class NotOurs extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotOurs(String why) {
    super(why);
  }
}
