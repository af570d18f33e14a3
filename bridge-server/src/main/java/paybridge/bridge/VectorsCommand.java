package paybridge.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import paybridge.connector.vectors.Vectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Checks signature vectors against the connectors.
@Command(
    name = "vectors",
    description = {
      "Check signature vectors against the connectors: one line each,",
      "exit 1 on any difference or unknown kind."
    },
    mixinStandardHelpOptions = true)
final class VectorsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of vectors.")
  private List<Path> files = List.of();

  @Override
  @SuppressWarnings("SystemOut")
  public Integer call() {
    int worst = 0;
    for (var file : files) {
      worst = Math.max(worst, Vectors.run(file, System.out));
    }
    return worst;
  }
}
