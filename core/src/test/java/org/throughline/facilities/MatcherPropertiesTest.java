package org.throughline.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.throughline.facilities.Match.Found;

/// What holds of every list, however it is spelled.
final class MatcherPropertiesTest {

  private static final List<Listing> CODED = Invented.coded();

  /// Lists of up to 40 rows: facilities of the directory, spelled well or badly, at their place or
  /// another.
  @Provide
  Arbitrary<List<Listing>> lists() {
    Arbitrary<Listing> row =
        Arbitraries.integers()
            .between(0, CODED.size() - 1)
            .flatMap(
                i ->
                    Arbitraries.integers()
                        .between(0, 7)
                        .map(damage -> damaged(CODED.get(i), damage)));
    return row.list().ofMaxSize(40);
  }

  private static Listing damaged(Listing coded, int damage) {
    String name = coded.name();
    String zip = damage % 2 == 0 ? coded.place().zip() : "99999";
    String spelled =
        switch (damage / 2) {
          case 0 -> name;
          case 1 -> name.replace("COUNTY", "CO").replace("CENTER", "CTR");
          case 2 -> name.substring(0, 3) + name.substring(4);
          default -> name.substring(name.indexOf(' ') + 1);
        };
    return Invented.listing("", spelled, coded.place().state(), zip);
  }

  @Property(tries = 500)
  void noCodeIsGivenTwice(@ForAll("lists") List<Listing> rows) {
    List<String> codes = new ArrayList<>();
    for (Match match : Invented.match(CODED, rows)) {
      if (match instanceof Found(String code, Match.Stage by)) {
        codes.add(code);
      }
    }
    assertThat(codes).doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void theOrderOfRowsDoesNotMatter(@ForAll("lists") List<Listing> rows, @ForAll long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    List<Match> straight = Invented.match(CODED, rows);
    List<Listing> directory = new ArrayList<>(CODED);
    Collections.shuffle(directory, new Random(seed));
    List<Match> shuffled = Invented.match(directory, order.stream().map(rows::get).toList());
    for (int i = 0; i < order.size(); i++) {
      assertThat(shuffled.get(i)).isEqualTo(straight.get(order.get(i)));
    }
  }

  /// Whatever is matched is right: a damaged name never becomes another facility's.
  @Property(tries = 500)
  void nothingIsMatchedToAnotherTown(@ForAll("lists") List<Listing> rows) {
    Map<String, Listing> byCode = new HashMap<>();
    CODED.forEach(listing -> byCode.put(listing.code(), listing));
    List<Match> matches = Invented.match(CODED, rows);
    for (int i = 0; i < rows.size(); i++) {
      if (matches.get(i) instanceof Found(String code, Match.Stage by)) {
        Listing found = byCode.getOrDefault(code, rows.get(i));
        assertThat(found.place().state()).isEqualTo(rows.get(i).place().state());
        assertThat(found.name().charAt(0)).isEqualTo(rows.get(i).name().charAt(0));
      }
    }
  }

  /// A letter lost in one of the words that say what it is does not keep a facility from being found.
  @Property(tries = 200)
  void misspelledKindsAreFound(@ForAll("single") Listing coded, @ForAll int place) {
    int from = coded.name().indexOf(' ') + 1;
    int at = from + Math.floorMod(place, coded.name().length() - from);
    String spelled = coded.name().substring(0, at) + coded.name().substring(at + 1);
    for (String zip : List.of(coded.place().zip(), "99999")) {
      Listing row = Invented.listing("", spelled, coded.place().state(), zip);
      assertThat(Invented.match(CODED, List.of(row)).getFirst())
          .isInstanceOfSatisfying(
              Found.class, found -> assertThat(found.code()).isEqualTo(coded.code()));
    }
  }

  /// Facilities that are the only one of their town.
  @Provide
  Arbitrary<Listing> single() {
    return Arbitraries.of(
        CODED.stream()
            .filter(
                one ->
                    CODED.stream()
                            .filter(other -> other.place().zip().equals(one.place().zip()))
                            .count()
                        == 1)
            .toList());
  }
}
