package paybridge.work;

import java.util.List;

/// One kind of work that may be due. A room offers steps and starts no threads; the worker turns
/// them in the server, a test turns them by hand.
public interface Step {
  /// For logs and metrics.
  String name();

  /// Claims up to `most` pieces of work that are due now. Every piece that is returned is run,
  /// each maybe on a thread of its own; a claim that is not finished (the process died) expires by
  /// its lease.
  List<Runnable> claim(int most);
}
