package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.disclosure.history.WithheldCounts;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.table.Spelling;

/// One publication of a ledger at a time.
final class LedgerTransactionTest {

  private static final CellId TOTAL = CellId.parse("r/arrests/fy2016");

  @TempDir Path folder = Path.of("");

  private Path ledger() {
    return folder.resolve("ledger");
  }

  private static Policy policy() {
    return PolicyReader.bundled("default");
  }

  /// Counts by citizenship, in the order of their labels.
  private static CountTable table(Map<String, Long> counts) {
    List<Category> categories =
        counts.keySet().stream()
            .sorted()
            .map(label -> Category.of(label, Spelling.CAPITALS))
            .toList();
    List<Cell> cells =
        categories.stream()
            .map(
                one ->
                    new Cell(id(one.id()), List.of(one.id()), counts.getOrDefault(one.label(), 0L)))
            .toList();
    List<Cell> all = new ArrayList<>(cells);
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    all.add(new Cell(TOTAL.toString(), List.of(Category.TOTAL), sum));
    return new CountTable(
        "r.arrests.fy2016.by-citizenship",
        "T",
        "records",
        List.of(new Dimension("citizenship", "C", DimensionKind.PERSONAL, categories)),
        all,
        List.of(new Equation(TOTAL.toString(), cells.stream().map(Cell::id).toList())));
  }

  private static String id(String category) {
    return TOTAL.at("citizenship", category).toString();
  }

  private Publications.Recorded publish(LedgerTransaction history, CountTable table)
      throws IOException, RefusedException {
    List<TableDecision> outcomes = history.protect(List.of(table), List.of(), List.of(), policy());
    return history.record(List.of(table), outcomes, List.of(), LocalDate.EPOCH);
  }

  @Test
  void theSecondPublicationWaitsForTheFirstAndKnowsIt() throws Exception {
    CountTable first = table(Map.of("MEXICO", 40L, "CANADA", 12L, "FIJI", 3L));
    CountTable second = table(Map.of("MEXICO", 40L, "CANADA", 12L, "GUATEMALA", 30L));
    CountDownLatch waiting = new CountDownLatch(1);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> later;
      try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
        later =
            other.submit(
                () -> {
                  try (LedgerTransaction next =
                      Publications.in(ledger()).begin(_ -> waiting.countDown())) {
                    publish(next, second);
                  }
                  return null;
                });
        waiting.await();
        publish(history, first);
        assertThat(later.isDone()).isFalse();
      }
      later.get();
    }
    Ledger ledger = Ledger.read(ledger());
    assertThat(ledger.publications()).containsExactly("publication-1", "publication-2");
    assertThat(ledger.hidden()).contains(id("canada"), id("fiji"));
    assertThat(ledger.numbers()).doesNotContainKeys(id("canada"), id("fiji"));
  }

  /// It has the name of the one before it, which an audit has to know all of.
  @Test
  void aPublicationThatSaysNothingNewComesAfterTheOneBeforeIt() throws Exception {
    CountTable table = table(Map.of("MEXICO", 40L, "CANADA", 30L));
    for (int time = 0; time < 2; time++) {
      List<Fact> before = Ledger.read(ledger()).facts();
      try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
        PublicationFile.write(folder, folder, publish(history, table));
      }
      Ledger ledger = Ledger.read(ledger());
      assertThat(ledger.publications()).containsExactly("publication-1");
      assertThat(PublicationFile.read(folder).before(ledger)).isEqualTo(before);
    }
  }

  @Test
  void aHistoryThatMovedWithoutTheLockIsNotAppendedTo() throws Exception {
    try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
      CountTable table = table(Map.of("MEXICO", 40L, "CANADA", 12L, "FIJI", 3L));
      List<TableDecision> outcomes =
          history.protect(List.of(table), List.of(), List.of(), policy());
      Ledger.read(ledger()).append(ledger(), "somebody", List.of(new Fact.Shown("x", 1)));
      byte[] moved = Files.readAllBytes(ledger());
      assertThatThrownBy(() -> history.record(List.of(table), outcomes, List.of(), LocalDate.EPOCH))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has changed since it was read");
      assertThat(Files.readAllBytes(ledger())).isEqualTo(moved);
    }
  }

  /// A comparison chooses nothing; builds that share its ledger do, by numbers that only this machine can know.
  @Test
  void choicesAreSecretWhateverWasTheFirstPublicationOfTheLedger() throws Exception {
    try (LedgerTransaction comparison = Publications.in(ledger()).begin(_ -> {})) {
      publish(comparison, table(Map.of("MEXICO", 40L, "CANADA", 12L)));
    }
    List<Double> drawn = new ArrayList<>();
    for (int time = 0; time < 2; time++) {
      try (LedgerTransaction build = Publications.in(ledger()).begin(_ -> {})) {
        drawn.add(build.draws("input").applyAsDouble("one"));
        drawn.add(build.draws("other").applyAsDouble("two"));
      }
    }
    assertThat(drawn.subList(0, 2)).doesNotHaveDuplicates().doesNotContain(0.0);
    assertThat(drawn.subList(2, 4)).isEqualTo(drawn.subList(0, 2));
  }

  @Test
  void noThresholdIsLowerThanOneOfPublicationsBefore() throws Exception {
    try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
      assertThat(history.inForce(policy().withThreshold(3)).threshold()).isEqualTo(3);
      publish(history, table(Map.of("MEXICO", 40L, "CANADA", 12L, "FIJI", 3L)));
    }
    try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
      assertThat(history.inForce(policy())).isEqualTo(policy());
      assertThat(history.inForce(policy().withThreshold(20)).threshold()).isEqualTo(20);
      assertThat(history.inForce(policy().withThreshold(3)).threshold()).isEqualTo(11);
      Policy rounding = PolicyReader.bundled("controlled-rounding-5");
      assertThat(history.inForce(rounding)).isEqualTo(rounding);
    }
  }

  /// Killed after the counts and before the facts, a publication never was.
  @Test
  void countsThatNoLedgerNamesArePassedOver() throws Exception {
    try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
      publish(history, table(Map.of("MEXICO", 40L, "CANADA", 12L, "FIJI", 3L)));
    }
    Path withheld = Publications.withheld(ledger());
    Map<String, Long> counts = new LinkedHashMap<>(WithheldCounts.read(withheld));
    assertThat(counts).containsEntry(id("fiji"), 3L);
    counts.put(id("fiji") + "@2", 10L);
    counts.put(id("tonga"), 7L);
    WithheldCounts.write(withheld, counts);
    try (LedgerTransaction history = Publications.in(ledger()).begin(_ -> {})) {
      publish(history, table(Map.of("MEXICO", 140L, "CANADA", 113L, "FIJI", 4L, "TONGA", 5L)));
    }
    assertThat(WithheldCounts.read(withheld))
        .containsEntry(id("fiji"), 3L)
        .containsEntry(id("fiji") + "@2", 4L)
        .containsEntry(id("tonga"), 5L);
  }

  @Test
  void theLockIsGivenBackWhenTheLedgerIsBroken() throws Exception {
    Files.writeString(ledger(), "nonsense\n");
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(
              () ->
                  Publications.in(ledger())
                      .begin(
                          message -> {
                            throw new AssertionError(message);
                          }))
          .isInstanceOf(RefusedException.class);
    }
  }
}
