package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/// What readers get who add up the fiscal years of builds and subtract what comparisons say of all years, by doing it.
final class SumsOverYearsTest {

  private static final Policy POLICY = PolicyReader.bundled("default");
  private static final int THRESHOLD = 11;
  private static final String OLDER = "2024-icfo-1";
  private static final String NEWER = "2025-icfo-2";
  private static final List<String> YEARS = List.of("fy2023", "fy2024");
  private static final List<String> NATIONS = List.of("mexico", "guatemala", "canada", "fiji");

  /// What a comparison calls the records that a measure counts.
  private static final Map<String, String> TABLES =
      Map.of("arrests", "arrests", "all-book-ins", "detentions");

  private static final List<String> SIDES = List.of("older", "newer", "more", "fewer");

  /// The records of a posting by year and nationality.
  private static final class Posting {
    private final String release;
    private final int number;

    /// What builds call them.
    private final String measure;

    private final long[][] counts;

    Posting(String release, int number, String measure, long[][] counts) {
      this.release = release;
      this.number = number;
      this.measure = measure;
      this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    @Override
    public String toString() {
      return release + " " + number + " " + measure;
    }

    Posting again(int number, long[][] more) {
      return new Posting(release, number, measure, added(more));
    }

    /// Without the later stints of stays.
    Posting less(long[][] later) {
      long[][] fewer =
          Arrays.stream(later)
              .map(year -> Arrays.stream(year).map(one -> -one).toArray())
              .toArray(long[][]::new);
      return new Posting(release, number, "book-ins", added(fewer));
    }

    long[][] added(long[][] more) {
      long[][] all = new long[counts.length][NATIONS.size()];
      for (int year = 0; year < counts.length; year++) {
        for (int nation = 0; nation < NATIONS.size(); nation++) {
          all[year][nation] = counts[year][nation] + more[year][nation];
        }
      }
      return all;
    }

    long of(int nation) {
      long sum = 0;
      for (long[] year : counts) {
        sum += year[nation];
      }
      return sum;
    }

    CountTable table(int year) {
      CellId total = CellId.parse(release + "/" + measure + "/" + YEARS.get(year));
      List<Cell> cells = new ArrayList<>();
      long sum = 0;
      for (int nation = 0; nation < NATIONS.size(); nation++) {
        String name = NATIONS.get(nation);
        cells.add(
            new Cell(
                total.at("citizenship", name).toString(), List.of(name), counts[year][nation]));
        sum += counts[year][nation];
      }
      Equation adds = new Equation(total.toString(), cells.stream().map(Cell::id).toList());
      cells.add(new Cell(total.toString(), List.of(Category.TOTAL), sum));
      return new CountTable(
          total.toString(), "", "arrests", List.of(nationality()), cells, List.of(adds));
    }
  }

  private static Dimension nationality() {
    return dimension("citizenship", DimensionKind.PERSONAL, NATIONS);
  }

  private static Dimension dimension(String id, DimensionKind kind, List<String> categories) {
    return new Dimension(
        id, id, kind, categories.stream().map(one -> new Category(one, one)).toList());
  }

  /// All years of two releases beside each other, with the change as `more`: none lost a record.
  private static CountTable comparison(Posting older, Posting newer) {
    CellId series =
        CellId.parse(
            String.join(
                "/",
                "diff",
                older.release,
                newer.release,
                TABLES.get(older.measure),
                "side=older"));
    List<Cell> cells = new ArrayList<>();
    Map<String, List<String>> parts = new LinkedHashMap<>();
    List<Equation> sums = new ArrayList<>();
    long[] total = new long[2];
    for (int nation = 0; nation <= NATIONS.size(); nation++) {
      boolean isTotal = nation == NATIONS.size();
      String name = isTotal ? Category.TOTAL : NATIONS.get(nation);
      long[] pair = isTotal ? total : new long[] {older.of(nation), newer.of(nation)};
      Map<String, String> ids = new HashMap<>();
      for (String side : List.of("older", "newer", "more")) {
        CellId all = CellId.totalOf(series.series()).at("side", side);
        ids.put(side, (isTotal ? all : all.at("citizenship", name)).toString());
      }
      cells.add(new Cell(id(ids, "older"), List.of(name, "older"), pair[0]));
      cells.add(new Cell(id(ids, "newer"), List.of(name, "newer"), pair[1]));
      cells.add(new Cell(id(ids, "more"), List.of(name, "more"), pair[1] - pair[0]));
      sums.add(new Equation(id(ids, "newer"), List.of(id(ids, "older"), id(ids, "more"))));
      for (String side : List.of("older", "newer")) {
        if (isTotal) {
          sums.add(new Equation(id(ids, side), parts.getOrDefault(side, List.of())));
        } else {
          parts.computeIfAbsent(side, any -> new ArrayList<>()).add(id(ids, side));
        }
      }
      if (!isTotal) {
        total[0] += pair[0];
        total[1] += pair[1];
      }
    }
    return new CountTable(
        series.series().toString(),
        "",
        "arrests",
        List.of(nationality(), dimension("side", DimensionKind.SOURCE, SIDES)),
        cells,
        sums);
  }

