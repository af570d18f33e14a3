package paybridge.simulator;

/// How much trouble there is in a world, in times of a thousand. Every seed has its own; after the
/// busy time there is none, so that the books can be compared.
final class Weather {
  private final Dice dice;
  private boolean calm;

  /// A request does not arrive.
  final int callLost;

  /// It arrives, and the answer does not.
  final int answerLost;

  /// Something else answers: a page, an error.
  final int nonsense;

  /// A call outside takes longer than whoever asked waits.
  final int slow;

  /// A notification is never sent.
  final int newsLost;

  /// A notification comes more than once.
  final int newsRepeated;

  /// A notification is held back for minutes or hours.
  final int newsLate;

  /// A shop says that it applied a picture and did not.
  final int lies;

  /// A transaction cannot be written: the disk is full.
  final int diskFull;

  /// Mean hours between two deaths of the bridge; 0: it does not die.
  final int crashHours;

  Weather(Dice dice) {
    this.dice = dice;
    int strength = dice.below(4);
    callLost = dice.below(1 + 30 * strength);
    answerLost = dice.below(1 + 30 * strength);
    nonsense = dice.below(1 + 15 * strength);
    slow = dice.below(1 + 20 * strength);
    newsLost = dice.below(1 + 60 * strength);
    newsRepeated = dice.below(1 + 100 * strength);
    newsLate = dice.below(1 + 100 * strength);
    lies = dice.of1000(300) ? dice.below(10) : 0;
    diskFull = dice.of1000(300) ? dice.below(15) : 0;
    crashHours = dice.of1000(800) ? 2 + dice.below(48) : 0;
  }

  boolean strikes(int times) {
    return !calm && dice.of1000(times);
  }

  void becomesCalm() {
    calm = true;
  }

  boolean calm() {
    return calm;
  }

  @Override
  public String toString() {
    return "call lost %d, answer lost %d, nonsense %d, slow %d, news lost %d, repeated %d, late %d, lies %d, disk full %d of 1000; a crash every %d h"
        .formatted(
            callLost, answerLost, nonsense, slow, newsLost, newsRepeated, newsLate, lies,
            diskFull, crashHours);
  }
}
