package org.throughline.disclosure.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// The union of the cells and equations of several tables; a cell that two tables share by id is
/// one number. Figures worked out from cells join in with [#with]. Immutable.
public final class JointSystem {

  private final List<String> ids;
  private final Map<String, Integer> indices;
  private final long[] counts;
  private final List<LinearRow> rows;
  private final int[][] rowsOf;
  private final Bounds bounds;
  private final Map<String, Long> people;

  private JointSystem(
      Map<String, Integer> indices,
      long[] counts,
      List<LinearRow> rows,
      Bounds bounds,
      Map<String, Long> people) {
    this.ids = List.copyOf(indices.keySet());
    this.indices = Map.copyOf(indices);
    this.counts = counts;
    this.rows = List.copyOf(rows);
    this.bounds = bounds;
    this.people = Map.copyOf(people);
    rowsOf = rowsByCell(counts.length, rows);
  }

  private static int[][] rowsByCell(int cells, List<LinearRow> rows) {
    List<List<Integer>> byCell = new ArrayList<>();
    IntStream.range(0, cells).forEach(cell -> byCell.add(new ArrayList<>()));
    for (int row = 0; row < rows.size(); row++) {
      for (int place = 0; place < rows.get(row).size(); place++) {
        byCell.get(rows.get(row).cell(place)).add(row);
      }
    }
    return byCell.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /// Joins tables in order.
  ///
  /// @throws IllegalArgumentException if tables disagree about a shared cell
  public static JointSystem of(List<CountTable> tables) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    List<Long> counts = new ArrayList<>();
    Map<String, Long> people = new HashMap<>();
    for (CountTable table : tables) {
      table.people().forEach((cell, some) -> people.merge(cell, some, Math::min));
      for (Cell cell : table.cells()) {
        join(table, cell, indices, counts);
      }
    }
    List<LinearRow> rows = new ArrayList<>();
    for (CountTable table : tables) {
      for (Equation equation : table.equations()) {
        rows.add(row(equation, indices));
      }
    }
    return new JointSystem(
        indices,
        counts.stream().mapToLong(Long::longValue).toArray(),
        rows,
        Bounds.none(counts.size()),
        people);
  }

  /// A system given directly, for tables that come from elsewhere.
  ///
  /// @throws IllegalArgumentException if an id is repeated or a row does not add up to zero
  public static JointSystem of(List<String> ids, long[] values, List<LinearRow> rows) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    for (String id : ids) {
      if (indices.put(id, indices.size()) != null) {
        throw new IllegalArgumentException("Cell '" + id + "' is repeated");
      }
    }
    for (LinearRow row : rows) {
      if (row.at(values) != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Equation over cell '%s' does not add up: it is off by %d",
                ids.get(row.cell(0)),
                row.at(values)));
      }
    }
    return new JointSystem(indices, values.clone(), rows, Bounds.none(values.length), Map.of());
  }

  /// The same cells, with what readers learn from figures worked out from them. An inequality over
  /// several cells becomes an equation with a slack, which is one more unknown; one over a single
  /// cell becomes a bound of it.
  ///
  /// @throws IllegalArgumentException if a figure names an unknown cell, or the exact counts
  ///     contradict it
  public JointSystem with(List<? extends Derived> figures) {
    Slacks slacks = new Slacks(this);
    figures.stream().flatMap(figure -> figure.says().stream()).forEach(slacks::add);
    return new JointSystem(
        slacks.indices(), slacks.counts(), slacks.rows(), slacks.bounds(), people);
  }

  /// The same cells with only some of the equations, for an attack that does not use all of them.
  JointSystem withOnly(List<LinearRow> some) {
    return with(some, bounds);
  }

  /// The same cells with other equations and bounds.
  JointSystem with(List<LinearRow> others, Bounds known) {
    return new JointSystem(indicesInOrder(), counts, others, known, people);
  }

  /// The same system with its cells in another order, and equations and their parts in the order of
  /// their cells. Totals stay first in their equations.
  ///
  /// @param order every index once, those of slacks last
  public JointSystem inOrder(int[] order) {
    int[] places = new int[order.length];
    Map<String, Integer> inOrder = new LinkedHashMap<>();
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
      inOrder.put(ids.get(order[place]), place);
    }
    return new JointSystem(
        inOrder,
        Arrays.stream(order).mapToLong(cell -> counts[cell]).toArray(),
        rows.stream().map(row -> row.inOrder(places)).sorted(LinearRow.BY_CELLS).toList(),
        bounds.inOrder(order),
        people);
  }

  Map<String, Integer> indicesInOrder() {
    Map<String, Integer> inOrder = new LinkedHashMap<>();
    ids.forEach(id -> inOrder.put(id, inOrder.size()));
    return inOrder;
  }

  Bounds bounds() {
    return bounds;
  }

  private static void join(
      CountTable table, Cell cell, Map<String, Integer> indices, List<Long> counts) {
    Integer index = indices.putIfAbsent(cell.id(), counts.size());
    if (index == null) {
      counts.add(cell.count());
    } else if (counts.get(index) != cell.count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Table '%s' has %d for the shared cell '%s', another table published with it has %d",
              table.id(),
              cell.count(),
              cell.id(),
              counts.get(index)));
    }
  }

  private static LinearRow row(Equation equation, Map<String, Integer> indices) {
    int[] parts = new int[equation.parts().size()];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = place(indices, equation.parts().get(part));
    }
    return LinearRow.ofTotal(place(indices, equation.total()), parts);
  }

  private static int place(Map<String, Integer> indices, String id) {
    Integer index = indices.get(id);
    if (index == null) {
      throw new IllegalArgumentException("Unknown cell '" + id + "'");
    }
    return index;
  }

  /// How many distinct unknowns, slacks included.
  public int size() {
    return counts.length;
  }

  /// Whether this is the slack of an inequality and not a count. It tells nobody anything, and
  /// nobody can withhold it.
  public boolean isSlack(int cell) {
    return cell >= bounds.cells();
  }

  /// The least value that readers think possible whatever is withheld, as far as figures say
  /// something about it.
  public long least(int cell) {
    return bounds.least(cell);
  }

  /// The largest such value, or [Attack#UNBOUNDED].
  public long most(int cell) {
    return bounds.most(cell);
  }

  /// The id of a cell.
  public String id(int cell) {
    return ids.get(cell);
  }

  /// Whether any table has a cell of this id.
  public boolean contains(String id) {
    return indices.containsKey(id);
  }

  /// The index of a cell.
  ///
  /// @throws IllegalArgumentException if no table has it
  public int index(String id) {
    return place(indices, id);
  }

  /// The exact count of a cell.
  public long count(int cell) {
    return counts[cell];
  }

  /// How many people the records of a cell are of, as far as they say so; else its count.
  public long people(int cell) {
    return people.getOrDefault(ids.get(cell), counts[cell]);
  }

  /// All exact counts, as a copy.
  public long[] counts() {
    return counts.clone();
  }

  /// The equations, in the order of the tables.
  public List<LinearRow> rows() {
    return rows;
  }

  /// The indices in [#rows()] of the equations of a cell.
  public IntStream rowsOf(int cell) {
    return Arrays.stream(rowsOf[cell]);
  }

  /// The equations of a cell.
  public Stream<LinearRow> equationsOf(int cell) {
    return rowsOf(cell).mapToObj(rows::get);
  }
}
