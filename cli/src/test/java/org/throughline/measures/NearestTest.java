package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

  @Test
  void aNameThatIsPartOfWhatWasGivenComesFirst() {
    assertThat(
            Nearest.to(
                "Seattle Area of Responsibility",
                List.of("Salt Lake City", "New York City", "San Antonio", "Seattle")))
        .startsWith("Seattle");
  }

  @Test
  void aNameOfWhichOneWordIsMeantComesFirst() {
    assertThat(
            Nearest.to(
                "convictions",
                List.of(
                    "population", "book-ins", "arrests", "departures", "share-without-conviction")))
        .startsWith("share-without-conviction");
  }

  @Test
  void aSlipOfTheFingerIsStillTheNearest() {
    assertThat(Nearest.to("arests", List.of("removals", "arrests", "detainers")))
        .startsWith("arrests");
  }
}
