package paybridge.connector;

import java.util.List;

/// Something that a gateway's public documents leave open, and what the dialect does until it is
/// known.
///
/// @param number the number in the contract
/// @param question what is not known
/// @param here what happens until it is: a default, a refusal, an ability that is off
/// @param settings the names of the settings that change it; none: nothing can
public record OpenPoint(int number, String question, String here, List<String> settings) {
  public OpenPoint {
    settings = List.copyOf(settings);
  }

  public OpenPoint(int number, String question, String here, String... settings) {
    this(number, question, here, List.of(settings));
  }
}
