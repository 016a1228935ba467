package org.throughline.disclosure.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Small systems given by their numbers, and all their whole-number tables, by trying everything.
final class Given {

  private Given() {}

  /// An equation with a coefficient per cell; those that are zero take no part.
  static LinearRow row(long... coefficients) {
    int[] cells =
        IntStream.range(0, coefficients.length).filter(c -> coefficients[c] != 0).toArray();
    return new LinearRow(cells, Arrays.stream(cells).mapToLong(c -> coefficients[c]).toArray());
  }

  static JointSystem system(long[] counts, LinearRow... rows) {
    List<String> ids = IntStream.range(0, counts.length).mapToObj(cell -> "c" + cell).toList();
    return JointSystem.of(ids, counts, List.of(rows));
  }

  /// An outsider to whom cells from `known` on are known, all others from 0 up.
  static Attack attack(long[] counts, int known, LinearRow... rows) {
    long[] lower = new long[counts.length];
    long[] upper = counts.clone();
    System.arraycopy(counts, known, lower, known, counts.length - known);
    Arrays.fill(upper, 0, known, Attack.UNBOUNDED);
    return Attack.within(system(counts, rows), lower, upper);
  }

  /// All that is unknown, in one part.
  static Block part(Attack attack) {
    return new Block(
        attack,
        IntStream.range(0, attack.system().size())
            .filter(cell -> !attack.knows(cell))
            .boxed()
            .toList());
  }

  /// Two to four bounded cells under one or two equations with coefficients up to three.
  static Block part(int seed) {
    Random random = new Random(seed);
    int cells = 2 + random.nextInt(3);
    int equations = 1 + random.nextInt(2);
    long[] counts = new long[cells + equations];
    long[] upper = new long[counts.length];
    for (int cell = 0; cell < cells; cell++) {
      counts[cell] = random.nextInt(5);
      upper[cell] = counts[cell] + 1L + random.nextInt(3);
    }
    LinearRow[] rows = new LinearRow[equations];
    for (int equation = 0; equation < equations; equation++) {
      long[] coefficients = new long[counts.length];
      for (int cell = 0; cell < cells; cell++) {
        coefficients[cell] = random.nextInt(7) - 3L;
        counts[cells + equation] += coefficients[cell] * counts[cell];
      }
      coefficients[cells + equation] = -1;
      rows[equation] = row(coefficients);
    }
    long[] lower = new long[counts.length];
    System.arraycopy(counts, cells, lower, cells, equations);
    System.arraycopy(counts, cells, upper, cells, equations);
    return part(Attack.within(system(counts, rows), lower, upper));
  }

  /// Every choice of values within the bounds of a part, by column.
  static List<long[]> choices(Block part) {
    List<long[]> choices = new ArrayList<>();
    choose(part, new long[part.size()], 0, choices);
    return choices;
  }

  private static void choose(Block part, long[] values, int column, List<long[]> choices) {
    if (column == values.length) {
      choices.add(values.clone());
      return;
    }
    int cell = part.cell(column);
    for (long value = part.attack().lower(cell); value <= part.attack().upper(cell); value++) {
      values[column] = value;
      choose(part, values, column + 1, choices);
    }
  }

  static List<long[]> tables(Block part) {
    return choices(part).stream().filter(values -> addsUp(part, values)).toList();
  }

  static boolean addsUp(Block part, long[] values) {
    long[] table = part.attack().system().counts();
    for (int column = 0; column < values.length; column++) {
      table[part.cell(column)] = values[column];
    }
    return part.rows().stream().allMatch(row -> row.at(table) == 0);
  }

  static long truth(Block part, int column) {
    return part.attack().system().count(part.cell(column));
  }

  /// Whether some table has a column as far from the truth as the target.
  static boolean isPossible(Block part, List<long[]> tables, int column, long target) {
    return tables.stream().anyMatch(table -> isAsFar(part, column, target, (double) table[column]));
  }

  static boolean isAsFar(Block part, int column, long target, double value) {
    return target >= truth(part, column) ? value >= target : value <= target;
  }

  /// The whole numbers from one below to one above what is thought possible.
  static long[] targets(Block part, int column) {
    int cell = part.cell(column);
    Attack attack = part.attack();
    return IntStream.rangeClosed((int) attack.lower(cell) - 1, (int) attack.upper(cell) + 1)
        .asLongStream()
        .toArray();
  }

  /// The same but for the truth.
  static long[] farTargets(Block part, int column) {
    return Arrays.stream(targets(part, column)).filter(t -> t != truth(part, column)).toArray();
  }
}
