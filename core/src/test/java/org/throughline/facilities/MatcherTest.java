package org.throughline.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.facilities.Match.Found;
import org.throughline.facilities.Match.Stage;
import org.throughline.facilities.Match.Unmatched;
import org.throughline.facilities.Overrides.LookedUp;

/// Which facility a name stands for.
final class MatcherTest {

  private static final List<Listing> CODED = new ArrayList<>(Invented.coded());

  static {
    CODED.add(Invented.listing("BROOKTX", "BROOKS COUNTY DETENTION", "TX", "78355"));
    CODED.add(Invented.listing("KARNOTX", "KARNOCK COUNTY RESIDENTIAL CENTER", "TX", "78118"));
    CODED.add(Invented.listing("KARNCTX", "KARNOCK COUNTY CORRECTIONAL CENTER", "TX", "78118"));
    CODED.add(Invented.listing("KARNJTX", "KARNOCK COUNTY JAIL", "TX", "78118"));
    CODED.add(Invented.listing("NORTHLA", "SWALLOWTAIL PARISH DETENTION CENTER", "LA", ""));
    CODED.add(Invented.listing("ZEPHHOLD", "ZEPHYR HOLD ROOM", "OH", "43001"));
  }

  @ParameterizedTest(name = "{0} is {3} by {4}")
  @CsvSource({
    "AMBERVALE COUNTY JAIL, TX, 70000, AMBE0TX, ZIP_AND_NAME",
    "Ambervale Co. Jail, TX, 70000, AMBE0TX, ZIP_AND_NAME",
    "AMBERVALE COUNTY JAIL2, TX, 70000, AMBE0TX, ZIP_AND_NAME",
    "SHERIFF OF AMBERVALE, TX, 70000, AMBE0TX, ZIP_AND_WORDS",
    "BRIARHOLM DET CTR, LA, 70001, BRIA1LA, ZIP_AND_NAME",
    "BRIARHOLM DET CTR, LA, 99999, BRIA1LA, NAME",
    "BROOKS COUNTY DETENTION, TX, 78118, BROOKTX, NAME",
    "AMBERVALE COUNTY JAIL, TX, 78118, AMBE0TX, NAME",
    "KARNOCK COUNTY JAIL, TX, 70000, KARNJTX, NAME",
    "SWALLOWTAIL PARISH DET. CTR, LA, 71000, NORTHLA, NAME",
    "SWALLOWTAIL PARISH, LA, 71000, NORTHLA, PART_OF_NAME",
    "SWALLOWTAIL PARRISH DETENTON CENTER, LA, 71000, NORTHLA, NEARLY_SAME_NAME",
    "KARNOCK COUNTY JAIL, TX, 78118, KARNJTX, ZIP_AND_NAME",
  })
  void theFirstStageThatFindsOneDecides(
      String name, String state, String zip, String code, Stage stage) {
    assertThat(Invented.match(CODED, List.of(Invented.listing("", name, state, zip))))
        .containsExactly(new Found(code, stage));
  }

  @ParameterizedTest(name = "{0}, {1} {2}: {3}")
  @CsvSource({
    "LUBBOCK COUNTY DETENTION, TX, 79401, alike but for the word that says which",
    "KARNOCK COUNTY IMMIGRATION CENTER, TX, 78118, three at the place share the word",
    "AMBERVALE COUNTY JAIL, OH, 70000, another state",
    "COUNTY JAIL, TX, 70000, nothing that says which",
    "ZEPHYR COUNTY JAIL, OH, 43001, a hold room is no jail",
    "BRIARHOLM, LA, 70001, two of the town's facilities have the name in theirs",
  })
  void whatIsNotSureIsUnmatched(String name, String state, String zip, String why) {
    assertThat(Invented.match(CODED, List.of(Invented.listing("", name, state, zip))).getFirst())
        .as(why)
        .isInstanceOf(Unmatched.class);
  }

  @Test
  void ofTwoRowsThatFitACodeTheStrongerHasIt() {
    List<Match> matches =
        Invented.match(
            CODED,
            List.of(
                Invented.listing("", "AMBERVALE ANNEX", "TX", "70000"),
                Invented.listing("", "AMBERVALE COUNTY JAIL", "TX", "70000")));
    assertThat(matches.get(0)).isInstanceOf(Unmatched.class);
    assertThat(matches.get(1)).isEqualTo(new Found("AMBE0TX", Stage.ZIP_AND_NAME));
  }

  /// The zip of the one is that of the other now, with which it shares the town's name.
  @Test
  void aWholeNameOutdoesAWordInCommonInTheZip() {
    List<Listing> coded = new ArrayList<>(CODED);
    coded.add(Invented.listing("TARNPRAZ", "CCX, TARNWELL CORRECTIONAL CENTER", "AZ", "85132"));
    coded.add(Invented.listing("TARNSTAZ", "TARNWELL STAGING FACILITY", "AZ", "85232"));
    assertThat(
            Invented.match(
                coded,
                List.of(
                    Invented.listing("", "CCX, TARNWELL CORRECTIONAL CENTER", "AZ", "85232"),
                    Invented.listing("", "TARNWELL STAGING FACILITY", "AZ", "85232"))))
        .containsExactly(
            new Found("TARNPRAZ", Stage.NAME), new Found("TARNSTAZ", Stage.ZIP_AND_NAME));
  }

  @Test
  void ofTwoRowsThatFitACodeAlikeNeitherHasIt() {
    Listing row = Invented.listing("", "AMBERVALE COUNTY JAIL", "TX", "70000");
    assertThat(Invented.match(CODED, List.of(row, row)))
        .allMatch(Unmatched.class::isInstance)
        .hasToString(
            "[Unmatched[reason=another row of the list fits AMBE0TX as well],"
                + " Unmatched[reason=another row of the list fits AMBE0TX as well]]");
  }

  @Test
  void whatSomebodyLookedUpComesFirst() {
    Overrides overrides =
        new Overrides(List.of(new LookedUp("Old Mill", "TX", "KARNJTX", "for the test")));
    Matcher matcher = new Matcher(Directory.of(CODED, SpellingRules.load()), overrides);
    assertThat(matcher.match(List.of(Invented.listing("", "OLD MILL", "TX", "70000"))))
        .containsExactly(new Found("KARNJTX", Stage.OVERRIDE));
  }

  @Test
  void aReleaseNamesFacilitiesThatNoListKnows() {
    Listing released = Invented.listing("NEWONTX", "SKYLARK PROCESSING CENTER", "", "");
    List<Listing> rows = List.of(Invented.listing("", "Skylark Processing Ctr.", "TX", "75001"));
    assertThat(MatchedList.of(List.of(Invented.list(rows)), List.of(released)).getFirst().matches())
        .containsExactly(new Found("NEWONTX", Stage.NAME_IN_RELEASE));
  }
}
