package org.throughline.disclosure.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// The noise of the cell key method by count and cell key (SDC Handbook, "Cell Key Method"). The
/// row of a count larger than all rows is the last one.
public final class PTable {

  /// Noise `noise` for keys above `lower` and up to `upper`; a key of 0 counts as the modulus.
  public record Step(int original, int noise, int lower, int upper) {}

  private final int modulus;
  private final List<List<Step>> rows;

  private PTable(int modulus, List<List<Step>> rows) {
    this.modulus = modulus;
    this.rows = rows.stream().map(List::copyOf).toList();
  }

  /// A table from its steps.
  ///
  /// @param modulus how fine keys are: a key k stands for the fraction k / modulus
  /// @throws IllegalArgumentException if a row is missing, leaves keys out or has them twice, makes
  ///     a count negative, or changes zero
  public static PTable of(int modulus, List<Step> steps) {
    TreeMap<Integer, List<Step>> byOriginal = new TreeMap<>();
    for (Step step : steps) {
      byOriginal.computeIfAbsent(step.original(), any -> new ArrayList<>()).add(step);
    }
    List<List<Step>> rows = new ArrayList<>();
    byOriginal.forEach(
        (original, row) -> {
          requireRow(original == rows.size(), rows.size(), "is missing");
          requireComplete(modulus, original, row);
          rows.add(row);
        });
    requireRow(!rows.isEmpty(), 0, "is missing");
    return new PTable(modulus, rows);
  }

  private static void requireComplete(int modulus, int original, List<Step> row) {
    int reached = 0;
    for (Step step : row) {
      requireRow(step.lower() == reached, original, "leaves keys out or has them twice");
      requireRow(step.upper() > step.lower(), original, "has a step of no width");
      requireRow(original + step.noise() >= 0, original, "makes a count negative");
      requireRow(original > 0 || step.noise() == 0, original, "changes zero");
      reached = step.upper();
    }
    requireRow(reached == modulus, original, "does not reach the modulus " + modulus);
  }

  private static void requireRow(boolean holds, int original, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("P-table: row " + original + " " + problem);
    }
  }

  /// The count with its noise.
  public long perturb(long count, int cellKey) {
    if (cellKey < 0 || cellKey >= modulus) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Cell key %d; valid are 0 to %d", cellKey, modulus - 1));
    }
    int key = cellKey == 0 ? modulus : cellKey;
    for (Step step : row(count)) {
      if (key <= step.upper()) {
        return count + step.noise();
      }
    }
    throw new IllegalStateException("Rows cover every key; none covers " + key);
  }

  private List<Step> row(long count) {
    return rows.get((int) Math.min(count, rows.size() - 1L));
  }

  /// The expected noise of a row, times the modulus; 0 in a table that is fit for use.
  public long bias(int original) {
    return row(original).stream()
        .mapToLong(step -> (long) step.noise() * (step.upper() - step.lower()))
        .sum();
  }

  /// The least and the largest count from which a reader who knows the table may think that a
  /// published number came; nothing if no count becomes that number.
  public Optional<long[]> sources(long published) {
    long reach =
        rows.stream().flatMap(List::stream).mapToLong(s -> Math.abs(s.noise())).max().orElse(0);
    long[] sources = {Long.MAX_VALUE, -1};
    for (long count = Math.max(0, published - reach); count <= published + reach; count++) {
      for (Step step : row(count)) {
        if (count + step.noise() == published) {
          sources[0] = Math.min(sources[0], count);
          sources[1] = Math.max(sources[1], count);
        }
      }
    }
    return sources[1] < 0 ? Optional.empty() : Optional.of(sources);
  }

  /// The modulus of the keys.
  public int modulus() {
    return modulus;
  }

  /// How many rows the table has.
  public int rows() {
    return rows.size();
  }
}