  private static String id(Map<String, String> ids, String side) {
    return ids.getOrDefault(side, "");
  }

  /// A ledger, what stands beside it, and what readers know of all years of a posting, by nationality and of all.
  private static final class Workspace {

    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Long> withheld = new HashMap<>();
    private final Map<String, Map<String, Long>> known = new TreeMap<>();
    private final Map<String, Map<String, Map<String, Long>>> years = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int shown;

    private record Change(String of, String less, String more, long by) {}

    private Map<String, Long> publish(CountTable... tables) {
      Vintages vintages = new Vintages(facts, withheld, List.of(tables));
      List<Fact> published = new ArrayList<>();
      for (TableDecision outcome :
          DisclosureControl.protect(vintages.withChanges(), vintages.earlier(), POLICY)) {
        if (outcome instanceof TableDecision.Publishable(ProtectedTable some)) {
          for (CountTable table : tables) {
            if (table.id().equals(some.id())) {
              published.addAll(PublishedFacts.of(table, some));
            }
          }
        }
      }
      withheld.putAll(vintages.withheld(published));
      vintages.named(published).stream().filter(fact -> !facts.contains(fact)).forEach(facts::add);
      Map<String, Long> numbers = new HashMap<>();
      for (Fact fact : published) {
        if (fact instanceof Fact.Shown(String cell, long value)) {
          numbers.put(cell, value);
        }
      }
      shown += numbers.size();
      return numbers;
    }

    void build(Posting posting, int... some) {
      CountTable[] tables = new CountTable[some.length];
      for (int at = 0; at < some.length; at++) {
        tables[at] = posting.table(some[at]);
      }
      publish(tables)
          .forEach(
              (name, value) -> {
                String of = CellId.parse(name).coordinates().toString();
                String who = posting.toString();
                Map<String, Long> by =
                    years
                        .computeIfAbsent(of, any -> new TreeMap<>())
                        .computeIfAbsent(who, any -> new TreeMap<>());
                by.put(CellId.parse(name).series().toString(), value);
                if (by.size() == posting.counts.length) {
                  know(of, who, by.values().stream().mapToLong(Long::longValue).sum());
                }
              });
    }

    void compare(Posting older, Posting newer) {
      Map<String, Long> numbers = publish(comparison(older, newer));
      numbers.forEach(
          (name, value) -> {
            TreeMap<String, String> of = new TreeMap<>(CellId.parse(name).coordinates());
            String side = of.getOrDefault("side", "");
            of.remove("side");
            switch (side) {
              case "older" -> know(of.toString(), older.toString(), value);
              case "newer" -> know(of.toString(), newer.toString(), value);
              default ->
                  changes.add(new Change(of.toString(), older.toString(), newer.toString(), value));
            }
          });
    }

    private void know(String of, String who, long value) {
      known.computeIfAbsent(of, any -> new TreeMap<>()).put(who, value);
    }

    /// One number and a change give another number.
    private void learn(Change change) {
      Map<String, Long> of = known.computeIfAbsent(change.of(), any -> new TreeMap<>());
      Long less = of.get(change.less());
      Long more = of.get(change.more());
      if (less != null) {
        of.put(change.more(), less + change.by());
      } else if (more != null) {
        of.put(change.less(), more - change.by());
      }
    }

    /// The differences from one to ten between what readers know.
    List<String> told() {
      for (int round = 0; round < 3; round++) {
        changes.forEach(this::learn);
      }
      Map<String, Map<String, Long>> rests = new TreeMap<>();
      known.forEach((of, by) -> rests.put(of, rests(by)));
      List<String> told = told(known);
      told.addAll(told(rests));
      return told;
    }

    /// How many stints of a posting are later ones, where both are known.
    private static Map<String, Long> rests(Map<String, Long> by) {
      Map<String, Long> rests = new TreeMap<>();
      by.forEach(
          (who, stays) -> {
            Long stints = by.get(who.replace(" book-ins", " all-book-ins"));
            if (who.endsWith(" book-ins") && stints != null) {
              rests.put(who, stints - stays);
            }
          });
      return rests;
    }

