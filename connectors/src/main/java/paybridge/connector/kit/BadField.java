package paybridge.connector.kit;

/// A message breaks a rule; names the field so that its sender can mend it. Thrown while reading,
/// caught by the dialect that reads, never further up.
public final class BadField extends Exception {
  private static final long serialVersionUID = 1L;
  private final String problem;
  private final String field;

  /// @param problem the stable word of the problem, such as `missing-field`
  /// @param field a path such as `body.total.minor`, or `""` for the whole message
  public BadField(String problem, String field, String why) {
    super(why);
    this.problem = problem;
    this.field = field;
  }

  public String problem() {
    return problem;
  }

  public String field() {
    return field;
  }

  /// The sentence for the sender.
  public String why() {
    return String.valueOf(getMessage());
  }
}
