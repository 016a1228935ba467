package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.PublishedFacts;
import org.throughline.disclosure.TableDecision;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;

/// What readers get who subtract one release from another, by doing it: no difference of two published numbers of the same
/// is a small one.
final class CounterpartsTest {

  private static final Policy POLICY = PolicyReader.bundled("default");
  private static final int THRESHOLD = 11;
  private static final int MONTHS = 4;

  /// In which order releases are published.
  enum Order {
    WIDE_FIRST,
    NARROW_FIRST,
    TOGETHER
  }

  /// Arrests of one release, by office and month.
  private record Release(String name, Map<String, long[]> byOffice) {

    CellId total() {
      return CellId.parse(name + "/arrests/fy2024");
    }

    Release only(String other, List<String> offices) {
      Map<String, long[]> some = new TreeMap<>(byOffice);
      some.keySet().retainAll(offices);
      return new Release(other, some);
    }

    long count(int month) {
      return byOffice.values().stream().mapToLong(months -> months[month]).sum();
    }

    List<CountTable> tables() {
      Map<String, Long> months = new TreeMap<>();
      Map<String, Long> offices = new TreeMap<>();
      for (int month = 0; month < MONTHS; month++) {
        months.put("2024-0" + (1 + month), count(month));
      }
      byOffice.forEach((office, counts) -> offices.put(office, Arrays.stream(counts).sum()));
      return List.of(
          table("month", DimensionKind.TIME, months), table("aor", DimensionKind.OFFICE, offices));
    }

    private CountTable table(String dimension, DimensionKind kind, Map<String, Long> counts) {
      List<Cell> cells = new ArrayList<>();
      counts.forEach(
          (one, count) ->
              cells.add(new Cell(total().at(dimension, one).toString(), List.of(one), count)));
      List<String> parts = cells.stream().map(Cell::id).toList();
      long sum = counts.values().stream().mapToLong(Long::longValue).sum();
      cells.add(new Cell(total().toString(), List.of(Category.TOTAL), sum));
      return new CountTable(
          name + " by " + dimension,
          "Arrests",
          "arrests",
          List.of(
              new Dimension(
                  dimension,
                  dimension,
                  kind,
                  counts.keySet().stream().map(one -> new Category(one, one)).toList())),
          cells,
          List.of(new Equation(total().toString(), parts)));
    }
  }

  /// A ledger and what stands beside it.
  private static final class Workspace {

    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Long> withheld = new HashMap<>();

    Workspace publish(Release... releases) {
      List<CountTable> tables = new ArrayList<>();
      for (Release release : releases) {
        tables.addAll(release.tables());
      }
      Vintages vintages = new Vintages(facts, withheld, tables);
      List<Fact> published = new ArrayList<>();
      for (TableDecision outcome :
          DisclosureControl.protect(vintages.withChanges(), vintages.earlier(), POLICY)) {
        if (outcome instanceof TableDecision.Publishable(ProtectedTable shown)) {
          tables.stream()
              .filter(table -> table.id().equals(shown.id()))
              .forEach(table -> published.addAll(PublishedFacts.of(table, shown)));
        }
      }
      withheld.putAll(vintages.withheld(published));
      vintages.named(published).stream().filter(fact -> !facts.contains(fact)).forEach(facts::add);
      return this;
    }

    /// By id.
    Map<String, Long> shown() {
      Map<String, Long> shown = new TreeMap<>();
      for (Fact fact : facts) {
        if (fact instanceof Fact.Shown(String cell, long value)) {
          shown.put(cell, value);
        }
      }
      return shown;
    }

    /// Differences of what two releases show of the same.
    ///
    /// @param of a part of their ids
    List<Long> differences(Release one, Release other, String of) {
      List<Long> differences = new ArrayList<>();
      Map<String, Long> shown = shown();
      shown.forEach(
          (id, value) -> {
            Long there = shown.get(id.replace(one.name() + "/", other.name() + "/"));
            if (id.startsWith(one.name() + "/") && id.contains(of) && there != null) {
              differences.add(Math.abs(value - there));
            }
          });
      return differences;
    }
  }

