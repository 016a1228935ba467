package org.throughline.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.Derived;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;

/// A made-up set of linked and hierarchical tables of at most 12 cells, with figures worked out from
/// them, small enough to try every whole-number table that agrees with what is published. Knows
/// nothing of linear programming: figures are worked out anew for every table and compared as
/// published.
public final class SmallWorld {

  private static final int CELLS = 12;

  /// What somebody published about some cells: true or not of a table.
  private interface Published {
    boolean agrees(Map<String, Long> table);
  }

  private final Random random;
  private final long total;
  private final List<Integer> groups = new ArrayList<>();
  private final Map<String, List<String>> sums = new LinkedHashMap<>();
  private final Map<String, Long> truth = new LinkedHashMap<>();
  private final Set<String> hidden = new TreeSet<>();
  private final List<Derived> figures = new ArrayList<>();
  private final List<Published> published = new ArrayList<>();
  private final long lower;

  public SmallWorld(Random random, boolean withFigures) {
    this.random = random;
    total = 3L + random.nextInt(8);
    lower = random.nextInt(2);
    fill("a", 2 + random.nextInt(4));
    boolean grid = groups.getFirst() == 4 && random.nextBoolean();
    if (grid) {
      sum("row0", "a0", "a1");
      sum("row1", "a2", "a3");
      sum("column0", "a0", "a2");
      sum("column1", "a1", "a3");
      sums.put("total", List.of("row0", "row1"));
    } else if (groups.getFirst() > 3) {
      sum("region", "a0", "a1", "a2");
      sums.put("total", names("region", "a", 3));
    } else {
      sums.put("total", names("", "a", 0));
    }
    truth.put("total", total);
    if (!grid && random.nextBoolean()) {
      fill("b", 2 + random.nextInt(2));
    }
    truth.keySet().stream().filter(cell -> !cell.equals("total")).forEach(this::hidePerhaps);
    for (int figure = 0; withFigures && figure < 1 + random.nextInt(3); figure++) {
      publishFigure(figure);
    }
    if (truth.size() > CELLS) {
      throw new IllegalStateException("Too large: " + truth);
    }
  }

  private void fill(String group, int size) {
    groups.add(size);
    long[] counts = new long[size];
    for (long record = 0; record < total; record++) {
      counts[random.nextInt(1 + random.nextInt(size))]++;
    }
    for (int at = 0; at < size; at++) {
      truth.put(group + at, counts[at]);
    }
  }

  private List<String> names(String first, String group, int from) {
    List<String> names = new ArrayList<>(first.isEmpty() ? List.of() : List.of(first));
    int size = groups.get(group.equals("a") ? 0 : 1);
    for (int at = from; at < size; at++) {
      names.add(group + at);
    }
    return names;
  }

  private void sum(String name, String... parts) {
    sums.put(name, List.of(parts));
    truth.put(name, Arrays.stream(parts).mapToLong(part -> at(truth, part)).sum());
  }

  private void hidePerhaps(String cell) {
    if (at(truth, cell) >= lower && random.nextInt(10) < 7) {
      hidden.add(cell);
    }
  }

  private String anyCell() {
    List<String> cells = List.copyOf(truth.keySet());
    return cells.get(random.nextInt(cells.size()));
  }

  private void publishFigure(int number) {
    String one = anyCell();
    String other = anyCell();
    String id = "figure" + number;
    switch (random.nextInt(4)) {
      case 0 -> share(id, one, other, 100, random.nextInt(2));
      case 1 -> share(id, one, other, 1, 1);
      case 2 -> {
        if (!one.equals(other)) {
          long value = at(truth, one) - at(truth, other);
          figures.add(new Derived.Balance(id, List.of(one), List.of(other), value));
          published.add(table -> at(table, one) - at(table, other) == value);
        }
      }
      default -> {
        int base = 2 + random.nextInt(4);
        long rounded = nearest(at(truth, one), base);
        figures.add(Tables.range(new Method.Rounding(base), one, rounded));
        published.add(table -> nearest(at(table, one), base) == rounded);
      }
    }
  }

  private void share(String id, String part, String whole, long factor, int decimals) {
    if (at(truth, whole) > 0 && !part.equals(whole)) {
      BigDecimal value = rounded(truth, part, whole, factor, decimals);
      figures.add(Derived.Quotient.rounded(id, new Derived.Fraction(part, whole), factor, value));
      published.add(
          table ->
              at(table, whole) > 0
                  && rounded(table, part, whole, factor, decimals).compareTo(value) == 0);
    }
  }

  private static BigDecimal rounded(
      Map<String, Long> table, String part, String whole, long factor, int decimals) {
    return BigDecimal.valueOf(at(table, part) * factor)
        .divide(BigDecimal.valueOf(at(table, whole)), decimals, RoundingMode.HALF_UP);
  }

  private static long nearest(long count, long base) {
    return (2 * count + base) / (2 * base) * base;
  }

  private static long at(Map<String, Long> table, String cell) {
    return Objects.requireNonNull(table.get(cell));
  }

  public Random random() {
    return random;
  }

  /// The exact count of a cell.
  public long count(String cell) {
    return at(truth, cell);
  }

  public Map<String, Long> truth() {
    return truth;
  }

  public Set<String> hidden() {
    return hidden;
  }

