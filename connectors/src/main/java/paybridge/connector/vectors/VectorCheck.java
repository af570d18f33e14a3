package paybridge.connector.vectors;

import com.fasterxml.jackson.databind.JsonNode;

/// Compares the vectors of one gateway.
interface VectorCheck {
  /// The kind of a vector, for the printed line.
  String kind(JsonNode vector);

  /// Compares one vector.
  ///
  /// @param file the whole file, for what stands at its top
  void compare(JsonNode file, JsonNode vector, Findings findings);
}
