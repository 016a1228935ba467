package org.throughline.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;

/// Generated sets of hierarchical tables that share margins: places by countries, places by months
/// and countries by months, over one population of records. Seeded.
final class LinkedTables {

  /// A two-level tree: `all`, groups, leaves.
  private record Tree(String name, DimensionKind kind, int groups, int leaves) {

    String group(int leaf) {
      return name + "g" + leaf % groups;
    }

    String leaf(int leaf) {
      return name + leaf;
    }

    List<String> path(int leaf) {
      return List.of("", group(leaf), leaf(leaf));
    }

    /// Children by parent.
    Map<String, List<String>> children() {
      Map<String, List<String>> children = new LinkedHashMap<>();
      for (int group = 0; group < Math.min(groups, leaves); group++) {
        children.computeIfAbsent("", any -> new ArrayList<>()).add(group(group));
      }
      for (int leaf = 0; leaf < leaves; leaf++) {
        children.computeIfAbsent(group(leaf), any -> new ArrayList<>()).add(leaf(leaf));
      }
      return children;
    }

    List<String> nodes() {
      List<String> nodes = new ArrayList<>(List.of(""));
      children().values().forEach(nodes::addAll);
      return nodes;
    }

    Dimension dimension() {
      return new Dimension(
          name,
          name,
          kind,
          nodes().stream()
              .filter(node -> !node.isEmpty())
              .map(node -> new Category(node, node))
              .toList());
    }
  }

  private LinkedTables() {}

  /// @param places how many facilities; countries are a third of that, months 12
  static List<CountTable> generate(long seed, int places, int records) {
    Random random = new Random(seed);
    Tree place = new Tree("p", DimensionKind.OFFICE, Math.max(2, places / 8), places);
    int countries = Math.max(4, places / 3);
    Tree country = new Tree("c", DimensionKind.PERSONAL, Math.max(2, countries / 8), countries);
    Tree month = new Tree("m", DimensionKind.TIME, 4, 12);
    List<int[]> people = new ArrayList<>();
    for (int record = 0; record < records; record++) {
      people.add(new int[] {skewed(random, places), skewed(random, countries), random.nextInt(12)});
    }
    return List.of(
        table("place-country", List.of(place, country), new int[] {0, 1}, people),
        table("place-month", List.of(place, month), new int[] {0, 2}, people),
        table("country-month", List.of(country, month), new int[] {1, 2}, people));
  }

  private static int skewed(Random random, int size) {
    return (int) (Math.pow(random.nextDouble(), 2.5) * size);
  }

  private static CountTable table(String id, List<Tree> trees, int[] fields, List<int[]> people) {
    Map<String, Long> counts = new TreeMap<>();
    for (int[] person : people) {
      for (String first : trees.get(0).path(person[fields[0]])) {
        for (String second : trees.get(1).path(person[fields[1]])) {
          counts.merge(id(first, second), 1L, Long::sum);
        }
      }
    }
    List<Cell> cells = new ArrayList<>();
    List<Equation> equations = new ArrayList<>();
    for (String first : trees.get(0).nodes()) {
      for (String second : trees.get(1).nodes()) {
        String cell = id(first, second);
        cells.add(new Cell(cell, List.of(at(first), at(second)), counts.getOrDefault(cell, 0L)));
      }
    }
    trees
        .get(0)
        .children()
        .forEach(
            (parent, children) -> {
              for (String second : trees.get(1).nodes()) {
                equations.add(
                    new Equation(
                        id(parent, second),
                        children.stream().map(child -> id(child, second)).toList()));
              }
            });
    trees
        .get(1)
        .children()
        .forEach(
            (parent, children) -> {
              for (String first : trees.get(0).nodes()) {
                equations.add(
                    new Equation(
                        id(first, parent),
                        children.stream().map(child -> id(first, child)).toList()));
              }
            });
    return new CountTable(
        id, id, "records", trees.stream().map(Tree::dimension).toList(), cells, equations);
  }

  /// A margin has the same id in every table.
  private static String id(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second + "." : first + "." + second;
  }

  private static String at(String node) {
    return node.isEmpty() ? Category.TOTAL : node;
  }
}
