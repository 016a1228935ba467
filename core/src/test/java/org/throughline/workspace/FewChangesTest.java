package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// What postings show that a few records came to: nothing that depends on what these records are.
final class FewChangesTest {

  private static final Policy POLICY = PolicyReader.bundled("default");
  private static final int THRESHOLD = 11;
  private static final int KINDS = 3;
  private static final int COUNTRIES = 5;
  private static final String TOTAL = ThirdPostingTest.TOTAL;

  @TempDir Path folder;

  private record Arrest(int kind, int country) {}

  private static Arrest drawn(SplittableRandom random, int countries) {
    return new Arrest(random.nextInt(KINDS), random.nextInt(countries));
  }

  private static List<Arrest> drawn(SplittableRandom random, int some, int countries) {
    List<Arrest> arrests = new ArrayList<>();
    for (int at = 0; at < some; at++) {
      arrests.add(drawn(random, countries));
    }
    return arrests;
  }

  private static List<CountTable> tables(List<Arrest> arrests) {
    return List.of(
        table("criminality", arrests, Arrest::kind),
        table("citizenship", arrests, Arrest::country));
  }

  private static CountTable table(
      String dimension, List<Arrest> arrests, ToIntFunction<Arrest> of) {
    SortedMap<String, Long> counts = new TreeMap<>();
    arrests.forEach(arrest -> counts.merge("c" + of.applyAsInt(arrest), 1L, Long::sum));
    return ThirdPostingTest.table(dimension, counts);
  }

  /// What readers see by the id of a number: it, or that it is withheld.
  private static Map<String, String> published(Path ledger, List<Arrest> arrests)
      throws IOException, RefusedException {
    return publishedTables(ledger, tables(arrests));
  }

  private static Map<String, String> publishedTables(Path ledger, List<CountTable> tables)
      throws IOException, RefusedException {
    Map<String, String> seen = new TreeMap<>();
    try (LedgerTransaction transaction = Publications.in(ledger).begin(waiting -> {})) {
      transaction.waiting(tables, POLICY);
      List<TableDecision> decisions = transaction.protect(tables, List.of(), List.of(), POLICY);
      for (TableDecision decision : decisions) {
        if (decision instanceof TableDecision.Publishable(ProtectedTable table)) {
          for (ProtectedCell cell : table.cells()) {
            seen.put(
                table.id() + " " + cell.id(),
                cell instanceof ProtectedCell.Published shown ? "" + shown.count() : "withheld");
          }
        }
      }
      transaction.record(tables, decisions, List.of(), LocalDate.of(2026, 1, 1));
    }
    return seen;
  }

