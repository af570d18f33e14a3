package paybridge.history;

import java.util.Optional;
import paybridge.db.SealRow;
import paybridge.db.Tables;

/// Where an order stands in the history: its chain's last link, and the newest seal that covers it.
///
/// @param link 0 when nothing was kept of it yet
public record Place(String chain, long link, byte[] hash, Optional<SealRow> seal) {
  public static Place ofOrder(Tables t, String order) {
    var chain = ChainNames.order(order);
    var head = t.chains().find(chain);
    return new Place(
        chain,
        head.map(it -> it.number()).orElse(0L),
        head.map(it -> it.hash()).orElse(Links.NONE),
        t.seals().ofChain(chain));
  }
}
