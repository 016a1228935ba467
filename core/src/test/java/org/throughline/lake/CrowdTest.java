package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final long DAY = 20_000;
  private static final long NO_STAY = 0;

  private final Crowd crowd = new Crowd();

  @Test
  void manyStaysOfOneDayAreManyPeople() {
    for (int i = 0; i <= Crowd.MOST_ON_A_DAY; i++) {
      assertThat(crowd.found()).isEmpty();
      crowd.add(7, DAY, 1000 + i);
    }
    assertThat(crowd.found()).containsExactly(7L);
  }

  @Test
  void manyEventsThatSayNothingOfAStayAreManyPeople() {
    for (int i = 0; i <= Crowd.MOST_ON_A_DAY; i++) {
      crowd.add(7, DAY, NO_STAY);
    }
    assertThat(crowd.found()).containsExactly(7L);
  }

  @Test
  void whoIsMovedADozenTimesOnADayWithinOneStayIsOnePerson() {
    for (int i = 0; i < 3 * Crowd.MOST_ON_A_DAY; i++) {
      crowd.add(7, DAY, 1000);
    }
    assertThat(crowd.found()).isEmpty();
  }

  @Test
  void hardlyAStayOfAMillionLooksLikeAnEarlierOne() {
    for (int i = 0; i < 1_000_000; i++) {
      crowd.add(i, DAY, 1000 + i % 1000);
    }
    assertThat(crowd.found()).isEmpty();
    for (int i = 0; i < 1000; i++) {
      for (int event = 0; event <= Crowd.MOST_ON_A_DAY; event++) {
        crowd.add(-1 - i, DAY, 5000 + event);
      }
    }
    assertThat(crowd.found().size()).isGreaterThan(950);
  }

  @Test
  void whoHasSixYearsOfBirthIsManyPeopleOnHoweverManyDays() {
    for (int i = 0; i <= Crowd.MOST_DESCRIPTIONS; i++) {
      assertThat(crowd.found()).isEmpty();
      for (int event = 0; event < 5; event++) {
        crowd.says(7, 0, 1970 + i);
        crowd.says(7, 1, 12);
      }
    }
    assertThat(crowd.found()).containsExactly(7L);
  }

  /// Whose year and country were corrected twice is one person, and so are a million who have one of each.
  @Test
  void correctionsMakeNobodyMany() {
    for (int i = 0; i < 1_000_000; i++) {
      for (int event = 0; event < 3; event++) {
        crowd.says(i, 0, 1950 + i % 50 + (i % 10 == 0 ? event : 0));
        crowd.says(i, 1, i % 200 + (i % 10 == 0 ? event : 0));
      }
    }
    assertThat(crowd.found()).isEmpty();
  }
}
