package org.throughline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.throughline.pipeline.Crossing.Before;
import org.throughline.pipeline.Crossing.Both;
import org.throughline.pipeline.Crossing.Figure;
import org.throughline.pipeline.Crossing.Place;

/// What all tables by state, area and month tell together.
final class CrossingTest {

  private static final int THRESHOLD = CrossedCounts.THRESHOLD;
  private static final Set<String> ALL = Set.of();

  private final Random random = new Random(20261129);

  private static Figure shown(String table, Set<String> of, Set<String> months, long count) {
    return new Figure(table, table.startsWith("area"), of, months, OptionalLong.of(count));
  }

  private static Figure withheld(String table, Set<String> of, Set<String> months) {
    return new Figure(table, table.startsWith("area"), of, months, OptionalLong.empty());
  }

  private static Figure waiting(String table, Set<String> of, Set<String> months, Before before) {
    return new Figure(
        table,
        table.startsWith("area"),
        of,
        months,
        ALL,
        OptionalLong.empty(),
        Optional.of(before));
  }

  private static Before more(long records) {
    return new Before(records, records);
  }

  private static void put(
      Map<Place, Both> counts, String part, String whole, String month, int records) {
    counts.put(new Place(part, whole, month), new Both(records, records));
  }

  /// Denver has 40, Colorado, Iowa and Wyoming 53, Iowa and North Dakota 17: four are North Dakota's.
  @Test
  void threeTablesAreSubtractedFromEachOther() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "", 27);
    put(counts, "wyoming", "denver", "", 13);
    put(counts, "iowa", "saint-paul", "", 13);
    put(counts, "minnesota", "saint-paul", "", 274);
    put(counts, "north-dakota", "saint-paul", "", 4);
    List<Figure> numbers =
        List.of(
            shown("states", Set.of("colorado"), ALL, 27),
            shown("states", Set.of("iowa", "north-dakota"), ALL, 17),
            withheld("states", Set.of("wyoming"), ALL),
            withheld("states", Set.of("minnesota"), ALL),
            shown("states", ALL, ALL, 331),
            shown("states by month", Set.of("colorado", "iowa", "wyoming"), ALL, 53),
            shown("states by month", Set.of("minnesota", "north-dakota"), ALL, 278),
            shown("areas", Set.of("denver"), ALL, 40),
            shown("areas", Set.of("saint-paul"), ALL, 291));
    Map<String, List<Set<String>>> telling = new Crossing(counts, numbers, 11).telling();
    assertThat(telling.values())
        .isNotEmpty()
        .allSatisfy(sets -> assertThat(sets).contains(Set.of("iowa", "minnesota", "north-dakota")));
  }

  /// Denver's 27 of two months less the 26 of the second are the one that the table by state withholds. So it shows these months as one.
  @Test
  void aSpanLessAMonthOfAnotherTableIsAMonth() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "april", 1);
    put(counts, "colorado", "denver", "may", 26);
    put(counts, "texas", "dallas", "april", 38);
    put(counts, "texas", "dallas", "may", 23);
    Set<String> both = Set.of("april", "may");
    List<Figure> numbers =
        List.of(
            withheld("states by month", Set.of("colorado"), Set.of("april")),
            shown("states by month", Set.of("colorado"), Set.of("may"), 26),
            withheld("states by month", Set.of("texas"), Set.of("april")),
            shown("states by month", Set.of("texas"), Set.of("may"), 23),
            shown("months", ALL, Set.of("april"), 39),
            shown("months", ALL, Set.of("may"), 49),
            shown("areas by span", Set.of("denver"), both, 27),
            shown("areas by span", Set.of("dallas"), both, 61));
    assertThat(new Crossing(counts, numbers, 11).telling())
        .containsOnlyKeys("states by month")
        .containsValue(List.of(both));
  }

  /// Denver's 27 of April and May less the 26 of May that its state has are one in April, though no table has a number of that month.
  @Test
  void aSingleMonthBehindSpansIsNotTold() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "march", 29);
    put(counts, "colorado", "denver", "april", 1);
    put(counts, "colorado", "denver", "may", 26);
    put(counts, "texas", "dallas", "march", 31);
    put(counts, "texas", "dallas", "april", 38);
    put(counts, "texas", "dallas", "may", 23);
    Set<String> before = Set.of("march", "april");
    Set<String> after = Set.of("april", "may");
    List<Figure> numbers =
        List.of(
            shown("states by month", Set.of("colorado"), before, 30),
            shown("states by month", Set.of("colorado"), Set.of("may"), 26),
            shown("states by month", Set.of("texas"), before, 69),
            shown("states by month", Set.of("texas"), Set.of("may"), 23),
            shown("areas by span", Set.of("denver"), Set.of("march"), 29),
            shown("areas by span", Set.of("denver"), after, 27),
            shown("areas by span", Set.of("dallas"), Set.of("march"), 31),
            shown("areas by span", Set.of("dallas"), after, 61));
    Crossing crossing = new Crossing(counts, numbers, 11);
    assertThat(crossing.told()).isEmpty();
    assertThat(crossing.ofMonths().told())
        .extracting(Figure::of, Figure::months)
        .containsExactly(tuple(Set.of("denver"), Set.of("april")));
    assertThat(crossing.ofMonths().telling())
        .containsExactly(entry("states by month", List.of(after)));
  }

  /// New York's 21 of March less New York City's 17 are Buffalo's four, which its table shows with Seattle. So New York is shown with
  /// another state, though most of it is not in Buffalo.
  @Test
  void aMonthOfAnAreaThatHasNoStateOfItsOwnIsNotTold() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "new-york", "buffalo", "march", 4);
    put(counts, "new-york", "buffalo", "april", 30);
    put(counts, "new-york", "new-york-city", "march", 17);
    put(counts, "new-york", "new-york-city", "april", 40);
    put(counts, "washington", "seattle", "march", 13);
    put(counts, "washington", "seattle", "april", 20);
    List<Figure> numbers = new ArrayList<>();
    CrossedCounts exact = new CrossedCounts(counts, List.of());
    for (Set<String> span : List.of(ALL, Set.of("march"), Set.of("april"))) {
      for (Figure one :
          List.of(
              shown("states by month", Set.of("new-york"), span, 0),
              shown("states by month", Set.of("washington"), span, 0),
              shown("areas by month", Set.of("new-york-city"), span, 0),
              shown("areas by month", Set.of("buffalo", "seattle"), span, 0))) {
        numbers.add(shown(one.table(), one.of(), span, exact.of(one)));
      }
    }
    Crossing crossing = new Crossing(counts, numbers, 11);
    assertThat(crossing.told()).isEmpty();
    assertThat(crossing.ofMonths().telling())
        .containsExactly(entry("states by month", List.of(Set.of("new-york", "washington"))));
  }

  /// Nobody of Wyoming is in Denver in April, and readers do not know that.
  @Test
  void inWhichMonthNobodyIsIsNotKnown() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "april", 3);
    put(counts, "wyoming", "denver", "may", 26);
    put(counts, "texas", "dallas", "april", 38);
    put(counts, "texas", "dallas", "may", 23);
    Set<String> both = Set.of("april", "may");
    List<Figure> numbers =
        List.of(
            shown("states by month", Set.of("colorado", "wyoming"), both, 29),
            shown("states by month", Set.of("texas"), both, 61),
            shown("months", ALL, Set.of("april"), 41),
            shown("months", ALL, Set.of("may"), 49),
            shown("areas by span", Set.of("denver"), both, 29),
            shown("areas by span", Set.of("dallas"), both, 61));
    assertThat(new Crossing(counts, numbers, 11).ofMonths().told()).isEmpty();
  }

  /// Denver was 83, and its new number waits, since it is one more. Its two states are shown anew; so one of them is shown with
  /// a state of another area.
  @Test
  void aNumberThatWaitsIsNotToldByItsParts() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "", 44);
    put(counts, "wyoming", "denver", "", 40);
    put(counts, "oklahoma", "dallas", "", 43);
    put(counts, "texas", "dallas", "", 207);
    List<Figure> numbers =
        List.of(
            shown("states", Set.of("colorado", "wyoming"), ALL, 84),
            shown("states", Set.of("oklahoma"), ALL, 43),
            shown("states", Set.of("texas"), ALL, 207),
            waiting("areas", Set.of("denver"), ALL, more(1)),
            waiting("areas", Set.of("dallas"), ALL, more(5)));
    assertThat(new Crossing(counts, numbers, 11).telling())
        .containsOnlyKeys("states")
        .allSatisfy(
            (_, sets) ->
                assertThat(sets)
                    .contains(Set.of("colorado", "oklahoma", "wyoming"))
                    .allMatch(one -> one.contains("wyoming") || one.contains("texas")));
  }

  /// Then the table is left out.
  @Test
  void aTableThatTellsIsNamedWhereNothingCanBePutTogether() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "", 84);
    List<Figure> numbers =
        List.of(
            shown("states", Set.of("colorado"), ALL, 84),
            waiting("areas", Set.of("denver"), ALL, more(1)));
    assertThat(new Crossing(counts, numbers, 11).telling())
        .containsExactly(Map.entry("states", List.of()));
  }

  /// Twelve records more of one man are one more.
  @Test
  void aChangeIsCountedInPeople() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "", 84);
    put(counts, "texas", "dallas", "", 207);
    Figure ofOneMan = waiting("areas", Set.of("denver"), ALL, new Before(12, 1));
    Figure ofTwelve = waiting("areas", Set.of("denver"), ALL, more(12));
    Figure colorado = shown("states", Set.of("colorado"), ALL, 84);
    assertThat(new Crossing(counts, List.of(colorado, ofOneMan), 11).told())
        .containsExactly(ofOneMan);
    assertThat(new Crossing(counts, List.of(colorado, ofTwelve), 11).told()).isEmpty();
  }

  /// Policies that withhold zeros for other counts hide numbers of nobody.
  @Test
  void aWithheldNumberMayBeZero() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "colorado", "denver", "01", 30);
    put(counts, "wyoming", "denver", "01", 3);
    put(counts, "colorado", "denver", "02", 40);
    List<Figure> numbers =
        List.of(
            withheld("states", Set.of("wyoming"), Set.of("02")),
            withheld("states", Set.of("wyoming"), Set.of("01")),
            withheld("states", Set.of("colorado"), Set.of("01")),
            shown("areas", Set.of("denver"), Set.of("01"), 33));
    assertThat(new Crossing(counts, numbers, 5).told()).isEmpty();
  }

  /// All records of an area may be a small share of a state's.
  @Test
  void anAreaOfFewIsNoSlip() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "texas", "dallas", "", 151);
    put(counts, "oklahoma", "dallas", "", 41);
    put(counts, "texas", "san-antonio", "", 7);
    put(counts, "colorado", "denver", "", 44);
    List<Figure> numbers =
        List.of(
            shown("states", Set.of("colorado"), ALL, 44),
            shown("states", Set.of("oklahoma"), ALL, 41),
            shown("states", Set.of("texas"), ALL, 158),
            shown("areas", Set.of("dallas"), ALL, 192),
            shown("areas", Set.of("denver", "san-antonio"), ALL, 51));
    assertThat(new Crossing(counts, numbers, 11).told())
        .extracting(Figure::of)
        .containsExactly(Set.of("san-antonio"));
  }

  private Map<Place, Both> places(String one, String other) {
    Map<Place, Both> counts = new LinkedHashMap<>();
    for (int part = 0; part < 4; part++) {
      String whole = "whole-" + random.nextInt(2);
      for (String month : List.of(one, other)) {
        int records = random.nextInt(5);
        if (records > 0 && counts.size() < 6) {
          put(counts, "part-" + part, whole, month, records);
        }
      }
    }
    return counts;
  }

  private static Set<String> categories(Map<Place, Both> counts, Function<Place, String> of) {
    return counts.keySet().stream().map(of).collect(Collectors.toCollection(TreeSet::new));
  }

  private CrossedCounts some() {
    Map<Place, Both> counts = places("april", "may");
    CrossedCounts exact = new CrossedCounts(counts, List.of());
    List<Figure> numbers = new ArrayList<>();
    Set<String> parts = categories(counts, Place::part);
    Set<String> wholes = categories(counts, Place::whole);
    table("states", parts, List.of(ALL), exact, numbers);
    table("states by month", parts, List.of(ALL, Set.of("april"), Set.of("may")), exact, numbers);
    table("areas", wholes, List.of(ALL), exact, numbers);
    for (Set<String> span : List.of(ALL, Set.of("april"), Set.of("may"))) {
      Figure total = shown("months", ALL, span, 0);
      numbers.add(shown("months", ALL, span, exact.of(total)));
    }
    return new CrossedCounts(counts, numbers);
  }

  /// Categories that are few stand together; what is small is withheld, and sometimes what is not.
  private void table(
      String id,
      Set<String> categories,
      List<Set<String>> spans,
      CrossedCounts exact,
      List<Figure> into) {
    Set<String> together = new TreeSet<>();
    Set<Set<String>> classes = new LinkedHashSet<>();
    for (String one : categories) {
      if (random.nextBoolean()) {
        together.add(one);
      } else {
        classes.add(Set.of(one));
      }
    }
    if (!together.isEmpty()) {
      classes.add(Set.copyOf(together));
    }
    for (Set<String> of : classes) {
      for (Set<String> span : spans) {
        long count = exact.of(shown(id, of, span, 0));
        boolean isShown = count == 0 || (count >= THRESHOLD && random.nextInt(5) > 0);
        boolean isNews = count >= THRESHOLD && random.nextInt(3) == 0;
        into.add(
            isNews
                ? waiting(id, of, span, more(random.nextBoolean() ? 1 : -1))
                : isShown ? shown(id, of, span, count) : withheld(id, of, span));
      }
    }
  }

  private static Set<Figure> secrets(CrossedCounts one) {
    Set<Figure> secrets = new LinkedHashSet<>();
    for (Place place : one.counts().keySet()) {
      secrets.add(new Figure("", false, Set.of(place.part()), ALL, OptionalLong.empty()));
      secrets.add(new Figure("", true, Set.of(place.whole()), ALL, OptionalLong.empty()));
    }
    one.numbers().stream().filter(number -> number.count().isEmpty()).forEach(secrets::add);
    secrets.removeIf(secret -> secret.before().isEmpty() && one.of(secret) >= THRESHOLD);
    return secrets;
  }

  /// Both sides of a comparison, and by how many one of them has more.
  private CrossedCounts someSides() {
    Map<Place, Both> counts = places("older", "newer");
    List<Figure> numbers = new ArrayList<>();
    CrossedCounts exact = new CrossedCounts(counts, List.of());
    categories(counts, Place::part).forEach(one -> sides("levels", Set.of(one), exact, numbers));
    categories(counts, Place::whole).forEach(one -> sides("areas", Set.of(one), exact, numbers));
    sides("all", ALL, exact, numbers);
    return new CrossedCounts(counts, numbers);
  }

  private void sides(String table, Set<String> of, CrossedCounts exact, List<Figure> into) {
    Set<String> older = Set.of("older");
    Set<String> newer = Set.of("newer");
    boolean isMore = exact.of(side(table, of, newer, older, 0)) >= 0;
    List<Figure> sides =
        List.of(
            side(table, of, older, ALL, 0),
            side(table, of, newer, ALL, 0),
            side(table, of, isMore ? newer : older, isMore ? older : newer, 0));
    for (Figure side : sides) {
      long count = exact.of(side);
      boolean isShown = of.isEmpty() || count == 0 || (count >= THRESHOLD && random.nextInt(5) > 0);
      into.add(side(table, of, side.months(), side.less(), isShown ? count : -1));
    }
  }

  /// @param count less than nothing if it is withheld
  private static Figure side(
      String table, Set<String> of, Set<String> months, Set<String> less, long count) {
    return new Figure(
        table,
        table.startsWith("area"),
        of,
        months,
        less,
        count < 0 ? OptionalLong.empty() : OptionalLong.of(count),
        Optional.empty());
  }

  /// Convicted are 127 more, and of level 1 are 120 more: the others are seven.
  @Test
  void changesAreSubtractedFromEachOther() {
    Map<Place, Both> counts = new LinkedHashMap<>();
    put(counts, "level-1", "convicted", "older", 200);
    put(counts, "level-1", "convicted", "newer", 320);
    put(counts, "level-3", "convicted", "older", 50);
    put(counts, "level-3", "convicted", "newer", 57);
    put(counts, "not-recorded", "pending", "older", 180);
    put(counts, "not-recorded", "pending", "newer", 200);
    Set<String> older = Set.of("older");
    Set<String> newer = Set.of("newer");
    Figure few = side("levels", Set.of("level-3"), newer, older, -1);
    List<Figure> numbers =
        List.of(
            side("levels", Set.of("level-1"), newer, older, 120),
            few,
            side("levels", Set.of("not-recorded"), newer, older, -1),
            side("areas", Set.of("convicted"), newer, older, 127),
            side("areas", Set.of("pending"), newer, older, 20));
    assertThat(new Crossing(counts, numbers, 11).told()).containsExactly(few);
    assertThat(new Crossing(counts, numbers, 11).tellingTables()).containsExactly("levels");
    assertThat(new Crossing(counts, numbers, 7).tellingTables()).isEmpty();
  }

  @Test
  void everyTableAtOnceTellsNothingWhereNothingIsReported() {
    requireSafeWhereNothingIsReported(this::some);
  }

  @Test
  void bothSidesOfAComparisonTellNothingWhereNothingIsReported() {
    requireSafeWhereNothingIsReported(this::someSides);
  }

  private static void requireSafeWhereNothingIsReported(Supplier<CrossedCounts> some) {
    int safe = 0;
    int telling = 0;
    for (int i = 0; i < 250; i++) {
      CrossedCounts one = some.get();
      Set<Figure> told = one.told(secrets(one), one.numbers());
      for (boolean wholes : List.of(true, false)) {
        told.removeIf(secret -> !one.told(Set.of(secret), one.about(wholes)).isEmpty());
      }
      told.removeIf(secret -> secret.before().isEmpty() && one.isShown(secret));
      if (new Crossing(one.counts(), one.numbers(), THRESHOLD).told().isEmpty()) {
        assertThat(told).as("%s", one).isEmpty();
        safe++;
      } else {
        telling++;
      }
    }
    assertThat(safe).isGreaterThan(20);
    assertThat(telling).isGreaterThan(20);
  }

  /// Three parts in two wholes and three months, of which each table shows two together or none.
  private CrossedCounts ofMonths() {
    List<String> all = List.of("april", "may", "june");
    Map<Place, Both> counts = new LinkedHashMap<>();
    Set<String> wholes = new TreeSet<>();
    Set<String> parts = Set.of("part-0", "part-1", "part-2");
    for (String part : new TreeSet<>(parts)) {
      String whole = "whole-" + random.nextInt(2);
      int some = random.nextInt(3);
      for (int month = 0; month < 3; month++) {
        put(counts, part, whole, all.get(month), month == some ? 2 : random.nextInt(2));
      }
      wholes.add(whole);
    }
    CrossedCounts exact = new CrossedCounts(counts, List.of());
    List<Figure> numbers = new ArrayList<>();
    table("states", parts, List.of(ALL), exact, numbers);
    table("states by month", parts, spans(all), exact, numbers);
    table("areas by month", wholes, spans(all), exact, numbers);
    for (Set<String> span : spans(all)) {
      numbers.add(shown("months", ALL, span, exact.of(shown("months", ALL, span, 0))));
    }
    numbers.removeIf(number -> number.before().isPresent());
    return new CrossedCounts(counts, numbers);
  }

  private List<Set<String>> spans(List<String> months) {
    List<Set<String>> singles = months.stream().map(Set::of).toList();
    return switch (random.nextInt(3)) {
      case 0 -> List.of(singles.get(0), singles.get(1), singles.get(2));
      case 1 -> List.of(singles.get(0), Set.copyOf(months.subList(1, 3)));
      default -> List.of(Set.copyOf(months.subList(0, 2)), singles.get(2));
    };
  }

  @Test
  void singleMonthsAreToldWhereNothingElseIsPossible() {
    int telling = 0;
    for (int i = 0; i < 50; i++) {
      CrossedCounts one = ofMonths();
      Set<Figure> secrets = new LinkedHashSet<>();
      for (Place place : one.counts().keySet()) {
        for (boolean wholes : List.of(false, true)) {
          String of = wholes ? place.whole() : place.part();
          secrets.add(
              new Figure("", wholes, Set.of(of), Set.of(place.month()), OptionalLong.empty()));
        }
      }
      secrets.removeIf(
          secret -> one.of(secret) == 0 || one.of(secret) >= THRESHOLD || one.isShown(secret));
      Set<Set<Place>> told = records(one, one.told(secrets, one.numbers()));
      Set<Set<Place>> hidden = new HashSet<>(told);
      for (boolean wholes : List.of(true, false)) {
        Set<Figure> some = new LinkedHashSet<>(secrets);
        some.removeIf(secret -> secret.ofWholes() != wholes);
        hidden.removeAll(records(one, one.told(some, one.about(wholes))));
      }
      Map<Place, Both> counts = new LinkedHashMap<>(one.counts());
      counts.values().removeIf(both -> both.records() == 0);
      Crossing crossing = new Crossing(counts, one.numbers(), THRESHOLD).ofMonths();
      assertThat(told).as("%s", one).containsAll(records(one, crossing.told()));
      assertThat(records(one, crossing.told())).as("%s", one).containsAll(hidden);
      telling += hidden.isEmpty() ? 0 : 1;
    }
    assertThat(telling).isGreaterThan(5);
  }

  private static Set<Set<Place>> records(CrossedCounts one, Collection<Figure> numbers) {
    return numbers.stream()
        .map(
            number ->
                one.counts().keySet().stream()
                    .filter(place -> CrossedCounts.sign(number, place) > 0)
                    .collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }
}
