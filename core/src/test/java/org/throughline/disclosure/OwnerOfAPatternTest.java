package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.primary.CountRules;

/// What a reader learns who owns the program from a pattern that is chosen without a secret: she tries every grid of two
/// by two with its margins, and keeps those of which the program prints what she reads. Found by trying;
/// docs/concepts/disclosure.md states these figures.
final class OwnerOfAPatternTest {

  private static final int INNER = 4;

  /// How many small counts leave so many values, by the number of values.
  private static Map<Integer, Integer> valuesLeft(int threshold) {
    int most = 2 * threshold;
    Policy policy =
        new Policy("p", "why", new Method.Suppression(), CountRules.of(threshold), List.of());
    Map<Map<String, Long>, List<long[]>> byPrint = new HashMap<>();
    for (int table = 0; table < Math.pow(most + 1, INNER); table++) {
      long[] counts = counts(table, most);
      byPrint.computeIfAbsent(printed(counts, policy), any -> new ArrayList<>()).add(counts);
    }
    Map<Integer, Integer> left = new TreeMap<>();
    for (List<long[]> alike : byPrint.values()) {
      for (int cell = 0; cell < INNER; cell++) {
        int at = cell;
        int values = (int) alike.stream().mapToLong(counts -> counts[at]).distinct().count();
        for (long[] counts : alike) {
          // Beyond the counts that are tried there are more tables.
          boolean isInside = Arrays.stream(counts).max().orElse(0) <= most * 2 / 3;
          if (isInside && counts[at] > 0 && counts[at] < threshold) {
            left.merge(values, 1, Integer::sum);
          }
        }
      }
    }
    return left;
  }

  private static long[] counts(int table, int most) {
    long[] counts = new long[INNER];
    int rest = table;
    for (int cell = 0; cell < INNER; cell++) {
      counts[cell] = rest % (most + 1);
      rest /= most + 1;
    }
    return counts;
  }

  private static Map<String, Long> printed(long[] counts, Policy policy) {
    long[][] grid = {{counts[0], counts[1]}, {counts[2], counts[3]}};
    return Tables.printed(
        DisclosureControl.protect(List.of(Tables.grid("g", "kind", PERSONAL, grid)), policy)
            .getFirst());
  }

  @Test
  void aPatternThatEverybodyCanChooseTellsSomeSmallCounts() {
    assertThat(valuesLeft(3))
        .containsExactlyInAnyOrderEntriesOf(Map.of(1, 76, 2, 456, 3, 310, 4, 158));
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"4, 68, 2592", "5, 92, 5488"})
  void theShareOfThoseIsWhatTheDocumentsSay(int threshold, int certain, int all) {
    Map<Integer, Integer> left = valuesLeft(threshold);
    assertThat(left).containsEntry(1, certain);
    assertThat(left.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
  }
}
