package paybridge.work;

/// Tells the worker that a step may have something to do now, so that nothing waits for the next
/// look. Only a hint: a bell that is not heard costs a moment, not a message.
@FunctionalInterface
public interface Bell {
  void ring(String step);
}