  /// The cells that count only people of these cells: the parts of a total, the total of all parts.
  public Set<String> own(Set<String> cells) {
    Set<String> own = new TreeSet<>(cells);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, List<String>> sum : allSums()) {
        List<String> people = sum.getValue().stream().filter(c -> at(truth, c) > 0).toList();
        if (own.contains(sum.getKey())) {
          grows |= own.addAll(sum.getValue());
        } else if (!people.isEmpty() && own.containsAll(people)) {
          grows |= own.add(sum.getKey());
        }
      }
    }
    return own;
  }

  private List<Map.Entry<String, List<String>>> allSums() {
    List<Map.Entry<String, List<String>>> all = new ArrayList<>(sums.entrySet());
    if (groups.size() > 1) {
      all.add(Map.entry("total", names("", "b", 0)));
    }
    if (sums.containsKey("column0")) {
      all.add(Map.entry("total", List.of("column0", "column1")));
    }
    return all;
  }

  /// What an outsider knows, for the auditor.
  public Attack attack() {
    return attack(table(List.copyOf(truth.keySet()), name -> name), name -> name);
  }

  /// The same under other names and in another order.
  public Attack attack(List<String> order, java.util.function.UnaryOperator<String> name) {
    return attack(table(order, name), name);
  }

  private Attack attack(CountTable table, java.util.function.UnaryOperator<String> name) {
    List<Derived> renamed = figures.stream().map(figure -> renamed(figure, name)).toList();
    JointSystem system = JointSystem.of(List.of(table)).with(renamed);
    int[] cells = hidden.stream().map(name).mapToInt(system::index).toArray();
    return Attack.onEverythingKnown(system).hiding(cells, lower);
  }

  private static Derived renamed(Derived figure, java.util.function.UnaryOperator<String> name) {
    return switch (figure) {
      case Derived.Quotient q ->
          new Derived.Quotient(
              q.id(),
              name.apply(q.numerator()),
              name.apply(q.denominator()),
              q.factor(),
              q.from(),
              q.below());
      case Derived.Balance b ->
          new Derived.Balance(
              b.id(),
              b.plus().stream().map(name).toList(),
              b.minus().stream().map(name).toList(),
              b.value());
      case Derived.Range r -> new Derived.Range(r.id(), name.apply(r.cell()), r.low(), r.high());
    };
  }

  private CountTable table(List<String> order, java.util.function.UnaryOperator<String> name) {
    List<Equation> equations = new ArrayList<>();
    sums.forEach(
        (sum, parts) ->
            equations.add(new Equation(name.apply(sum), parts.stream().map(name).toList())));
    if (groups.size() > 1) {
      List<String> parts = names("", "b", 0);
      equations.add(new Equation(name.apply("total"), parts.stream().map(name).toList()));
    }
    if (sums.containsKey("column0")) {
      equations.add(
          new Equation(name.apply("total"), List.of(name.apply("column0"), name.apply("column1"))));
    }
    Dimension dimension =
        new Dimension("d", "D", DimensionKind.PERSONAL, List.of(new Category("x", "X")));
    List<Cell> cells =
        order.stream()
            .map(cell -> new Cell(name.apply(cell), List.of("x"), at(truth, cell)))
            .toList();
    return new CountTable("world", "World", "records", List.of(dimension), cells, equations);
  }

  /// Every whole-number table that agrees with what is published.
  public List<Map<String, Long>> tables() {
    List<Map<String, Long>> agreeing = new ArrayList<>();
    for (long[] a : compositions(groups.get(0), total)) {
      for (long[] b :
          groups.size() > 1 ? compositions(groups.get(1), total) : List.of(new long[0])) {
        Map<String, Long> table = fillIn(a, b);
        if (agrees(table)) {
          agreeing.add(table);
        }
      }
    }
    return agreeing;
  }

  private Map<String, Long> fillIn(long[] a, long[] b) {
    Map<String, Long> table = new LinkedHashMap<>();
    for (int at = 0; at < a.length; at++) {
      table.put("a" + at, a[at]);
    }
    for (int at = 0; at < b.length; at++) {
      table.put("b" + at, b[at]);
    }
    sums.forEach(
        (sum, parts) -> table.put(sum, parts.stream().mapToLong(part -> at(table, part)).sum()));
    return table;
  }

  private boolean agrees(Map<String, Long> table) {
    for (Map.Entry<String, Long> cell : table.entrySet()) {
      boolean isHidden = hidden.contains(cell.getKey());
      if (isHidden ? cell.getValue() < lower : cell.getValue() != at(truth, cell.getKey())) {
        return false;
      }
    }
    return published.stream().allMatch(figure -> figure.agrees(table));
  }

  private static List<long[]> compositions(int parts, long sum) {
    List<long[]> all = new ArrayList<>();
    compose(new long[parts], 0, sum, all);
    return all;
  }

  private static void compose(long[] values, int at, long left, List<long[]> all) {
    if (at == values.length - 1) {
      values[at] = left;
      all.add(values.clone());
      return;
    }
    for (long value = 0; value <= left; value++) {
      values[at] = value;
      compose(values, at + 1, left - value, all);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "truth %s, hidden %s from %d, figures %s", truth, hidden, lower, figures);
  }
}
