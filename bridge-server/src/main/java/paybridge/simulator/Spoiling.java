package paybridge.simulator;

/// Breaks the books on purpose, behind the bridge's back: an oracle that never says no would be worth
/// nothing.
final class Spoiling {
  private static final long HOUR = 3_600_000;
  private final World world;

  Spoiling(World world) {
    this.world = world;
  }

  void begin() {
    for (var mutant : world.mutants) {
      switch (mutant) {
        case SHOP_APPLIES_OLDER, REFUND_SENT_TWICE -> {}
        case MESSAGE_VANISHES ->
            spoil("delete from message where id = (select id from message where state = 'matched' limit 1)");
        case MONEY_INVENTED ->
            spoil(
                "update payment set captured = asked + 1 where id = (select id from payment where"
                    + " word = 'paid' limit 1)");
        case ANSWER_CHANGED ->
            spoil("update answer set body = cast('{}' as blob) where call = 'checkout'");
        case PICTURE_VANISHES ->
            spoil(
                "update order_update set state = 'delivered', next_at = null where state = 'due'");
      }
    }
  }

  private void spoil(String sql) {
    world.timeline.in(
        HOUR,
        () -> {
          if (!world.bridge.database().inside()) {
            int rows = world.bridge.database().spoil(sql);
            world.history.note("spoiled " + rows);
          }
          spoil(sql);
        });
  }
}
