package paybridge.connector;

import java.util.List;
import java.util.Map;

/// What people must know about a gateway, as data: its page in `docs/gateways` is made from it and
/// from [Connector#settings].
///
/// @param about what the dialect does and how, in Markdown, below a heading of its own
/// @param methods every method the dialect knows, whether an account has it or not
/// @param declines the gateway's codes of "no money" and the reason that each says
/// @param open what its documents leave open
public record Handbook(
    String about,
    List<MethodSpec> methods,
    Map<String, DeclineReason> declines,
    List<OpenPoint> open) {
  public Handbook {
    methods = List.copyOf(methods);
    declines = Map.copyOf(declines);
    open = List.copyOf(open);
  }
}
