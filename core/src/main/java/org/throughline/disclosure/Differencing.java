package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// Numbers that cover nearly the same: a fiscal and a calendar year, the months that two releases have
/// in common and a whole year, a county and the county without a town. The difference of two such
/// numbers is a number about the few who are in one and not in the other, and whoever has both tables
/// has all differences. [#table] makes them cells, so that protection and audit see them.
///
/// Give the table to [AttackerKnowledge] with the tables of one side; its cells are nobody's to publish.
public final class Differencing {

  private static final String COMMON = "common";
  private static final String ONLY_ONE = "only-one";
  private static final String ONLY_OTHER = "only-other";

  private final String id;
  private final Map<String, Overlap> overlaps = new LinkedHashMap<>();

  /// @param id names the differences, for messages
  public Differencing(String id) {
    this.id = id;
  }

  /// A number and how much of it the other one covers too.
  ///
  /// @param cell its id
  /// @param count its exact count
  public record Side(String cell, long count) {}

  /// Two numbers with what they have in common.
  private record Overlap(Side one, Side other, long common, boolean nested) {}

  /// Adds a category whose numbers overlap.
  ///
  /// @param category its name; `""` for the total over all categories
  /// @param common the exact count of what both cover
  /// @throws IllegalArgumentException if more is in common than one side has
  public Differencing overlapping(String category, Side one, Side other, long common) {
    add(category, new Overlap(one, other, common, false));
    return this;
  }

  private void add(String category, Overlap overlap) {
    Side one = overlap.one();
    Side other = overlap.other();
    long common = overlap.common();
    if (common < 0 || common > one.count() || common > other.count()) {
      throw new IllegalArgumentException(
          "'%s' and '%s' cannot have %d in common: they are %d and %d"
              .formatted(one.cell(), other.cell(), common, one.count(), other.count()));
    }
    overlaps.put(category, overlap);
  }

  /// Adds a category whose one number is part of the other.
  ///
  /// @throws IllegalArgumentException if the part is larger than the whole
  public Differencing nested(String category, Side part, Side whole) {
    add(category, new Overlap(part, whole, part.count(), true));
    return this;
  }

  /// The numbers, what they have in common, what only one covers, and the sums between them; over the
  /// categories too, if a total was given.
  public CountTable table() {
    Map<String, Cell> cells = new LinkedHashMap<>();
    List<Equation> equations = new ArrayList<>();
    overlaps.forEach(
        (category, overlap) -> {
          Part one = new Part(overlap.one(), overlap.common(), ONLY_ONE, overlap.nested());
          Part other = new Part(overlap.other(), overlap.common(), ONLY_OTHER, false);
          side(cells, equations, category, one);
          side(cells, equations, category, other);
        });
    if (overlaps.containsKey("") && overlaps.size() > 1) {
      for (String part : List.of(COMMON, ONLY_ONE, ONLY_OTHER)) {
        addUp(cells, equations, part);
      }
    }
    return new CountTable(id, id, "records", List.of(), List.copyOf(cells.values()), equations);
  }

  /// A side that the other covers wholly is itself what they have in common.
  private void side(Map<String, Cell> cells, List<Equation> equations, String category, Part part) {
    add(cells, part.side().cell(), part.side().count());
    add(cells, name(category, COMMON), part.common());
    List<String> parts = new ArrayList<>(List.of(name(category, COMMON)));
    if (!part.isWhole()) {
      add(cells, name(category, part.rest()), part.side().count() - part.common());
      parts.add(name(category, part.rest()));
    }
    equations.add(new Equation(part.side().cell(), parts));
  }

  private record Part(Side side, long common, String rest, boolean isWhole) {}

  private static void add(Map<String, Cell> cells, String id, long count) {
    cells.put(id, new Cell(id, List.of(), count));
  }

  private void addUp(Map<String, Cell> cells, List<Equation> equations, String part) {
    List<String> parts =
        overlaps.keySet().stream()
            .filter(category -> !category.isEmpty())
            .map(category -> name(category, part))
            .filter(cells::containsKey)
            .toList();
    if (!parts.isEmpty() && cells.containsKey(name("", part))) {
      equations.add(new Equation(name("", part), parts));
    }
  }

  private String name(String category, String part) {
    return category.isEmpty() ? id + "/" + part : id + "/" + category + "/" + part;
  }
}