  private static Workspace published(Order order, Release wide, Release narrow) {
    return switch (order) {
      case WIDE_FIRST -> new Workspace().publish(wide).publish(narrow);
      case NARROW_FIRST -> new Workspace().publish(narrow).publish(wide);
      case TOGETHER -> new Workspace().publish(wide, narrow);
    };
  }

  /// Two large offices and one of which no month is large.
  private static Release nation(SplittableRandom random) {
    Map<String, long[]> byOffice = new TreeMap<>();
    for (String office : List.of("a", "b", "c")) {
      long[] months = new long[MONTHS];
      for (int month = 0; month < MONTHS; month++) {
        months[month] = office.equals("c") ? random.nextInt(11) : 40 + random.nextInt(40);
      }
      byOffice.put(office, months);
    }
    return new Release("2024-icfo-1", byOffice);
  }

  @ParameterizedTest
  @EnumSource(
      value = Order.class,
      names = {"WIDE_FIRST", "TOGETHER"})
  void theNationLessARegionTellsNothingOfTheOfficeThatIsLeft(Order order) {
    SplittableRandom random = new SplittableRandom(13);
    int compared = 0;
    for (int time = 0; time < 25; time++) {
      Release nation = nation(random);
      Release region = nation.only("2025-icfo-2", List.of("a", "b"));
      Workspace workspace = published(order, nation, region);
      List<Long> differences = workspace.differences(nation, region, "");
      compared += differences.size();
      assertThat(differences).allMatch(more -> more == 0 || more >= THRESHOLD);
      assertThat(workspace.shown()).as("what came first stands").isNotEmpty();
    }
    assertThat(compared).as("not everything is withheld").isPositive();
  }

  /// Late records of a second release of the same months are few. How many there are in all of the nation is open.
  @ParameterizedTest
  @EnumSource(Order.class)
  void twoReleasesOfTheSameMonthsTellNothingOfWhatCameLate(Order order) {
    SplittableRandom random = new SplittableRandom(14);
    for (int time = 0; time < 25; time++) {
      Release early = nation(random);
      Map<String, long[]> more = new TreeMap<>();
      early.byOffice().forEach((office, months) -> more.put(office, months.clone()));
      for (long[] months : more.values()) {
        months[random.nextInt(MONTHS)] += random.nextInt(3);
      }
      Release late = new Release("2025-icfo-2", more);
      assertThat(published(order, late, early).differences(late, early, "aor="))
          .allMatch(difference -> difference == 0 || difference >= THRESHOLD);
    }
  }

  @Test
  void releasesOfTwoOfficesAreNotMistakenForEachOther() {
    Release nation = nation(new SplittableRandom(15));
    Workspace workspace =
        new Workspace()
            .publish(nation.only("2024-icfo-1", List.of("a")))
            .publish(nation.only("2025-icfo-2", List.of("b")));
    assertThat(workspace.shown())
        .containsKeys("2024-icfo-1/arrests/fy2024", "2025-icfo-2/arrests/fy2024");
  }

  /// Others counted other months or another measure, whatever their numbers are.
  @Test
  void releasesThatDifferByMoreThanATwentiethEitherWayAreOfOtherRecords() {
    Release nation = nation(new SplittableRandom(16));
    Map<String, long[]> other = new TreeMap<>();
    nation
        .byOffice()
        .forEach(
            (office, months) ->
                other.put(
                    office,
                    Arrays.stream(months)
                        .map(one -> office.equals("a") ? one - one / 8 : one + one / 4)
                        .toArray()));
    Release second = new Release("2025-icfo-2", other);
    Workspace workspace = new Workspace().publish(nation).publish(second);
    assertThat(workspace.differences(nation, second, ""))
        .anyMatch(more -> more > 0 && more < THRESHOLD);
  }

  /// A release of one programme has most records of each office, or few: the other programme is what is left.
  @ParameterizedTest
  @EnumSource(Order.class)
  void aReleaseOfAShareOfTheRecordsTellsNothingOfTheRest(Order order) {
    SplittableRandom random = new SplittableRandom(17);
    int compared = 0;
    for (int time = 0; time < 25; time++) {
      Release nation = nation(random);
      double share = 0.3 + 0.6 * random.nextDouble();
      Map<String, long[]> some = new TreeMap<>();
      nation
          .byOffice()
          .forEach(
              (office, months) ->
                  some.put(
                      office,
                      Arrays.stream(months)
                          .map(one -> random.ints(one).filter(i -> chance(i) < share).count())
                          .toArray()));
      Release programme = new Release("2025-icfo-2", some);
      List<Long> differences =
          published(order, nation, programme).differences(nation, programme, "aor=");
      compared += differences.size();
      assertThat(differences).allMatch(rest -> rest == 0 || rest >= THRESHOLD);
    }
    assertThat(compared).as("not everything is withheld").isPositive();
  }

