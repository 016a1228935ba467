package org.throughline.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.ExactSuppressor;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Suppressor;
import org.throughline.disclosure.secondary.Task;

/// What suppression loses against the exact optimum: the heuristic alone, and what is shipped, which
/// searches small blocks exactly. Costs are the people in complementary and small cells together.
final class Loss {

  private static final int TABLES = 40;

  private Loss() {}

  /// A kind of tables and what came of them.
  private static final class Kind {

    private final String name;
    private int tables;
    private int proved;
    private double heuristic;
    private double worst = 1;
    private double shipped;
    private long optimum;

    Kind(String name) {
      this.name = name;
    }

    void add(Task task) {
      ExactSuppressor.Solved solved = ExactSuppressor.solve(task);
      Pattern quick = Suppressor.protect(task);
      double best = cost(task, solved.pattern());
      tables += best > 0 ? 1 : 0;
      if (solved.optimal() && solved.pattern().unprotected().isEmpty() && best > 0) {
        double ratio = cost(task, quick) / best;
        proved++;
        heuristic += ratio;
        worst = Math.max(worst, ratio);
        shipped += cost(task, solved.pattern()) / best;
        optimum += (long) best;
      }
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-28s %3d of %3d proved   heuristic %.4f (worst %.3f)   shipped %.4f   answer %d",
          name,
          proved,
          tables,
          heuristic / proved,
          worst,
          shipped / proved,
          optimum);
    }
  }

  private static double cost(Task task, Pattern pattern) {
    return pattern.hidden().stream().mapToLong(task.system()::count).sum();
  }

  static List<String> report() {
    List<String> lines = new ArrayList<>(published());
    for (int size : new int[] {4, 6, 8, 10, 12}) {
      Kind kind = new Kind(size + " by " + size + ", margins shown");
      Random random = new Random(size);
      for (int table = 0; table < TABLES; table++) {
        kind.add(counts(grid(random, size, size), 11, true));
      }
      lines.add(kind.line());
    }
    Kind linked = new Kind("linked hierarchies");
    for (int seed = 1; seed <= TABLES; seed++) {
      linked.add(counts(JointSystem.of(LinkedTables.generate(seed, 3, 500)), 11, false));
    }
    lines.add(linked.line());
    return lines;
  }

  /// The table of Fischetti and Salazar (2001) with the levels whose unique optima are known.
  private static List<String> published() {
    long[] inner = {20, 50, 10, 8, 19, 22, 17, 32, 12};
    JointSystem system = square(inner, 3);
    List<String> lines = new ArrayList<>();
    long[][] known = {{5, 5, 59}, {8, 5, 59}, {8, 17, 59}, {9, 17, 85}};
    for (long[] levels : known) {
      ProtectionLevel level = new ProtectionLevel(5, 22 - levels[1], 22 + levels[0]);
      Task.Terms terms = new Task.Terms(system, any -> 0);
      Task task = new Task(system, Set.of(5), Set.of(), terms, List.of(level), List.of());
      lines.add(
          String.format(
              Locale.ROOT,
              "Fischetti, Salazar +%d -%d: known %d, heuristic %.0f, shipped %.0f",
              levels[0],
              levels[1],
              levels[2],
              cost(task, Suppressor.protect(task)),
              cost(task, ExactSuppressor.protect(task))));
    }
    return lines;
  }

  private static JointSystem grid(Random random, int height, int width) {
    long[] inner = new long[height * width];
    for (int cell = 0; cell < inner.length; cell++) {
      inner[cell] = 1L + (random.nextInt(6) == 0 ? random.nextInt(10) : 10 + random.nextInt(200));
    }
    return square(inner, width);
  }

  /// Inner cells row by row, then row totals, column totals and the total.
  private static JointSystem square(long[] inner, int width) {
    int height = inner.length / width;
    int size = inner.length + height + width + 1;
    long[] values = new long[size];
    List<LinearRow> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      int first = row * width;
      rows.add(sum(inner.length + row, Stream.iterate(first, c -> c + 1).limit(width)));
    }
    System.arraycopy(inner, 0, values, 0, inner.length);
    for (int column = 0; column < width; column++) {
      int first = column;
      rows.add(
          sum(inner.length + height + column, Stream.iterate(first, c -> c + width).limit(height)));
    }
    rows.add(sum(size - 1, Stream.iterate(inner.length, c -> c + 1).limit(height)));
    rows.add(sum(size - 1, Stream.iterate(inner.length + height, c -> c + 1).limit(width)));
    for (LinearRow row : rows) {
      long total = 0;
      for (int place = 1; place < row.size(); place++) {
        total += values[row.cell(place)];
      }
      values[row.cell(0)] = total;
    }
    List<String> ids = Stream.iterate(0, c -> c + 1).limit(size).map(c -> "c" + c).toList();
    return JointSystem.of(ids, values, rows);
  }

  private static LinearRow sum(int total, Stream<Integer> parts) {
    int[] cells = Stream.concat(Stream.of(total), parts).mapToInt(cell -> cell).toArray();
    long[] coefficients = new long[cells.length];
    java.util.Arrays.fill(coefficients, 1);
    coefficients[0] = -1;
    return new LinearRow(cells, coefficients);
  }

  /// Counts below a threshold are to be protected; totals may be hidden or not.
  private static Task counts(JointSystem system, int threshold, boolean showTotals) {
    Set<Integer> hidden = new HashSet<>();
    Set<Integer> fixed = new HashSet<>();
    List<ProtectionLevel> levels = new ArrayList<>();
    Set<Integer> totals = new HashSet<>();
    system.rows().forEach(row -> totals.add(row.cell(0)));
    for (int cell = 0; cell < system.size(); cell++) {
      long count = system.count(cell);
      if (count == 0 || (showTotals && totals.contains(cell))) {
        fixed.add(cell);
      } else if (count < threshold) {
        hidden.add(cell);
        levels.add(new ProtectionLevel(cell, count, threshold));
      }
    }
    return new Task(system, hidden, fixed, new Task.Terms(system, any -> 1), levels, List.of());
  }
}
