package org.throughline.recoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.SecondSolver;
import org.throughline.disclosure.ShownTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.testing.Seeded;

/// What is put together, and that nothing of it can be told apart afterwards.
final class RecodingTest {

  static final Recoding.Groups NO_GROUPS = groups(label -> Optional.empty(), List.of());

  /// @param of the group of a label
  /// @param scale the labels of a dimension that is one
  static Recoding.Groups groups(Function<String, Optional<String>> of, List<String> scale) {
    return new Recoding.Groups() {
      @Override
      public Optional<String> of(String dimension, String label) {
        return of.apply(label);
      }

      @Override
      public List<String> scale(String dimension) {
        return scale;
      }
    };
  }

  private static final String TOTAL = "2024-made-up/removals/fy2023";

  static CountTable list(DimensionKind kind, Map<String, Long> counts) {
    List<Category> categories = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<String, Long> one : new java.util.TreeMap<>(counts).entrySet()) {
      String id = one.getKey().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
      categories.add(new Category(id, one.getKey()));
      cells.add(new Cell(TOTAL + "/citizenship=" + id, List.of(id), one.getValue()));
      sum += one.getValue();
    }
    List<String> parts = cells.stream().map(Cell::id).toList();
    cells.add(new Cell(TOTAL, List.of(Category.TOTAL), sum));
    return new CountTable(
        "t",
        "t",
        "records",
        List.of(new Dimension("citizenship", "Citizenship", kind, categories)),
        cells,
        List.of(new Equation(TOTAL, parts)));
  }

  private static List<Fold> folds(Map<String, Long> counts) {
    return Recoding.choose(list(DimensionKind.PERSONAL, counts), 11, 0, any -> 0, NO_GROUPS);
  }

  private static List<String> members(Fold fold) {
    return fold.members().stream().map(Category::label).sorted().toList();
  }

  /// What tells may be one category; alone it is shown as nothing else, and the table is left out by what follows.
  @Test
  void oneCategoryIsJoinedOnlyWithThoseItIsShownWith() {
    CountTable table = list(DimensionKind.PERSONAL, Map.of("A", 50L, "B", 40L, "C", 3L, "D", 4L));
    List<Fold> small =
        List.of(
            Fold.ofSmall("citizenship", List.of(new Category("c", "C"), new Category("d", "D"))));
    assertThat(Recoding.joined(table, List.of(), Set.of("a"), 11)).isEmpty();
    assertThat(Recoding.joined(table, small, Set.of("a"), 11)).isEqualTo(small);
    assertThat(Recoding.joined(table, small, Set.of("a", "b"), 11)).hasSize(2);
  }

  @Test
  void smallCategoriesOfAListBecomeOne() {
    List<Fold> folds = folds(Map.of("A", 3L, "B", 10L, "C", 11L, "D", 400L, "E", 4L));
    assertThat(folds).hasSize(1);
    assertThat(members(folds.getFirst())).containsExactly("A", "B", "E");
    assertThat(folds.getFirst().into().label()).isEqualTo("Other (3)");
  }

  @Test
  void theNextSmallestJoinsWhereTheyAreTooFew() {
    assertThat(members(folds(Map.of("A", 3L, "C", 20L, "D", 400L)).getFirst()))
        .containsExactly("A", "C");
    assertThat(members(folds(Map.of("A", 3L, "B", 4L, "C", 20L, "D", 400L)).getFirst()))
        .containsExactly("A", "B", "C");
    assertThat(folds(Map.of("A", 3L, "C", 20L, "D", 400L)).getFirst().into().label())
        .isEqualTo("A or C");
  }

  @Test
  void aClassThatSaysNothingNeverCostsOneThatDoes() {
    Map<String, Long> counts =
        Map.of("Convicted", 500L, "Pending", 90L, "Other violator", 200L, "not recorded", 3L);
    List<Fold> folds = folds(counts);
    assertThat(members(folds.getFirst())).containsExactly("Convicted", "not recorded");
    assertThat(folds.getFirst().into().label()).isEqualTo("Convicted or not recorded");
    assertThat(
            members(
                folds(Map.of("A", 50L, "not recorded", 6L, "withheld by the agency", 7L))
                    .getFirst()))
        .containsExactly("not recorded", "withheld by the agency");
  }

  @Test
  void manyRecordsOfFewPeopleAreSmall() {
    CountTable table =
        list(DimensionKind.PERSONAL, Map.of("A", 12L, "B", 40L, "C", 50L))
            .withPeople(Map.of(TOTAL + "/citizenship=a", 1L));
    assertThat(members(Recoding.choose(table, 11, 0, any -> 0, NO_GROUPS).getFirst()))
        .containsExactly("A", "B");
    TableDecision decision =
        DisclosureControl.protect(List.of(table), new Policy("p", 11, "Test.")).getFirst();
    assertThat(ShownTable.of(((TableDecision.Publishable) decision).table()).suppressed())
        .contains(TOTAL + "/citizenship=a");
  }

  /// Records of one man under twelve nationalities, two of each, are one man's together as well.
  @Test
  void categoriesOfTheSamePersonTogetherAreOfThatPerson() {
    Map<String, Long> records = new TreeMap<>(Map.of("A", 100L, "B", 90L));
    for (char one = 'C'; one < 'O'; one++) {
      records.put(String.valueOf(one), 2L);
    }
    CountTable table =
        list(DimensionKind.PERSONAL, records).withPeople(Map.of(TOTAL, 100L + 90 + 1));
    List<Category> ofOne =
        table.dimensions().getFirst().categories().stream()
            .filter(one -> !one.label().matches("[AB]"))
            .toList();
    Fold fold = Fold.ofSmall("citizenship", ofOne);
    CountTable recoded = RecodedTable.of(table, List.of(fold));
    String folded = TOTAL + "/citizenship=" + fold.into().id();
    // One category may be of two people for all that is known.
    assertThat(recoded.people().get(folded)).isEqualTo(2);
    TableDecision decision =
        DisclosureControl.protect(List.of(recoded), new Policy("p", 11, "Test.")).getFirst();
    assertThat(ShownTable.of(((TableDecision.Publishable) decision).table()).suppressed())
        .contains(folded);
    assertThat(members(Recoding.choose(table, 11, 0, any -> 0, NO_GROUPS).getFirst()))
        .as("with the next, so that they are of enough people")
        .hasSize(13)
        .contains("B");
  }

  /// The first letter of a label is its group.
  private static List<Fold> grouped(Map<String, Long> counts) {
    return Recoding.choose(
        list(DimensionKind.PERSONAL, counts),
        11,
        0,
        any -> 0,
        groups(label -> Optional.of(label.substring(0, 1)), List.of()));
  }

  private static final List<String> HOURS = List.of("0", "to 12", "to 72", "above 72");

  private static List<Fold> onScale(Map<String, Long> counts) {
    return Recoding.choose(
        list(DimensionKind.EVENT, counts),
        11,
        0,
        any -> 0,
        groups(label -> Optional.empty(), HOURS));
  }

  private static List<String> labels(List<Fold> folds) {
    return folds.stream().map(fold -> fold.into().label()).toList();
  }

  /// Of least people, those above 72 hours would be with those up to 12.
  @Test
  void onAScaleSmallCategoriesJoinThoseBesideThem() {
    assertThat(labels(onScale(Map.of("0", 900L, "to 12", 20L, "to 72", 500L, "above 72", 4L))))
        .containsExactly("to 72 or above 72");
    assertThat(labels(onScale(Map.of("0", 4L, "to 12", 20L, "to 72", 3L, "above 72", 90L))))
        .containsExactly("0 or to 12 or to 72");
    assertThat(labels(onScale(Map.of("0", 4L, "to 12", 20L, "to 72", 90L, "above 72", 3L))))
        .containsExactly("0 or to 12", "to 72 or above 72");
  }

  @Test
  void whatIsNoPartOfAScaleJoinsTheFirstClassWhereItIsSmallToo() {
    assertThat(labels(onScale(Map.of("to 12", 20L, "to 72", 50L, "above 72", 4L, "unknown", 2L))))
        .containsExactly("to 72 or above 72 or unknown");
    assertThat(labels(onScale(Map.of("to 12", 20L, "to 72", 50L, "unknown", 2L))))
        .as("nothing of the scale is small")
        .containsExactly("to 72 or unknown");
  }

  @Test
  void aClassOfAScaleIsOneStretchOfItAndTellsNoMember() {
    Seeded.check(
        2000,
        11,
        random -> {
          Map<String, Long> counts = new TreeMap<>();
          HOURS.forEach(hours -> counts.put(hours, (long) random.nextInt(25)));
          CountTable table = list(DimensionKind.EVENT, counts);
          List<Fold> folds = onScale(counts);
          List<String> present =
              HOURS.stream().filter(one -> counts.getOrDefault(one, 0L) > 0).toList();
          for (Fold fold : folds) {
            List<String> members = fold.members().stream().map(Category::label).toList();
            assertThat(Collections.indexOfSubList(present, members)).isNotNegative();
            long sum = members.stream().mapToLong(one -> counts.getOrDefault(one, 0L)).sum();
            assertThat(sum - members.size() + 1).as("largest possible").isGreaterThanOrEqualTo(11);
          }
          boolean isSmall = counts.values().stream().anyMatch(count -> count > 0 && count < 11);
          boolean isOneClass =
              folds.size() == 1 && folds.getFirst().members().size() == present.size();
          assertThat(isOneClass || folds.isEmpty())
              .isEqualTo(!isSmall || !canBeCut(present, counts));
          assertThat(folds.isEmpty() || small(RecodedTable.of(table, folds)).isEmpty()).isTrue();
        });
  }

  /// Whether a scale has a place where it can be cut so that both sides may be shown.
  private static boolean canBeCut(List<String> present, Map<String, Long> counts) {
    return IntStream.range(1, present.size())
        .anyMatch(
            at ->
                Stream.of(present.subList(0, at), present.subList(at, present.size()))
                    .allMatch(
                        side ->
                            side.stream().mapToLong(one -> counts.getOrDefault(one, 0L)).sum()
                                    - (side.size() - 1)
                                >= 11));
  }

  @Test
  void smallCategoriesOfOneGroupBecomeOneAndOnlyTheOthersOther() {
    List<Fold> folds =
        grouped(Map.of("A1", 5L, "A2", 4L, "A3", 6L, "A4", 90L, "B1", 7L, "C1", 9L, "D1", 500L));
    assertThat(folds.stream().map(fold -> fold.into().label()))
        .containsExactly("Other A (3)", "B1 or C1");
    assertThat(members(folds.getFirst())).containsExactly("A1", "A2", "A3");
  }

  @Test
  void aGroupIsGivenUpBeforeAShownCategoryIs() {
    List<Fold> folds = grouped(Map.of("A1", 5L, "A2", 4L, "A3", 6L, "B1", 2L, "D1", 500L));
    assertThat(folds).hasSize(1);
    assertThat(members(folds.getFirst())).containsExactly("A1", "A2", "A3", "B1");
  }

  /// Who knows that all members are small learns of none of them more than that.
  @Test
  void aGroupLeavesEverySmallNumberPossibleOfEveryMember() {
    Seeded.check(
        400,
        41,
        random -> {
          Map<String, Long> counts = new TreeMap<>();
          for (int i = 0; i < 14; i++) {
            counts.put("ABC".charAt(i % 3) + String.valueOf(i), 1L + random.nextInt(14));
          }
          counts.put("Z1", 400L);
          CountTable table = list(DimensionKind.PERSONAL, counts);
          for (Fold fold : grouped(counts)) {
            if (fold.into().label().matches("Other [ABC] .*")) {
              long sum = fold.members().stream().mapToLong(one -> counts.get(one.label())).sum();
              long others = fold.members().size() - 1L;
              assertThat(sum - others).as("largest possible").isGreaterThanOrEqualTo(10);
              assertThat(sum - others * 10).as("smallest possible").isLessThanOrEqualTo(1);
            }
          }
          assertThat(small(RecodedTable.of(table, grouped(counts)))).isEmpty();
        });
  }

  private static List<Long> small(CountTable table) {
    return table.shown().stream()
        .map(Cell::count)
        .filter(count -> count > 0 && count < 11)
        .toList();
  }

  /// Twenty countries of four regions in so many months that only regions can be shown.
  @Test
  void aGridShowsGroupsWhereItsCategoriesAreTooSmall() {
    CountTable table = grid((office, month) -> 3, 20);
    List<Fold> folds =
        Recoding.choose(
            table,
            11,
            0,
            any -> 0,
            groups(
                label -> Optional.of("Group " + Integer.parseInt(label.substring(1)) % 4),
                List.of()));
    assertThat(folds).anyMatch(fold -> fold.into().label().startsWith("Group "));
    assertThat(small(RecodedTable.of(table, folds))).isEmpty();
  }

  @Test
  void whatNeedsNoRecodingOrHasNoneStaysAsItIs() {
    assertThat(folds(Map.of("A", 11L, "B", 30L, "C", 0L))).isEmpty();
    assertThat(folds(Map.of("A", 3L, "B", 30L))).as("nothing would be left").isEmpty();
    assertThat(
            Recoding.choose(
                list(DimensionKind.TIME, Map.of("A", 3L, "B", 9L, "C", 90L)),
                11,
                0,
                any -> 0,
                NO_GROUPS))
        .as("nothing about people")
        .isEmpty();
    CountTable table = list(DimensionKind.PERSONAL, Map.of("A", 11L, "B", 30L));
    assertThat(RecodedTable.of(table, List.of())).isSameAs(table);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fold.ofSmall("d", List.of(new Category("a", "A"))));
  }

  /// Offices by months, the same in every month.
  /// A list joins five records that do not say their office with the largest office. A grid that joined them with another one
  /// would tell them, by the largest one's total.
  @Test
  void recordsThatSayNothingAreWithTheSameCategoryInListsAndGrids() {
    int[] means = {40, 90, 6};
    Map<List<String>, Long> counts = new HashMap<>();
    List<Category> offices =
        List.of(
            new Category("o0", "O0"),
            new Category("o1", "O1"),
            new Category("o2", "O2"),
            new Category("not-recorded", "not recorded"));
    List<Category> months = new ArrayList<>();
    for (int month = 1; month <= 6; month++) {
      String id = "2023-0" + month;
      months.add(new Category(id, id));
      for (int office = 0; office < 4; office++) {
        long count = office < 3 ? means[office] : month == 2 ? 5 : 0;
        for (String row : List.of(offices.get(office).id(), Category.TOTAL)) {
          counts.merge(List.of(row, id), count, Long::sum);
          counts.merge(List.of(row, Category.TOTAL), count, Long::sum);
        }
      }
    }
    for (double most : new double[] {0, 0.5}) {
      List<Fold> folds =
          Recoding.choose(grid(offices, months, counts), 11, most, any -> 0, NO_GROUPS);
      assertThat(
              folds.stream()
                  .filter(fold -> fold.members().contains(offices.get(3)))
                  .map(RecodingTest::members))
          .containsExactly(List.of("O1", "not recorded"));
    }
  }

  private static CountTable even(int... counts) {
    return grid((office, month) -> counts[office], counts.length);
  }

  /// Offices by months, each cell drawn around a mean of its office.
  private static CountTable grid(Random random, int... means) {
    return grid((office, month) -> random.nextInt(2 * means[office] + 1), means.length);
  }

  private static CountTable grid(java.util.function.IntBinaryOperator counted, int size) {
    List<Category> offices = new ArrayList<>();
    List<Category> months = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      String name =
          String.format(Locale.ROOT, "%d-%02d", month < 3 ? 2022 : 2023, (month + 9) % 12 + 1);
      months.add(new Category(name, name));
    }
    Map<List<String>, Long> counts = new HashMap<>();
    for (int office = 0; office < size; office++) {
      offices.add(new Category("o" + office, "O" + office));
      for (Category month : months) {
        long count = counted.applyAsInt(office, months.indexOf(month));
        for (String at : List.of("o" + office, Category.TOTAL)) {
          counts.merge(List.of(at, month.id()), count, Long::sum);
          counts.merge(List.of(at, Category.TOTAL), count, Long::sum);
        }
      }
    }
    return grid(offices, months, counts);
  }

  private static CountTable grid(
      List<Category> offices, List<Category> months, Map<List<String>, Long> counts) {
    List<String> rows = new ArrayList<>(offices.stream().map(Category::id).toList());
    List<String> columns = new ArrayList<>(months.stream().map(Category::id).toList());
    List<Cell> cells = new ArrayList<>();
    List<Equation> sums = new ArrayList<>();
    rows.add(Category.TOTAL);
    columns.add(Category.TOTAL);
    for (String row : rows) {
      for (String column : columns) {
        cells.add(
            new Cell(
                id(row, column),
                List.of(row, column),
                counts.getOrDefault(List.of(row, column), 0L)));
      }
      sums.add(
          new Equation(
              id(row, Category.TOTAL), months.stream().map(one -> id(row, one.id())).toList()));
    }
    columns.forEach(
        column ->
            sums.add(
                new Equation(
                    id(Category.TOTAL, column),
                    offices.stream().map(one -> id(one.id(), column)).toList())));
    return new CountTable(
        "g",
        "g",
        "records",
        List.of(
            new Dimension("aor", "Office", DimensionKind.OFFICE, offices),
            new Dimension("month", "Month", DimensionKind.TIME, months)),
        cells,
        sums);
  }

  private static String id(String office, String month) {
    return TOTAL
        + (office.equals(Category.TOTAL) ? "" : "/aor=" + office)
        + (month.equals(Category.TOTAL) ? "" : "/month=" + month);
  }

  @Test
  void monthsBecomeQuartersWhereOfficesAreSmall() {
    CountTable table = even(6, 7, 8, 6, 9, 5, 4);
    List<Fold> folds = Recoding.choose(table, 11, 0.002, any -> 0, NO_GROUPS);
    assertThat(folds).extracting(Fold::dimension).contains("month");
    Dimension months = RecodedTable.of(table, folds).dimensions().get(1);
    assertThat(months.categories()).extracting(Category::label).contains("2022-10 to 2022-12");
    assertThat(Recoding.choose(even(900, 800), 11, 0, any -> 0, NO_GROUPS)).isEmpty();
  }

  /// Eleven in half a year are not small, and yet tell of each of its months that it is.
  @Test
  void aGridThatIsPutTogetherUntilNothingIsSmallWithholdsNothing() {
    int[] recoded = {0};
    Seeded.check(
        60,
        74,
        random -> {
          CountTable table = grid(random, 1 + random.nextInt(3), 2 + random.nextInt(3), 4, 30);
          List<Fold> folds = Recoding.choose(table, 11, 0, any -> 0, NO_GROUPS);
          CountTable after = RecodedTable.of(table, folds);
          if (!folds.isEmpty() && small(after).isEmpty()) {
            recoded[0]++;
            assertThat(DisclosureControl.protect(List.of(after), PolicyReader.bundled("default")))
                .singleElement()
                .isInstanceOfSatisfying(
                    TableDecision.Publishable.class,
                    shown ->
                        assertThat(shown.table().cells())
                            .allMatch(ProtectedCell.Published.class::isInstance));
          }
        });
    assertThat(recoded[0]).isGreaterThan(10);
  }

  @Test
  void aSmallOfficeJoinsOthersBeforeAllLoseTheirMonths() {
    List<Fold> folds =
        Recoding.choose(even(900, 800, 700, 950, 6, 5), 11, 0.001, any -> 0, NO_GROUPS);
    assertThat(folds).extracting(Fold::dimension).containsOnly("aor");
  }

  @Test
  void aRecodedTableAddsUpToTheSameAndKeepsItsPartsBehind() {
    Seeded.check(
        40,
        71,
        random -> {
          CountTable table = grid(random, 2 + random.nextInt(9), 4, 30, 1 + random.nextInt(50));
          CountTable recoded =
              RecodedTable.of(table, Recoding.choose(table, 11, 0.002, any -> 0, NO_GROUPS));
          Map<String, Long> counts = new HashMap<>();
          recoded.cells().forEach(cell -> counts.put(cell.id(), cell.count()));
          table.cells().forEach(cell -> assertThat(counts).containsEntry(cell.id(), cell.count()));
          assertThat(recoded.equations()).containsAll(table.equations());
          long inner =
              recoded.shown().stream()
                  .filter(cell -> !cell.position().contains(Category.TOTAL))
                  .mapToLong(Cell::count)
                  .sum();
          assertThat(inner).isEqualTo(counts.get(TOTAL));
        });
  }

  /// Of every small count, shown or behind the table, another solver finds eleven possible and one.
  @Test
  void noSmallCountBehindARecodedTableCanBeNarrowed() {
    Seeded.check(
        25,
        72,
        random -> {
          CountTable table = grid(random, 3 + random.nextInt(9), 4, 30, 1 + random.nextInt(50));
          CountTable recoded =
              RecodedTable.of(table, Recoding.choose(table, 11, 0.002, any -> 0, NO_GROUPS));
          TableDecision decision =
              DisclosureControl.protect(List.of(recoded), new Policy("p", 11, "Test.")).getFirst();
          if (decision instanceof TableDecision.Publishable(var shown)) {
            assertThat(ShownTable.of(shown).numbers().keySet())
                .doesNotContainAnyElementsOf(recoded.behind());
            assertNothingNarrowed(recoded, shown.cells());
          }
        });
  }

  private static void assertNothingNarrowed(CountTable recoded, List<ProtectedCell> shown) {
    JointSystem system = JointSystem.of(List.of(recoded));
    int[] suppressed =
        shown.stream()
            .filter(ProtectedCell.Suppressed.class::isInstance)
            .mapToInt(cell -> system.index(cell.id()))
            .toArray();
    int[] behind = recoded.behind().stream().mapToInt(system::index).toArray();
    Attack attack = Attack.onEverythingKnown(system).hiding(suppressed, 1).hiding(behind, 0);
    for (int cell = 0; cell < system.size(); cell++) {
      if (system.count(cell) > 0 && system.count(cell) < 11) {
        assertThat(SecondSolver.max(attack, cell, 10_000))
            .as(system.id(cell))
            .isGreaterThan(11 - 1e-6);
      }
    }
  }
}