    private static List<String> told(Map<String, Map<String, Long>> known) {
      List<String> told = new ArrayList<>();
      known.forEach(
          (of, by) ->
              by.forEach(
                  (one, here) ->
                      by.forEach(
                          (other, there) -> {
                            if (there > here && there - here < THRESHOLD) {
                              told.add(of + " " + one + " to " + other + ": " + (there - here));
                            }
                          })));
      return told;
    }
  }

  private static long[][] drawn(SplittableRandom random, int years, int least, int bound) {
    long[][] counts = new long[years][NATIONS.size()];
    for (long[] year : counts) {
      for (int nation = 0; nation < NATIONS.size(); nation++) {
        year[nation] = (long) least + random.nextInt(bound);
      }
    }
    return counts;
  }

  /// The second build knows what the first said of another year.
  @Test
  void yearsBuiltOneAfterTheOtherTellNothingBesideAComparisonOfBoth() {
    SplittableRandom random = new SplittableRandom(41);
    int shown = 0;
    for (int time = 0; time < 25; time++) {
      Posting older = new Posting(OLDER, 1, "arrests", drawn(random, YEARS.size(), 40, 60));
      Posting newer =
          new Posting(NEWER, 1, "arrests", older.added(drawn(random, YEARS.size(), 0, 5)));
      Workspace workspace = new Workspace();
      workspace.compare(older, newer);
      Posting built = random.nextBoolean() ? older : newer;
      workspace.build(built, 0);
      workspace.build(built, 1);
      assertThat(workspace.told()).as("time %d", time).isEmpty();
      shown += workspace.shown;
    }
    assertThat(shown).as("not everything is withheld").isPositive();
  }

  /// Of every year few came late, which waits; so does what comparisons say of all years. In whatever order, and whether years
  /// are built together or one after the other.
  @ParameterizedTest
  @CsvSource({"1, arrests", "2, arrests", "1, all-book-ins", "2, all-book-ins"})
  void noComparisonTellsByHowManyTheYearsOfAPostingGrewTogether(int years, String measure) {
    check(years, measure, UnaryOperator.identity());
  }

  /// Comparisons count all stints; builds, of every stay the first: few stays have a second.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noComparisonOfStintsTellsHowManyStaysHaveALaterOne(int years) {
    long[][] later = drawn(new SplittableRandom(43), years, 0, 5);
    check(years, "all-book-ins", posting -> posting.less(later));
  }

  /// Many stays have a second stint, and of other postings few more or fewer.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noComparisonOfStintsTellsHowManyMoreStaysHaveALaterOneThanInAnotherPosting(int years) {
    long[][] many = drawn(new SplittableRandom(44), years, 13, 10);
    check(
        years,
        "all-book-ins",
        posting -> {
          SplittableRandom random = new SplittableRandom(posting.toString().hashCode());
          return posting.less(many).again(posting.number, drawn(random, years, 0, 3));
        });
  }

  /// @param built what builds count of a posting
  private static void check(int years, String measure, UnaryOperator<Posting> built) {
    SplittableRandom random = new SplittableRandom(42);
    int shown = 0;
    for (int time = 0; time < 30; time++) {
      Posting posting = new Posting(OLDER, 1, measure, drawn(random, years, 40, 60));
      Posting other = new Posting(NEWER, 1, measure, posting.added(drawn(random, years, 8, 20)));
      Workspace workspace = new Workspace();
      for (int number = 2; number < 4; number++) {
        publishInAnyOrder(workspace, posting, other, built, random);
        posting = posting.again(number, drawn(random, years, 0, 5));
      }
      publishInAnyOrder(workspace, posting, other, built, random);
      assertThat(workspace.told()).as("time %d", time).isEmpty();
      shown += workspace.shown;
    }
    assertThat(shown).as("not everything is withheld").isPositive();
  }

  private static void publishInAnyOrder(
      Workspace workspace,
      Posting posting,
      Posting other,
      UnaryOperator<Posting> built,
      SplittableRandom random) {
    List<Runnable> publications = new ArrayList<>();
    publications.add(() -> workspace.compare(posting, other));
    int[] years = IntStream.range(0, posting.counts.length).toArray();
    publications.add(() -> workspace.build(built.apply(other), years));
    Posting here = built.apply(posting);
    if (random.nextBoolean()) {
      publications.add(() -> workspace.build(here, years));
    } else {
      Arrays.stream(years).forEach(one -> publications.add(() -> workspace.build(here, one)));
    }
    Collections.shuffle(publications, new Random(random.nextLong()));
    publications.subList(0, 1 + random.nextInt(publications.size())).forEach(Runnable::run);
  }
}
