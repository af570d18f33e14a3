package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.support.Listening.Heard;
import paybridge.truth.Cases;
import paybridge.walk.Browsing;
import paybridge.walk.Walk;

/// An open first page hears what has changed, and nothing else.
class HomeLiveTest {
  private static final String MAIL = "sam@shop.example";
  private static final Duration A_LOOK = Duration.ofSeconds(2);
  @TempDir Path data;
  private Walk walk;
  private Listening staff;

  @BeforeEach
  void open() {
    walk = new Walk(data);
    walk.bridge.people().add(MAIL, "Sam", "support");
    try (var shopper = new Browsing()) {
      walk.checkout(shopper).pay("approve");
    }
    walk.settle();
    staff = new Listening(walk, MAIL);
  }

  @AfterEach
  void close() {
    staff.close();
    walk.close();
  }

  private void openCase(String kind, String cause) {
    var parts = walk.bridge.parts();
    parts.outside.database()
        .write(
            t -> {
              new Cases(parts.ids, walk.clock()).open(t, walk.order(), kind, cause, "gateway: paid");
              return kind;
            });
  }

  /// All that is heard up to the next word without meaning, which comes after five silent seconds.
  private List<Heard> heard(Listening.Ear ear) {
    walk.forward(Duration.ofSeconds(6));
    var all = new ArrayList<Heard>();
    for (var next = ear.next(); !next.event().isEmpty(); next = ear.next()) {
      all.add(next);
    }
    return all;
  }

  @Test
  void a_new_case_is_heard_in_the_parts_that_it_changes_and_announced() {
    var ear = staff.listen();
    assertThat(ear.next().event()).isEmpty();
    openCase("taken-less", "Das Gateway zeigt weniger: 茶 & 10 €.");
    walk.forward(A_LOOK);
    assertThat(ear.next())
        .satisfies(
            it -> {
              assertThat(it.event()).isEqualTo("verdict");
              assertThat(it.data()).contains("One case needs a person");
            });
    assertThat(ear.next())
        .satisfies(
            it -> {
              assertThat(it.event()).isEqualTo("person");
              assertThat(it.data()).contains(walk.order().number(), "weniger: 茶 &amp; 10 €.");
            });
    assertThat(ear.next().data()).contains("Something has changed: One case needs a person.");
    assertThat(heard(ear)).isEmpty();
  }

  @Test
  void what_stays_as_it_is_is_not_told_again_however_long_ago_it_was() {
    openCase("taken-less", "The gateway shows less.");
    var ear = staff.listen();
    assertThat(ear.next().event()).isEmpty();
    for (int look = 0; look < 5; look++) {
      assertThat(heard(ear)).isEmpty();
    }
  }

  @Test
  void between_two_looks_changes_are_gathered() {
    var ear = staff.listen();
    assertThat(ear.next().event()).isEmpty();
    openCase("taken-less", "The gateway shows less.");
    walk.settle();
    openCase("refund-denied", "The refund is not there.");
    walk.settle();
    assertThat(ear.queue()).isEmpty();
    walk.forward(A_LOOK);
    assertThat(ear.next().event()).isEqualTo("verdict");
    assertThat(ear.next().data()).contains("shows less", "is not there");
  }

  @Test
  void a_page_that_comes_back_hears_what_it_missed() {
    var before = staff.page("/support").body();
    openCase("taken-less", "The gateway shows less.");
    var ear = staff.open(before.replaceAll("(?s).*sse-connect=\"([^\"]*)\".*", "$1"));
    while (ear.queue().isEmpty()) {
      walk.settle();
    }
    assertThat(ear.next().event()).isEqualTo("verdict");
  }

  @Test
  void a_stream_ends_with_its_session() {
    var ear = staff.listen();
    walk.bridge.people().add("kim@shop.example", "Kim", "support");
    try (var other = new Listening(walk, "kim@shop.example")) {
      var stays = other.listen();
      assertThat(stays.next().event()).isEmpty();
      staff.signOut();
      walk.forward(A_LOOK);
      assertThat(ear.next().event()).isEmpty();
      assertThat(ear.next().event()).isEqualTo("end");
      assertThat(ear.next()).isEqualTo(Listening.OVER);
      assertThat(walk.bridge.openPages()).isEqualTo(1);
      walk.forward(Duration.ofHours(13));
      assertThat(all(stays)).extracting(Heard::event).contains("end");
    }
  }

  private static List<Heard> all(Listening.Ear ear) {
    var all = new ArrayList<Heard>();
    for (var next = ear.next(); !next.equals(Listening.OVER); next = ear.next()) {
      all.add(next);
    }
    return all;
  }

  @Test
  void without_a_session_or_an_event_source_there_is_no_stream() throws Exception {
    assertThat(staff.page("/support/home/events").statusCode()).isEqualTo(406);
    try (var nobody = HttpClient.newHttpClient()) {
      var reply =
          nobody.send(
              HttpRequest.newBuilder(URI.create(walk.bridgeUrl + "/support/home/events"))
                  .header("Accept", "text/event-stream")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(303);
      assertThat(reply.headers().firstValue("Location").orElse("")).contains("/support/sign-in");
    }
    assertThat(walk.bridge.openPages()).isZero();
  }

  @Test
  void one_person_has_twenty_streams_and_those_that_are_gone_make_room() {
    for (int page = 0; page < HomeLive.EACH; page++) {
      staff.listen();
    }
    assertThat(staff.listen().status()).isEqualTo(503);
    walk.bridge.people().add("kim@shop.example", "Kim", "support");
    try (var other = new Listening(walk, "kim@shop.example")) {
      assertThat(other.listen().status()).isEqualTo(200);
    }
    staff.close();
    while (walk.bridge.openPages() > 0) {
      walk.forward(Duration.ofSeconds(6));
    }
    staff = new Listening(walk, MAIL);
    assertThat(staff.listen().status()).isEqualTo(200);
  }

  @Test
  void while_nobody_looks_there_is_nothing_to_do() {
    var step =
        walk.bridge.steps().stream().filter(it -> it.name().equals("home pages")).findFirst();
    openCase("taken-less", "The gateway shows less.");
    assertThat(step.orElseThrow().claim(50)).isEmpty();
  }
}
