package org.throughline.recoding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;

/// What a reader learns who owns the program: she tries every table, and keeps those of which the program prints
/// what she reads. Found by trying every small table; docs/concepts/disclosure.md states these figures.
final class OwnerOfTheProgramTest {

  private static final int THRESHOLD = 11;
  private static final int MOST = 16;

  private static CountTable table(long[] counts) {
    return RecodingTest.list(
        DimensionKind.PERSONAL, Map.of("a", counts[0], "b", counts[1], "c", counts[2]));
  }

  /// What readers see, by id.
  private static Map<String, Long> printed(long[] counts, Policy policy, boolean recodes) {
    CountTable exact = table(counts);
    List<Fold> folds = recodes ? Recoding.choose(exact, policy.threshold(), 0.002) : List.of();
    TableDecision decision =
        DisclosureControl.protect(List.of(RecodedTable.of(exact, folds)), policy).getFirst();
    Map<String, Long> printed = new TreeMap<>();
    if (decision instanceof TableDecision.Publishable(ProtectedTable table)) {
      table
          .cells()
          .forEach(
              cell ->
                  printed.put(
                      cell.id(),
                      cell instanceof ProtectedCell.Published shown ? shown.count() : -1L));
    }
    return printed;
  }

  /// Of every table of three categories with counts from 1 to `MOST`.
  @ParameterizedTest
  @CsvSource({"true, 11, 334", "false, 11, 232"})
  void aFewSmallCountsOfTablesThatAreNearlyAllSmallFollowFromTheProgram(
      boolean recodes, int certain, int fiveOrFewer) {
    Policy policy = PolicyReader.bundled("default");
    Map<Map<String, Long>, List<Set<Long>>> possible = new HashMap<>();
    List<long[]> tables = allTables();
    List<Map<String, Long>> read = new ArrayList<>();
    for (long[] counts : tables) {
      Map<String, Long> printed = printed(counts, policy, recodes);
      read.add(printed);
      List<Set<Long>> values = possible.computeIfAbsent(printed, any -> sets());
      for (int at = 0; at < counts.length; at++) {
        values.get(at).add(counts[at]);
      }
    }
    List<Integer> left = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      for (int at = 0; at < 3; at++) {
        if (tables.get(table)[at] < THRESHOLD) {
          left.add(requireNonNull(possible.get(read.get(table))).get(at).size());
        }
      }
    }
    assertThat(left).hasSize(3 * (THRESHOLD - 1) * MOST * MOST);
    assertThat(left.stream().filter(values -> values == 1)).hasSizeLessThanOrEqualTo(certain);
    assertThat(left.stream().filter(values -> values > 1 && values <= 5))
        .hasSizeLessThanOrEqualTo(fiveOrFewer);
  }

  private static List<Set<Long>> sets() {
    return List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  private static List<long[]> allTables() {
    List<long[]> all = new ArrayList<>();
    for (long a = 1; a <= MOST; a++) {
      for (long b = 1; b <= MOST; b++) {
        for (long c = 1; c <= MOST; c++) {
          all.add(new long[] {a, b, c});
        }
      }
    }
    return all;
  }
}
