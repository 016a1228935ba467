package org.throughline.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.throughline.facilities.Match.Found;

/// What holds of every list, however it is spelled.
final class MatcherPropertiesTest {

  private static final List<Listing> CODED = Invented.coded();

  /// Lists of up to 40 rows: facilities of the directory, spelled well or badly, at their place or
  /// another.
  private static List<Listing> lists(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Listing> rows = new ArrayList<>();
    int length = random.nextInt(41);
    for (int i = 0; i < length; i++) {
      rows.add(damaged(CODED.get(random.nextInt(CODED.size())), random.nextInt(8)));
    }
    return rows;
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

  @RepeatedTest(500)
  void noCodeIsGivenTwice(RepetitionInfo repetition) {
    List<Listing> rows = lists(repetition);
    List<String> codes = new ArrayList<>();
    for (Match match : Invented.match(CODED, rows)) {
      if (match instanceof Found(String code, Match.Stage by)) {
        codes.add(code);
      }
    }
    assertThat(codes).doesNotHaveDuplicates();
  }

  @RepeatedTest(500)
  void theOrderOfRowsDoesNotMatter(RepetitionInfo repetition) {
    List<Listing> rows = lists(repetition);
    long seed = repetition.getCurrentRepetition();
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
  @RepeatedTest(500)
  void nothingIsMatchedToAnotherTown(RepetitionInfo repetition) {
    List<Listing> rows = lists(repetition);
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
  @RepeatedTest(200)
  void misspelledKindsAreFound(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Listing> single = single();
    Listing coded = single.get(random.nextInt(single.size()));
    int from = coded.name().indexOf(' ') + 1;
    int at = from + random.nextInt(coded.name().length() - from);
    String spelled = coded.name().substring(0, at) + coded.name().substring(at + 1);
    for (String zip : List.of(coded.place().zip(), "99999")) {
      Listing row = Invented.listing("", spelled, coded.place().state(), zip);
      assertThat(Invented.match(CODED, List.of(row)).getFirst())
          .isInstanceOfSatisfying(
              Found.class, found -> assertThat(found.code()).isEqualTo(coded.code()));
    }
  }

  /// Facilities that are the only one of their town.
  private static List<Listing> single() {
    return CODED.stream()
        .filter(
            one ->
                CODED.stream()
                        .filter(other -> other.place().zip().equals(one.place().zip()))
                        .count()
                    == 1)
        .toList();
  }
}