  private Path copied(Path ledger, String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name)).resolve("ledger");
    Files.copy(ledger, copy);
    Files.copy(ledger.resolveSibling("ledger.withheld"), copy.resolveSibling("ledger.withheld"));
    return copy;
  }

  /// One to ten people more, of any kinds and countries, of one that was not there before too.
  @Test
  void nothingThatIsShownDependsOnWhatTheFewNewRecordsAre() throws Exception {
    SplittableRandom random = new SplittableRandom(51);
    for (int time = 0; time < 40; time++) {
      Path ledger = Files.createDirectory(folder.resolve("of " + time)).resolve("ledger");
      List<Arrest> arrests = drawn(random, 60 + random.nextInt(400), COUNTRIES - 1);
      Map<String, String> first = published(ledger, arrests);
      List<Arrest> some = new ArrayList<>(arrests);
      List<Arrest> others = new ArrayList<>(arrests);
      for (int came = 1 + random.nextInt(THRESHOLD - 1); came > 0; came--) {
        some.add(drawn(random, COUNTRIES));
        others.add(drawn(random, COUNTRIES));
      }
      Path there = copied(ledger, "other " + time);
      Map<String, String> here = published(ledger, some);
      assertThat(here).as("time %d", time).isEqualTo(published(there, others));
      assertThat(here.keySet()).isEqualTo(first.keySet());
      assertThat(here.values()).containsOnly("withheld");
    }
  }

  /// A record or two each day: all waits until those who came since are as many as the threshold, and is shown then.
  @Test
  void anUpdateIsShownAsSoonAsEnoughPeopleCameSince() throws Exception {
    SplittableRandom random = new SplittableRandom(52);
    List<Arrest> arrests = drawn(random, 600, 2);
    Path ledger = folder.resolve("ledger");
    published(ledger, arrests);
    int since = 0;
    int updates = 0;
    for (int day = 0; day < 40; day++) {
      int came = random.nextInt(4);
      // All of one kind and country: then a change of the threshold can be shown.
      for (int at = 0; at < came; at++) {
        arrests.add(new Arrest(0, 0));
      }
      since += came;
      Map<String, String> seen = published(ledger, arrests);
      if (since > 0 && since < THRESHOLD) {
        assertThat(seen.values()).as("day %d", day).containsOnly("withheld");
      } else {
        assertThat(seen)
            .as("day %d", day)
            .containsEntry("by-criminality " + TOTAL, "" + arrests.size());
        updates += since == 0 ? 0 : 1;
        since = 0;
      }
    }
    assertThat(updates).isGreaterThan(3);
  }

  /// Of one that waited nothing is left.
  @Test
  void theFirstPostingAgainIsShownAsItWas() throws Exception {
    SplittableRandom random = new SplittableRandom(54);
    List<Arrest> arrests = drawn(random, 300, COUNTRIES);
    Path ledger = folder.resolve("ledger");
    Map<String, String> first = published(ledger, arrests);
    List<Arrest> more = new ArrayList<>(arrests);
    more.add(new Arrest(2, 3));
    Map<String, String> between = published(ledger, more);
    assertThat(between).isNotEqualTo(first);
    assertThat(published(ledger, arrests)).isEqualTo(first);
  }

  /// Whoever left a category for good is not taken to leave it with every posting.
  @Test
  void theSamePostingAgainIsShownAgain() throws Exception {
    SplittableRandom random = new SplittableRandom(55);
    List<Arrest> arrests = drawn(random, 300, COUNTRIES - 1);
    Path ledger = folder.resolve("ledger");
    List<Arrest> rare = new ArrayList<>(arrests);
    rare.add(new Arrest(0, COUNTRIES - 1));
    published(ledger, rare);
    arrests.addAll(drawn(random, 100, COUNTRIES - 1));
    Map<String, String> second = published(ledger, arrests);
    assertThat(published(ledger, arrests)).isEqualTo(second);
  }

  /// Twelve records of one man are no twelve people, whether they came or are of another country now.
  @Test
  void manyRecordsOfOneManAreFewPeople() throws Exception {
    SplittableRandom random = new SplittableRandom(53);
    List<Arrest> arrests = drawn(random, 300, COUNTRIES);
    Path ledger = folder.resolve("ledger");
    publishedTables(ledger, withOneMan(arrests, new Arrest(1, 1)));
    try (LedgerTransaction transaction = Publications.in(ledger).begin(waiting -> {})) {
      List<CountTable> elsewhere = withOneMan(arrests, new Arrest(1, 2));
      assertThat(transaction.waiting(withOneMan(arrests, new Arrest(1, 1)), POLICY)).isEmpty();
      assertThat(transaction.waiting(elsewhere, POLICY)).hasSize(2);
      assertThat(transaction.waiting(tables(arrests), POLICY)).hasSize(2);
      assertThat(
              transaction.waiting(
                  elsewhere.stream().map(table -> table.withPeople(Map.of())).toList(), POLICY))
          .isEmpty();
    }
  }

  /// More records of one man than the threshold.
  private static List<CountTable> withOneMan(List<Arrest> arrests, Arrest his) {
    List<Arrest> all = new ArrayList<>(arrests);
    all.addAll(Collections.nCopies(THRESHOLD + 1, his));
    Set<String> hisOwn =
        Set.of(
            TOTAL, TOTAL + "/criminality=c" + his.kind(), TOTAL + "/citizenship=c" + his.country());
    return tables(all).stream()
        .map(
            table ->
                table.withPeople(
                    table.cells().stream()
                        .filter(cell -> hisOwn.contains(cell.id()))
                        .collect(Collectors.toMap(Cell::id, cell -> cell.count() - THRESHOLD))))
        .toList();
  }
}
