package paybridge.sandbox.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import paybridge.connector.Header;
import paybridge.connector.Wire;
import paybridge.connector.WireAnswer;
import paybridge.connector.WireAnswer.Replied;
import paybridge.connector.WireRequest;
import paybridge.work.Step;

/// Messages of a played gateway on their way, repeated with its own pauses until it is answered as it
/// wants to be.
public final class Letters implements Step {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final Agenda agenda;
  private final InstantSource clock;
  private final Wire wire;
  private final Diary diary;
  private final List<Duration> pauses;
  private final Predicate<Replied> heard;

  /// @param name for logs
  /// @param pauses before each repetition; when they are used up it is over
  /// @param heard whether an answer ends the repetitions
  public Letters(
      String name,
      InstantSource clock,
      Wire wire,
      Diary diary,
      List<Duration> pauses,
      Predicate<Replied> heard) {
    this.agenda = new Agenda(name, clock);
    this.clock = clock;
    this.wire = wire;
    this.diary = diary;
    this.pauses = List.copyOf(pauses);
    this.heard = heard;
  }

  /// A message.
  ///
  /// @param reference what it is about
  /// @param what for the diary, such as `told: paid`
  public record Letter(
      String reference, String what, String address, List<Header> headers, byte[] body) {
    public Letter {
      headers = List.copyOf(headers);
    }
  }

  /// Sends a message as soon as the step is turned, but not before `due`.
  public void put(Letter letter, Instant due) {
    put(_ -> letter, due);
  }

  /// As above, for a message that is written anew for each try, such as one whose signature carries
  /// the time at which it is sent.
  ///
  /// @param writing gives the message for the time it is sent at; called once for each try
  public void put(Function<Instant, Letter> writing, Instant due) {
    put(writing, 0, due);
  }

  private void put(Function<Instant, Letter> writing, int tries, Instant due) {
    agenda.put(due, () -> send(writing, tries));
  }

  @Override
  public String name() {
    return agenda.name();
  }

  @Override
  public List<Runnable> claim(int most) {
    return agenda.claim(most);
  }

  private void send(Function<Instant, Letter> writing, int tries) {
    var letter = writing.apply(clock.instant());
    var answer =
        wire.send(
            new WireRequest(
                "POST", letter.address(), letter.headers(), letter.body(), PATIENCE));
    boolean ended = answer instanceof Replied replied && heard.test(replied);
    diary.note(letter.reference(), letter.what(), said(answer));
    if (!ended && tries < pauses.size()) {
      put(writing, tries + 1, clock.instant().plus(pauses.get(tries)));
    }
  }

  private static String said(WireAnswer answer) {
    return switch (answer) {
      case Replied replied ->
          "answered "
              + replied.status()
              + (replied.body().length <= 20 ? " " + replied.text().strip() : "");
      case WireAnswer.NeverSent(var why) -> "not sent: " + why;
      case WireAnswer.NoReply(var why) -> "no answer: " + why;
    };
  }
}
