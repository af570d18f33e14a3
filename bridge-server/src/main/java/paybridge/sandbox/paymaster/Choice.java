package paybridge.sandbox.paymaster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import paybridge.sandbox.play.ShopperPage;

/// What the shopper can choose on the page, and what comes of it.
enum Choice {
  APPROVE("approve", "00", "545301XXXXXX5323", "Card that asks for a code", "3-D Secure, then paid."),
  NO_CODE("no-code", "00", "545301XXXXXX1117", "Card without a code", "Paid at once."),
  DECLINE("decline", "05", "545301XXXXXX0051", "Declined card", "The bank does not honour it (05)."),
  NO_FUNDS("no-funds", "51", "545301XXXXXX5151", "Card without funds", "Not enough money (51)."),
  STOLEN("stolen", "43", "545301XXXXXX4343", "Stolen card", "The bank keeps it (43)."),
  CANCEL("cancel", "05", "", "Cancel", "Back to the shop without paying."),
  PEND("pend", "22", "545301XXXXXX2222", "Slow bank", "In progress (22), paid two seconds later.");

  final String value;
  final String status;

  /// The masked number.
  final String card;

  private final String title;
  private final String help;

  Choice(String value, String status, String card, String title, String help) {
    this.value = value;
    this.status = status;
    this.card = card;
    this.title = title;
    this.help = help;
  }

  static Optional<Choice> of(String value) {
    return Arrays.stream(values()).filter(choice -> choice.value.equals(value)).findFirst();
  }

  static List<ShopperPage.Choice> shown() {
    return Arrays.stream(values())
        .map(choice -> new ShopperPage.Choice(choice.value, choice.title, choice.help))
        .toList();
  }
}
