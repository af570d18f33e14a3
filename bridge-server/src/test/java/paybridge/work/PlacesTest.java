package paybridge.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(16);

  @Test
  void one_account_never_holds_more_than_its_places() {
    assertThat(places.take("slow", 10)).isEqualTo(10);
    assertThat(places.take("slow", 10)).isEqualTo(6);
    assertThat(places.take("slow", 10)).isZero();
  }

  @Test
  void another_account_has_places_of_its_own() {
    places.take("slow", 16);
    assertThat(places.take("quick", 10)).isEqualTo(10);
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    places.take("slow", 16);
    places.giveBack("slow", 3);
    assertThat(places.take("slow", 10)).isEqualTo(3);
  }
}
