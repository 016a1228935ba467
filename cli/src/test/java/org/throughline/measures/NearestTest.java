package org.throughline.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "2016-13, 2016-12",
    "2016-2-30, 2016-02-29",
    "2016/3, 2016-03",
    "FY16, FY2016",
    "2016-Q5, 2016-Q4",
    "2016-W60, 2016-W52",
    "16, 2016",
  })
  void whoAlmostWritesAPeriodIsToldWhich(String written, String meant) {
    assertThatThrownBy(() -> Period.parse(written)).hasMessageContaining("nearest is " + meant);
    assertThat(Period.parse(meant)).hasToString(meant);
  }

  @Test
  void whatIsNoPeriodAtAllIsToldHowTheyAreWritten() {
    assertThatThrownBy(() -> Period.parse("spring"))
        .hasMessageContaining("'spring' is no period; valid are 2016-03-31");
  }
}
