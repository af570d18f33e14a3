package paybridge.connector.kit;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paybridge.connector.DeclineReason;

/// A gateway's codes of "no money" and the reason that each says.
public final class DeclineTable {
  private final Map<String, DeclineReason> reasons;

  /// @param codes the codes of each reason, with a blank between them
  /// @throws IllegalStateException when a code stands there twice
  public DeclineTable(Map<DeclineReason, String> codes) {
    reasons =
        codes.entrySet().stream()
            .flatMap(
                row ->
                    Stream.of(row.getValue().split(" ")).map(code -> Map.entry(code, row.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// What this code says; empty for one that is not listed.
  public Optional<DeclineReason> reason(String code) {
    return Optional.ofNullable(reasons.get(code));
  }

  /// Every code and its reason.
  public Map<String, DeclineReason> codes() {
    return reasons;
  }
}
