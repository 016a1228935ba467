package org.throughline.disclosure.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ImpliedLowerBound;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Task;

/// A problem in JJ format: cells with their levels, and equations that sum to zero.
///
/// @param decimals how many decimal places the file's numbers have; all values are whole numbers in
///     units of the last one
public record JjFile(int decimals, List<JjCell> cells, List<LinearRow> rows) {

  public JjFile {
    cells = List.copyOf(cells);
    rows = List.copyOf(rows);
  }

  /// The cells and equations.
  ///
  /// @throws IllegalArgumentException if an equation does not add up
  public JointSystem system() {
    return JointSystem.of(
        cells.stream().map(JjCell::id).toList(),
        cells.stream().mapToLong(JjCell::value).toArray(),
        rows);
  }

  /// What a protector has to do.
  ///
  /// @param insiders cells by index that respondents know
  /// @param possible what is possible for them at all
  Task task(List<Set<Integer>> insiders, ImpliedLowerBound possible) {
    Set<Integer> fixed = with(JjCell.Status.FIXED);
    Task.Terms terms =
        new Task.Terms(
            cell -> cells.get(cell).bounds().lower(),
            cell -> cells.get(cell).bounds().upper(),
            cell -> cells.get(cell).weight(),
            possible);
    return new Task(system(), suppressed(), fixed, terms, levels(), insiders);
  }

  /// The cells that the file marks as suppressed, for whatever reason.
  public Set<Integer> suppressed() {
    Set<Integer> suppressed = with(JjCell.Status.UNSAFE);
    suppressed.addAll(with(JjCell.Status.SECONDARY));
    return suppressed;
  }

  /// What an outsider knows when these cells are suppressed, with the levels of the file.
  public Attack attack(Set<Integer> suppressed) {
    JointSystem system = system();
    long[] lower = system.counts();
    long[] upper = system.counts();
    for (int cell : suppressed) {
      lower[cell] = cells.get(cell).bounds().lower();
      upper[cell] = cells.get(cell).bounds().upper();
    }
    return Attack.within(system, lower, upper).against(levels());
  }

  /// The same file with these cells marked as suppressed for the sake of others.
  public JjFile suppressing(Set<Integer> cellsToo) {
    List<JjCell> marked = new ArrayList<>();
    for (int at = 0; at < cells.size(); at++) {
      JjCell cell = cells.get(at);
      boolean secondary = cellsToo.contains(at) && cell.status() == JjCell.Status.SAFE;
      marked.add(
          secondary
              ? new JjCell(
                  cell.id(),
                  cell.value(),
                  cell.weight(),
                  JjCell.Status.SECONDARY,
                  cell.bounds(),
                  cell.levels())
              : cell);
    }
    return new JjFile(decimals, marked, rows);
  }

  /// A cell without any level is protected against exact disclosure: two values must stay possible.
  private static long widthOf(JjCell.Levels levels) {
    return Math.max(levels.sliding(), levels.lower() == 0 && levels.upper() == 0 ? 1 : 0);
  }

  private Set<Integer> with(JjCell.Status status) {
    Set<Integer> found = new HashSet<>();
    for (int at = 0; at < cells.size(); at++) {
      if (cells.get(at).status() == status) {
        found.add(at);
      }
    }
    return found;
  }

  private List<ProtectionLevel> levels() {
    List<ProtectionLevel> levels = new ArrayList<>();
    for (int at = 0; at < cells.size(); at++) {
      JjCell cell = cells.get(at);
      if (cell.status() == JjCell.Status.UNSAFE) {
        levels.add(
            new ProtectionLevel(
                at,
                cell.value() - cell.levels().lower(),
                cell.value() + cell.levels().upper(),
                widthOf(cell.levels())));
      }
    }
    return levels;
  }
}
