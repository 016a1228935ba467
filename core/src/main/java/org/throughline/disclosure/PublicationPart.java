package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.throughline.disclosure.linear.Components;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// Tables of a publication that hang together by cells, equations or figures, with what readers know about
/// them. Nothing shown or withheld in one part says anything about another.
///
/// @param tables in the order of the publication
/// @param known what readers know about their cells; numbers and withheld cells of other parts too
record PublicationPart(List<CountTable> tables, AttackerKnowledge known) {

  PublicationPart {
    tables = List.copyOf(tables);
  }

  /// The parts of a publication. What is known about cells that no table has is left out.
  static List<PublicationPart> of(List<CountTable> tables, AttackerKnowledge earlier) {
    return new Partition(tables, earlier).parts();
  }

  private static final class Partition {

    private final List<CountTable> tables;
    private final AttackerKnowledge earlier;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Components components;

    Partition(List<CountTable> tables, AttackerKnowledge earlier) {
      this.tables = tables;
      this.earlier = earlier;
      Stream.concat(tables.stream(), earlier.tables().stream())
          .flatMap(table -> table.cells().stream())
          .forEach(cell -> numbers.putIfAbsent(cell.id(), numbers.size()));
      earlier.figures().stream()
          .flatMap(figure -> figure.cells().stream())
          .forEach(id -> numbers.putIfAbsent(id, numbers.size()));
      components = new Components(numbers.size());
      tables.forEach(table -> join(table.cells().stream().map(Cell::id).toList()));
      earlier.tables().stream()
          .flatMap(table -> table.equations().stream())
          .forEach(sum -> join(cells(sum)));
      earlier.figures().forEach(figure -> join(figure.cells()));
    }

    private static List<String> cells(Equation sum) {
      List<String> cells = new ArrayList<>(sum.parts());
      cells.add(sum.total());
      return cells;
    }

    private void join(List<String> ids) {
      ids.forEach(id -> components.join(number(ids.getFirst()), number(id)));
    }

    private int number(String id) {
      return numbers.getOrDefault(id, -1);
    }

    private int root(String id) {
      return components.root(number(id));
    }

    List<PublicationPart> parts() {
      Map<Integer, List<CountTable>> byRoot = new LinkedHashMap<>();
      for (CountTable table : tables) {
        byRoot
            .computeIfAbsent(root(table.cells().getFirst().id()), any -> new ArrayList<>())
            .add(table);
      }
      List<PublicationPart> parts = new ArrayList<>();
      byRoot.forEach((root, some) -> parts.add(new PublicationPart(some, known(root))));
      return parts;
    }

    private AttackerKnowledge known(int root) {
      return new AttackerKnowledge(
          earlier.tables().stream().flatMap(table -> within(table, root)).toList(),
          earlier.numbers(),
          earlier.hidden(),
          earlier.figures().stream().filter(one -> root(one.cells().getFirst()) == root).toList(),
          printed(root),
          earlier.alone());
    }

    private Map<String, Long> printed(int root) {
      Map<String, Long> printed = new HashMap<>(earlier.printed());
      printed.keySet().removeIf(id -> !numbers.containsKey(id) || root(id) != root);
      return printed;
    }

    private Stream<CountTable> within(CountTable table, int root) {
      List<Cell> cells = table.cells().stream().filter(one -> root(one.id()) == root).toList();
      return cells.isEmpty()
          ? Stream.empty()
          : Stream.of(
              new CountTable(
                  table.id(),
                  table.title(),
                  table.unit(),
                  table.dimensions(),
                  cells,
                  table.equations().stream().filter(sum -> root(sum.total()) == root).toList()));
    }
  }
}
