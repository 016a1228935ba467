package org.throughline.recoding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.Tables;
import org.throughline.table.CountTable;
import org.throughline.table.DimensionKind;

/// What a reader learns who owns the program and has no secret: she tries every table with every secret, and keeps
/// those of which the program prints what she reads. Found by trying; docs/concepts/disclosure.md states these figures.
final class OwnerOfTheProgramTest {

  private static CountTable table(List<Long> counts) {
    Map<String, Long> byLabel = new TreeMap<>();
    counts.forEach(count -> byLabel.put(String.valueOf((char) ('a' + byLabel.size())), count));
    return RecodingTest.list(DimensionKind.PERSONAL, byLabel);
  }

  /// What readers see, by id.
  private static Map<String, Long> printed(CountTable exact, List<Fold> folds, Policy policy) {
    return Tables.printed(
        DisclosureControl.protect(List.of(RecodedTable.of(exact, folds)), policy).getFirst());
  }

  /// How many values stay possible for the small counts of every table of some size.
  ///
  /// @param most counts of the tables that are tried
  /// @param secrets as many as are tried; none for a program whose choices everybody knows
  /// @param groups what the program knows of the categories
  private record Trial(
      int categories, int threshold, int most, int secrets, Recoding.Groups groups) {

    Trial(int categories, int threshold, int most, int secrets) {
      this(categories, threshold, most, secrets, RecodingTest.NO_GROUPS);
    }

    /// For each small count under each secret, of each table whose counts are far enough below the highest tried.
    List<Integer> valuesLeft() {
      Policy policy = PolicyReader.bundled("default").withThreshold(threshold);
      List<List<Long>> tables = tables();
      Map<Map<String, Long>, List<Set<Long>>> possible = new HashMap<>();
      List<List<Map<String, Long>>> read = new ArrayList<>();
      for (List<Long> counts : tables) {
        read.add(printed(counts, policy));
        for (Map<String, Long> printed : read.getLast()) {
          List<Set<Long>> values = possible.computeIfAbsent(printed, any -> sets());
          for (int at = 0; at < categories; at++) {
            values.get(at).add(counts.get(at));
          }
        }
      }
      List<Integer> left = new ArrayList<>();
      for (int table = 0; table < tables.size(); table++) {
        if (Collections.max(tables.get(table)) > 2 * most / 3) {
          continue;
        }
        for (Map<String, Long> printed : read.get(table)) {
          for (int at = 0; at < categories; at++) {
            if (tables.get(table).get(at) < threshold) {
              left.add(requireNonNull(possible.get(printed)).get(at).size());
            }
          }
        }
      }
      return left;
    }

    private List<Map<String, Long>> printed(List<Long> counts, Policy policy) {
      CountTable exact = table(counts);
      Map<List<Fold>, Map<String, Long>> byFolds = new HashMap<>();
      List<Map<String, Long>> printed = new ArrayList<>();
      for (int secret = 0; secret < Math.max(1, secrets); secret++) {
        List<Fold> folds = Recoding.choose(exact, threshold, 0.002, draws(secret), groups);
        printed.add(
            byFolds.computeIfAbsent(
                folds, any -> OwnerOfTheProgramTest.printed(exact, folds, policy)));
      }
      return printed;
    }

    private ToDoubleFunction<String> draws(long secret) {
      return text ->
          secrets == 0 ? 0 : new SplittableRandom(31 * secret + text.hashCode()).nextDouble();
    }

    private List<Set<Long>> sets() {
      List<Set<Long>> sets = new ArrayList<>();
      for (int at = 0; at < categories; at++) {
        sets.add(new TreeSet<>());
      }
      return sets;
    }

    private List<List<Long>> tables() {
      List<List<Long>> all = List.of(List.of());
      for (int category = 0; category < categories; category++) {
        List<List<Long>> longer = new ArrayList<>();
        for (List<Long> some : all) {
          for (long count = 1; count <= most; count++) {
            List<Long> more = new ArrayList<>(some);
            more.add(count);
            longer.add(more);
          }
        }
        all = longer;
      }
      return all;
    }
  }

  private static double share(List<Integer> left, int least, int most) {
    return left.stream().filter(values -> values >= least && values <= most).count()
        / (double) left.size();
  }

  @Test
  void withoutASecretSomeSmallCountsFollowFromTheProgram() {
    assertThat(new Trial(3, 11, 18, 0).valuesLeft()).contains(1);
  }

  @Test
  void noSmallCountOfThreeCategoriesFollowsFromTheProgram() {
    List<Integer> left = new Trial(3, 11, 21, 48).valuesLeft();
    assertThat(Collections.min(left)).isGreaterThan(1);
    assertThat(share(left, 1, 5)).isLessThan(0.01);
  }

  /// Categories of a scale join those beside them, of which there is one at its ends.
  @Test
  void noSmallCountOfAScaleFollowsFromTheProgram() {
    Recoding.Groups scale = RecodingTest.groups(label -> Optional.empty(), List.of("a", "b", "c"));
    List<Integer> left = new Trial(3, 11, 21, 48, scale).valuesLeft();
    assertThat(Collections.min(left)).as("of ten").isGreaterThanOrEqualTo(8);
  }

  /// Five categories and their total; of a lower threshold, since there are too many tables of higher counts.
  @Tag("slow")
  @Test
  void hardlyAnySmallCountOfSixCellsFollowsFromTheProgram() {
    List<Integer> left = new Trial(5, 4, 8, 48).valuesLeft();
    // With as few secrets as can be tried here, one in ten thousand does.
    assertThat(share(left, 1, 1)).isLessThan(0.0002);
  }
}
