package paybridge.comparing;


import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paybridge.agreement.Divergence;
import paybridge.agreement.GatewayWord;
import paybridge.agreement.Policy;
import paybridge.agreement.ShopWord;
import paybridge.connector.Word;

/// Each cell of the table is brought about behind the bridge's back and must be found within a
/// minute under its own name, and then be mended, wait, or lie with a person; and nothing else.
class BookTableTest {
  @TempDir private Path data = Path.of("");

  @ParameterizedTest(name = "the shop: {0}")
  @EnumSource
  void every_cell_is_found_within_a_minute_and_ends_as_its_policy_says(ShopWord shop) {
    try (var world = new World(data)) {
      var cells = cells(shop);
      world.shop.away = shop == ShopWord.SILENT;
      cells.forEach(cell -> cell.arrange(world));
      world.pass(Duration.ofSeconds(90));
      cells.forEach(cell -> cell.giveBack(world));
      world.pass(Duration.ofSeconds(90));
      var soft = new SoftAssertions();
      cells.forEach(
          cell ->
              soft.assertThat(world.order(cell.id()).word())
                  .as("%s is arranged", cell)
                  .isEqualTo(cell.ours().spelling()));

      cells.forEach(cell -> cell.tamper(world));
      world.pass(Duration.ofSeconds(60));
      cells.forEach(cell -> found(world, cell, soft));
      world.pass(Duration.ofMinutes(6));
      cells.forEach(cell -> ended(world, cell, soft));

      soft.assertThat(world.gateway.moves).as("no money was moved").isEmpty();
      soft.assertAll();
    }
  }

  private static List<Cell> cells(ShopWord shop) {
    var cells = new ArrayList<Cell>();
    for (var gateway : GatewayWord.values()) {
      for (var ours : Word.values()) {
        cells.add(new Cell(cells.size(), gateway, ours, shop));
      }
    }
    return cells;
  }

  /// What a question mends by itself is mended by now; everything else has its name.
  private static void found(World world, Cell cell, SoftAssertions soft) {
    if (mendedByAsking(cell)) {
      soft.assertThat(world.order(cell.id()).word())
          .as("%s: the answer is in our book", cell)
          .isEqualTo(truth(cell).spelling());
    } else if (!otherEnd(cell)
        && cell.kind().map(Divergence::policy).filter(Policy.TELL::equals).isEmpty()) {
      soft.assertThat(world.comparison(cell.id()).differs())
          .as("%s is found", cell)
          .isEqualTo(name(cell.kind()));
    }
  }

  /// Two ends without money agree; the stronger one is taken in, and the shop hears of it.
  private static boolean otherEnd(Cell cell) {
    return cell.gateway() != GatewayWord.SILENT
        && cell.gatewayKind().isEmpty()
        && !cell.gateway().spelling().equals(cell.ours().spelling())
        && cell.gateway() != GatewayWord.NOT_KNOWN;
  }

  private static boolean mendedByAsking(Cell cell) {
    return cell.gatewayKind().map(Divergence::policy).filter(Policy.ASK::equals).isPresent();
  }

  /// The word after the gateway's answer was taken in.
  private static Word truth(Cell cell) {
    return Word.valueOf(cell.gateway().name());
  }

  private static String name(Optional<Divergence> kind) {
    return kind.map(Divergence::spelling).orElse("");
  }

  private static void ended(World world, Cell cell, SoftAssertions soft) {
    var now = cell.kind();
    if (mendedByAsking(cell) || otherEnd(cell)) {
      return;
    }
    var cases = world.openCases(cell.id()).stream().map(row -> row.kind()).toList();
    var differs = world.comparison(cell.id()).differs();
    soft.assertThat(world.order(cell.id()).word())
        .as("%s: nothing is guessed in our book", cell)
        .isEqualTo(cell.ours().spelling());
    switch (now.map(Divergence::policy).orElse(Policy.WAIT)) {
      case WAIT, ASK ->
          soft.assertThat(cases).as("%s waits", cell).noneMatch(kind -> kind.equals(differs));
      case PERSON, ASK_THEN_PERSON ->
          soft.assertThat(cases).as("%s lies with a person", cell).contains(name(now));
      case TELL -> {
        if (cell.shop() == ShopWord.FORGOT) {
          soft.assertThat(differs).as("%s is mended", cell).isNotEqualTo(name(now));
        } else {
          soft.assertThat(cases).as("%s lies with a person", cell).contains(name(now));
        }
      }
    }
    if (!cell.ours().holdsMoney() && cell.ours() != Word.REFUNDED) {
      var order = world.shop.book.get(cell.id());
      if (order != null) {
        soft.assertThat(order.applied).as("%s: never told as paid", cell).doesNotContain("paid");
      }
    }
  }
}
