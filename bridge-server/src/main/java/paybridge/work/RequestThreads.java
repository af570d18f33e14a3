package paybridge.work;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// The threads on which a server answers: virtual ones, as many as there are requests.
///
/// Jetty's own pool, not the one that Javalin brings: Jetty hands what must not wait, such as a
/// connection that ended in the middle of its head, to a pool that promises never to queue; for any
/// other it starts a thread of the machine each time, and a few thousand connections that break off
/// hold up everybody else for a second.
public final class RequestThreads {
  private static final int NO_LIMIT = 0;

  private RequestThreads() {}

  /// Has the server answer on them.
  public static void use(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = new VirtualThreadPool(NO_LIMIT);
  }
}
