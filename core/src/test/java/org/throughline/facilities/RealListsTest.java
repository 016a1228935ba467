package org.throughline.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.throughline.testing.RealData;

/// ICE's own lists. The list of 2017 says how many facilities it has; the statistics workbooks have no codes,
/// and facilities opened since 2017 are in no list with codes.
final class RealListsTest {

  /// What the sheet's title says, less the facilities of another agency whose codes are withheld in it.
  private static final int STATED = 1685;

  private static final int WITHHELD = 207;

  @Test
  void theListOf2017HasAsManyFacilitiesAsItSays() throws Exception {
    List<FacilityList> lists = ListReader.read(List.of(RealData.require("facilities")));
    FacilityList main = lists.getFirst();
    assertThat(main.sheet()).isEqualTo("Facility List - Main");
    assertThat(main.listings()).hasSize(STATED - WITHHELD);
    assertThat(main.passedOver()).isEqualTo(WITHHELD);
    assertThat(main.listings()).extracting(Listing::code).doesNotHaveDuplicates();
    assertThat(lists).hasSize(9).allMatch(FacilityList::coded);
  }

  /// Shares measured when this was written; a change of the rules that finds fewer must say so here.
  @Test
  void mostFacilitiesOfTheStatisticsAreFound() throws Exception {
    List<FacilityList> lists =
        ListReader.read(
            List.of(RealData.require("facilities"), RealData.require("detention-stats")));
    Map<String, Double> shares = new TreeMap<>();
    for (MatchedList matched : MatchedList.of(lists, List.of())) {
      if (!matched.list().coded()) {
        shares.put(matched.list().file(), matched.share());
      }
    }
    assertThat(shares).hasSize(9);
    assertThat(shares.get("FY19-detentionstats.xlsx")).isGreaterThan(0.87);
    assertThat(shares.values()).allMatch(share -> share > 0.72);
  }
}