  private static double chance(int bits) {
    return (bits >>> 1) / (double) Integer.MAX_VALUE;
  }

  /// What was published before, and what is new.
  private static final class Published {

    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();

    Published before(Release... releases) {
      for (Release release : releases) {
        for (CountTable table : release.tables()) {
          table.cells().forEach(cell -> show(cell.id(), cell.count()));
          table
              .equations()
              .forEach(sum -> facts.add(new Fact.Sum(sum.total(), List.copyOf(sum.parts()))));
        }
      }
      return this;
    }

    Published show(String name, long count) {
      counts.put(name, count);
      facts.add(new Fact.Shown(name, count));
      return this;
    }

    Counterparts beside(Release... releases) {
      List<CountTable> tables =
          Arrays.stream(releases).flatMap(release -> release.tables().stream()).toList();
      tables.forEach(table -> table.cells().forEach(cell -> counts.put(cell.id(), cell.count())));
      return new Counterparts(
          new NarrowerReleases(facts, tables),
          facts,
          tables,
          name ->
              counts.containsKey(name) ? OptionalLong.of(counts.get(name)) : OptionalLong.empty());
    }
  }

  private static final Release WIDE =
      new Release(
          "2024-icfo-1",
          new TreeMap<>(
              Map.of(
                  "a", new long[] {40, 50, 60, 70},
                  "b", new long[] {30, 30, 30, 30},
                  "c", new long[] {5, 0, 5, 0})));

  private static final Release NARROW = WIDE.only("2025-icfo-2", List.of("a"));

  private static final String WIDE_TOTAL = "2024-icfo-1/arrests/fy2024";
  private static final String NARROW_TOTAL = "2025-icfo-2/arrests/fy2024";

  private static List<Counterparts.Counterpart> of(Counterparts counterparts, String id) {
    return counterparts.of(new Cell(id, List.of(), counts(id)));
  }

  private static long counts(String id) {
    return Stream.of(WIDE, NARROW)
        .flatMap(release -> release.tables().stream())
        .flatMap(table -> table.cells().stream())
        .filter(cell -> cell.id().equals(id))
        .findFirst()
        .orElseThrow()
        .count();
  }

  @Test
  void whatTheWiderReleaseHasMoreIsTheDifferenceWhicheverIsNew() {
    Counterparts narrowIsNew = new Published().before(WIDE).beside(NARROW);
    Counterparts wideIsNew = new Published().before(NARROW).beside(WIDE);
    Cell more = new Cell(WIDE_TOTAL + " beyond " + NARROW_TOTAL, List.of(), 350 - 220);
    assertThat(of(narrowIsNew, NARROW_TOTAL))
        .containsExactly(new Counterparts.Counterpart(new Cell(WIDE_TOTAL, List.of(), 350), more));
    assertThat(of(wideIsNew, WIDE_TOTAL))
        .containsExactly(
            new Counterparts.Counterpart(new Cell(NARROW_TOTAL, List.of(), 220), more));
    assertThat(of(narrowIsNew, NARROW_TOTAL + "/month=2024-03"))
        .extracting(one -> one.more().count())
        .containsExactly(95L - 60);
    assertThat(Counterparts.isMore(more.id())).isTrue();
    assertThat(Counterparts.isMore(WIDE_TOTAL)).isFalse();
  }

  @Test
  void ofTwoNewReleasesTheSmallerHasToGiveWay() {
    Counterparts together = new Published().beside(WIDE, NARROW);
    assertThat(of(together, WIDE_TOTAL)).isEmpty();
    assertThat(of(together, NARROW_TOTAL)).hasSize(1);
  }

