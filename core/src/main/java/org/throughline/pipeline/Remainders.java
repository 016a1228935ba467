package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.Row;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.DimensionSpec;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Scope;

/// What tables tell together whose categories lie in each other: states in areas of responsibility, threat levels in
/// criminality. Each is protected by itself, since how their categories go together is nowhere published; readers know it all
/// the same, and subtract.
public final class Remainders {

  private static final String REASON =
      "Subtracted from a table of what its categories are parts of, it would tell a number that is withheld";

  private final Method method;
  private final int threshold;
  private final EarlierNumbers earlier;
  private final Set<String> waiting;

  /// What was counted of two dimensions at once, by scope and dimensions.
  private final Map<List<String>, List<Row>> counted = new HashMap<>();

  /// What some numbers tell together. Recoding again changes those of few scopes.
  private final Map<List<Crossing.Figure>, Map<String, List<Set<String>>>> attacked =
      new HashMap<>();

  /// @param threshold on people
  /// @param earlier what readers have from publications before
  /// @param waiting ids of tables that show nothing new
  Remainders(Method method, int threshold, EarlierNumbers earlier, Set<String> waiting) {
    this.waiting = waiting;
    this.method = method;
    this.threshold = threshold;
    this.earlier = earlier;
  }

  /// By the id of each table whose numbers leave a remainder that tells: the categories, as they were before anything was put
  /// together, that have to be shown as one; none where that would not help.
  Map<String, List<Set<String>>> telling(
      List<Counted> recoded, Recodings recodings, List<TableDecision> outcomes) {
    Map<String, TableDecision> decisions = new HashMap<>();
    outcomes.forEach(one -> decisions.put(one.tableId(), one));
    Map<Scope, List<ShownCounts>> shown = new HashMap<>();
    for (Counted one : recoded) {
      if (one instanceof Counted.Made made
          && !waiting.contains(made.table().id())
          && decisions.get(made.table().id()) instanceof TableDecision.Publishable(var table)) {
        ShownCounts counts = new ShownCounts(made, recodings.of(made.table().id()), table, earlier);
        if (!counts.dimension().isEmpty() || counts.isOnlyByMonth()) {
          shown.computeIfAbsent(made.scope(), any -> new ArrayList<>()).add(counts);
        }
      }
    }
    Map<String, List<Set<String>>> telling = new TreeMap<>();
    for (List<ShownCounts> ofScope : shown.values()) {
      for (ShownCounts parts : ofScope) {
        for (ShownCounts wholes : ofScope) {
          if (within(parts.dimension()).contains(wholes.dimension())) {
            telling.merge(parts.id(), telling(parts, wholes), Remainders::apart);
          }
        }
      }
    }
    telling.values().removeIf(List::isEmpty);
    if (telling.isEmpty()) {
      shown.values().forEach(ofScope -> telling.putAll(tellingTogether(ofScope)));
    }
    return telling;
  }

  /// The same of all tables of a scope at once.
  private Map<String, List<Set<String>>> tellingTogether(List<ShownCounts> ofScope) {
    Map<String, List<Set<String>>> telling = new TreeMap<>();
    Set<String> dimensions = new TreeSet<>();
    ofScope.forEach(one -> dimensions.add(one.dimension()));
    dimensions.remove("");
    for (String part : dimensions) {
      for (String whole : within(part)) {
        if (dimensions.contains(whole)) {
          tellingTogether(ofScope, part, whole)
              .forEach((table, sets) -> telling.merge(table, sets, Remainders::apart));
        }
      }
    }
    telling.replaceAll((table, sets) -> apart(List.of(), sets));
    return telling;
  }

  private Map<String, List<Set<String>>> tellingTogether(
      List<ShownCounts> ofScope, String part, String whole) {
    List<Crossing.Figure> numbers = new ArrayList<>();
    boolean isByMonth = false;
    for (ShownCounts one : ofScope) {
      boolean ofWholes = one.dimension().equals(whole);
      if (ofWholes || one.dimension().equals(part)) {
        numbers.addAll(one.numbers(ofWholes));
        isByMonth |= one.isByMonth();
      }
    }
    if (isByMonth) {
      ofScope.stream()
          .filter(ShownCounts::isOnlyByMonth)
          .forEach(one -> numbers.addAll(one.numbers(false)));
    }
    Map<String, List<Set<String>>> known = attacked.get(numbers);
    if (known == null) {
      Crossing crossing =
          new Crossing(
              places(ofScope.getFirst().scope(), part, whole, isByMonth), numbers, threshold);
      Map<String, List<Set<String>>> telling = new TreeMap<>(crossing.telling());
      if (isByMonth) {
        crossing
            .ofMonths()
            .telling()
            .forEach((table, sets) -> telling.merge(table, sets, Remainders::apart));
      }
      known = telling;
      attacked.put(numbers, known);
    }
    return known;
  }

