package paybridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server under load, in a JVM of its own, so that its garbage and the load's do not mix. It says
/// `ready` and what is to be known when it is ready, answers lines with lines, and ends when its
/// input ends.
final class Child implements AutoCloseable {
  private static final String READY = "ready ";

  private final String name;
  private final Process process;
  private final BufferedReader from;
  private final PrintWriter to;
  private final String ready;

  /// Starts `main` with the options of this JVM.
  Child(String name, String main, List<String> arguments) {
    this(name, main, arguments, List.of());
  }

  /// @param more options of the JVM beside those of this one
  Child(String name, String main, List<String> arguments, List<String> more) {
    this.name = name;
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    try {
      process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot start " + main, failure);
    }
    from = process.inputReader(StandardCharsets.UTF_8);
    to = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    ready = untilReady();
  }

  /// A JVM may say things of its own before.
  private String untilReady() {
    while (true) {
      var line = line();
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
  }

  /// What it said when it was ready.
  String ready() {
    return ready;
  }

  String ask(String question) {
    to.println(question);
    return line();
  }

  private String line() {
    try {
      var line = from.readLine();
      if (line == null) {
        throw new IllegalStateException("the server '" + name + "' ended");
      }
      return line;
    } catch (IOException broken) {
      throw new UncheckedIOException("the server '" + name + "' ended", broken);
    }
  }

  @Override
  public void close() {
    to.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