  @Test
  void ofTwoNewReleasesThatAreEqualOneHasToGiveWay() {
    Release copy = new Release("2025-icfo-2", WIDE.byOffice());
    Counterparts together = new Published().beside(WIDE, copy);
    assertThat(together.of(new Cell(WIDE_TOTAL, List.of(), 350))).hasSize(1);
    assertThat(together.of(new Cell(NARROW_TOTAL, List.of(), 350))).isEmpty();
  }

  @Test
  void anOfficesOwnTotalIsWhatTheNationSaysOfTheOffice() {
    Fact same = new Fact.Sum(NARROW_TOTAL, List.of(WIDE_TOTAL + "/aor=a"));
    assertThat(new Published().before(WIDE).beside(NARROW).sums()).containsExactly(same);
    assertThat(new Published().before(NARROW).beside(WIDE).sums()).containsExactly(same);
    assertThat(new Published().before(NARROW).beside().sums()).isEmpty();
  }

  @Test
  void aRegionsTotalIsWhatTheNationSaysOfItsOfficesTogether() {
    Release region = WIDE.only("2025-icfo-2", List.of("a", "b"));
    assertThat(new Published().before(WIDE).beside(region).sums())
        .containsExactly(
            new Fact.Sum(NARROW_TOTAL, List.of(WIDE_TOTAL + "/aor=a", WIDE_TOTAL + "/aor=b")));
  }

  /// All of its records may be of one office.
  @Test
  void aRegionsTotalMayBeWhatTheNationSaysOfOneOfItsOffices() {
    Map<String, long[]> offices =
        new TreeMap<>(Map.of("a", new long[] {40, 50, 60, 70}, "b", new long[MONTHS]));
    assertThat(new Published().before(WIDE).beside(new Release("2025-icfo-2", offices)).sums())
        .containsExactly(new Fact.Sum(NARROW_TOTAL, List.of(WIDE_TOTAL + "/aor=a")));
  }

  @Test
  void numbersThatDifferByOneAreNotTakenForTheSame() {
    Map<String, long[]> offices = new TreeMap<>(Map.of("a", new long[] {40, 50, 60, 71}));
    assertThat(new Published().before(WIDE).beside(new Release("2025-icfo-2", offices)).sums())
        .isEmpty();
  }

  @Test
  void whatWasRevisedIsTakenInAllItsVintages() {
    Published twice = new Published().before(WIDE).show(WIDE_TOTAL + "/aor=a@2", 240);
    Map<String, long[]> offices =
        new TreeMap<>(Map.of("a", new long[] {60, 50, 60, 70}, "b", new long[] {30, 30, 30, 30}));
    Release region = new Release("2025-icfo-2", offices);
    assertThat(twice.beside(region).sums())
        .containsExactly(
            new Fact.Sum(NARROW_TOTAL, List.of(WIDE_TOTAL + "/aor=a@2", WIDE_TOTAL + "/aor=b")));
    assertThat(twice.beside(region).of(new Cell(NARROW_TOTAL + "/aor=a", List.of(), 240)))
        .extracting(Counterparts.Counterpart::other)
        .containsExactly(
            new Cell(WIDE_TOTAL + "/aor=a", List.of(), 220),
            new Cell(WIDE_TOTAL + "/aor=a@2", List.of(), 240));
  }

  /// Each of four months and their sum is compared: within an eighth they are of the same, and where none is larger than the
  /// other's.
  @ParameterizedTest
  @CsvSource({
    "88,88,88,88,true",
    "87,87,87,115,false",
    "87,87,87,87,true",
    "50,0,99,1,true",
    "100,87,87,100,true",
    "100,87,87,115,false",
    "100,115,115,100,true",
    "114,114,114,114,true",
    "115,115,115,87,false",
    "500,115,200,100,true"
  })
  void releasesAreOfTheSameRecordsIfMostOfTheirNumbersAreNear(
      long first, long second, long third, long fourth, boolean isRelated) {
    Release round = new Release("2024-icfo-1", Map.of("a", new long[] {100, 100, 100, 100}));
    Release other =
        new Release("2025-icfo-2", Map.of("a", new long[] {first, second, third, fourth}));
    Cell total = new Cell(NARROW_TOTAL, List.of(), first + second + third + fourth);
    assertThat(new Published().before(round).beside(other).of(total)).hasSize(isRelated ? 1 : 0);
  }
}