  private Map<Crossing.Place, Crossing.Both> places(
      Scope scope, String part, String whole, boolean isByMonth) {
    Map<Crossing.Place, Crossing.Both> counts = new HashMap<>();
    for (Row row : rows(scope, part, whole, isByMonth)) {
      counts.merge(
          new Crossing.Place(
              id(part, row.text(0)),
              id(whole, row.text(1)),
              isByMonth ? id(ShownCounts.MONTH, row.text(2)) : ""),
          new Crossing.Both(row.number(3), row.number(4)),
          Crossing.Both::and);
    }
    return counts;
  }

  private List<String> within(String dimension) {
    return dimension.isEmpty() ? List.of() : method.measures().dimension(dimension).within();
  }

  private String id(String dimension, String label) {
    return method.measures().dimension(dimension).spelling().id(label);
  }

  /// Sets that have nothing in common, made of those that have.
  private static List<Set<String>> apart(List<Set<String>> some, List<Set<String>> others) {
    List<Set<String>> apart = new ArrayList<>(some);
    for (Set<String> other : others) {
      Set<String> all = new TreeSet<>(other);
      apart.stream().filter(one -> one.stream().anyMatch(other::contains)).forEach(all::addAll);
      apart.removeIf(all::containsAll);
      apart.add(all);
    }
    return apart;
  }

  /// The same without tables that tell.
  public static List<TableDecision> without(Set<String> telling, List<TableDecision> outcomes) {
    return outcomes.stream()
        .map(
            one ->
                telling.contains(one.tableId())
                    ? new TableDecision.Withheld(one.tableId(), REASON, List.of())
                    : one)
        .toList();
  }

  private List<Set<String>> telling(ShownCounts parts, ShownCounts wholes) {
    List<Set<String>> spans = new ArrayList<>(List.of(Set.of()));
    if (parts.isByMonth() && wholes.isByMonth()) {
      spans.addAll(spans(parts.months(), wholes.months()));
    }
    List<Set<String>> telling = List.of();
    for (Set<String> months : spans) {
      Remainder remainder =
          new Remainder(
              both(parts, wholes, months),
              parts.in(months),
              wholes.in(months),
              wholes.totalIn(months));
      telling = apart(telling, remainder.telling(threshold, parts.isByMonth()));
    }
    return telling;
  }

  /// The shortest spans of months, by their ids, that both tables have a number of.
  private static List<Set<String>> spans(
      Map<String, Set<String>> one, Map<String, Set<String>> other) {
    return apart(apart(List.of(), List.copyOf(one.values())), List.copyOf(other.values()));
  }

  /// @param months that are counted; all if there are none
  private Map<String, Map<String, Crossing.Both>> both(
      ShownCounts parts, ShownCounts wholes, Set<String> months) {
    Map<String, Map<String, Crossing.Both>> both = new TreeMap<>();
    DimensionSpec part = method.measures().dimension(parts.dimension());
    DimensionSpec whole = method.measures().dimension(wholes.dimension());
    DimensionSpec month = method.measures().dimension(ShownCounts.MONTH);
    for (Row row : rows(parts.scope(), parts.dimension(), wholes.dimension(), !months.isEmpty())) {
      if (months.isEmpty() || months.contains(month.spelling().id(row.text(2)))) {
        both.computeIfAbsent(part.spelling().id(row.text(0)), any -> new TreeMap<>())
            .merge(
                whole.spelling().id(row.text(1)),
                new Crossing.Both(row.number(3), row.number(4)),
                Crossing.Both::and);
      }
    }
    return both;
  }

  private List<Row> rows(Scope scope, String part, String whole, boolean byMonth) {
    MeasureSpec spec = method.measures().measure(scope.measure());
    String month = byMonth ? ShownCounts.MONTH : "''";
    return counted.computeIfAbsent(
        List.of(scope.id(), part, whole, month),
        any ->
            method
                .engine()
                .rows(
                    """
                    select %1$s, %2$s, %3$s, count(*), count(distinct person) + count(*) - count(person)
                    from %4$s
                    where release = ? and %5$s = ? and excluded_by is null
                    group by %1$s, %2$s, %3$s
                    """
                        .formatted(part, whole, month, spec.sqlTable(), spec.rows().year()),
                    scope.release(),
                    scope.fiscalYear()));
  }
}
