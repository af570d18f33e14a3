package paybridge.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Free ports of the loopback address.
public final class Ports {
  private Ports() {}

  /// A port that is free now. Taken before the server starts, because its own address stands in
  /// what it tells others.
  public static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("no free port on the loopback address", none);
    }
  }
}
