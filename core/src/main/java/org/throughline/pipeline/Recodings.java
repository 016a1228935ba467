package org.throughline.pipeline;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.Coverage;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.recoding.Fold;
import org.throughline.recoding.RecodedTable;
import org.throughline.recoding.Recoding;
import org.throughline.table.Category;
import org.throughline.table.CountTable;

/// How the tables of a build are recoded, and the tables after it.
///
/// @param folds by the id of the table
record Recodings(Map<String, List<Fold>> folds) {

  /// The share of a table's people that may be withheld before the table is recoded further.
  private static final double MOST_WITHHELD = 0.02;

  /// Small cells of grids may hold this share of people to begin with.
  private static final double MOST_SMALL = 0.002;

  Recodings {
    folds = Map.copyOf(folds);
  }

  /// What a policy asks for, if it withholds small counts.
  ///
  /// @param surcharge the workspace's secret draws, see [Recoding#choose]
  /// @param groups the hierarchies of dimensions
  /// @param edges what the releases of scopes cover
  static Recodings of(
      List<Counted> counted,
      Policy policy,
      ToDoubleFunction<String> surcharge,
      Recoding.Groups groups,
      Function<Scope, Coverage.Edges> edges) {
    Recodings none = new Recodings(Map.of());
    if (!policy.recodes()) {
      return none;
    }
    Set<String> all = new HashSet<>();
    counted.forEach(
        one -> {
          if (one instanceof Counted.Made made) {
            all.add(made.table().id());
          }
        });
    Recodings chosen =
        none.with(
            counted,
            all,
            table -> Recoding.choose(table, policy.threshold(), MOST_SMALL, surcharge, groups));
    return chosen.with(ofEdges(counted, policy, edges));
  }

  /// What the catalogue says of categories that belong together, or beside each other.
  static Recoding.Groups groups(Measures measures) {
    return new Recoding.Groups() {
      @Override
      public Optional<String> of(String dimension, String label) {
        return measures.groupOf(dimension, label);
      }

      @Override
      public List<String> scale(String dimension) {
        return measures.scaleOf(dimension);
      }
    };
  }

  private Recodings with(Map<String, List<Fold>> others) {
    Map<String, List<Fold>> more = new HashMap<>(folds);
    more.putAll(others);
    return new Recodings(more);
  }

  /// Months in which a few records are dated, at the edges of what releases cover. In the series over all releases months stay
  /// together that one of them has together.
  private static Map<String, List<Fold>> ofEdges(
      List<Counted> counted, Policy policy, Function<Scope, Coverage.Edges> edges) {
    Map<String, List<Fold>> all = new HashMap<>();
    Map<Scope, Set<String>> together = new HashMap<>();
    for (Counted.Made made : byMonth(counted)) {
      if (!made.scope().combined()) {
        Coverage.Edges covered = edges.apply(made.scope());
        List<Fold> folds =
            Recoding.ofEdges(
                made.table(), id -> covered.isEdge(YearMonth.parse(id)), policy.threshold());
        if (!folds.isEmpty()) {
          all.put(made.table().id(), folds);
          folds.forEach(
              fold ->
                  together
                      .computeIfAbsent(inCombined(made.scope()), any -> new HashSet<>())
                      .addAll(fold.members().stream().map(Category::id).toList()));
        }
      }
    }
    for (Counted.Made made : byMonth(counted)) {
      Set<String> months = together.getOrDefault(made.scope(), Set.of());
      List<Fold> folds =
          made.scope().combined() ? Recoding.together(made.table(), months) : List.of();
      if (!folds.isEmpty()) {
        all.put(made.table().id(), folds);
      }
    }
    return all;
  }

  private static Scope inCombined(Scope scope) {
    return new Scope(Scope.COMBINED, scope.measure(), scope.fiscalYear());
  }

  /// The tables that say only in which month events happened.
  private static List<Counted.Made> byMonth(List<Counted> counted) {
    return counted.stream()
        .filter(Counted.Made.class::isInstance)
        .map(Counted.Made.class::cast)
        .filter(made -> made.table().saysOnlyWhen())
        .filter(made -> made.spec().dimensions().getFirst().equals("month"))
        .toList();
  }

  private Recodings with(
      List<Counted> counted, Set<String> ids, Function<CountTable, List<Fold>> choice) {
    Map<String, List<Fold>> more = new HashMap<>(folds);
    for (Counted one : counted) {
      if (one instanceof Counted.Made made && ids.contains(made.table().id())) {
        List<Fold> chosen = choice.apply(made.table());
        if (!chosen.isEmpty()) {
          more.put(made.table().id(), chosen);
        }
      }
    }
    return new Recodings(more);
  }

  /// The same, where tables of which too much is withheld are recoded until no cell is small.
  ///
  /// @param earlier what was published before: a number whose update waits stands in its cell, and coarser classes would
  ///     only take it away
  Recodings coarser(
      List<Counted> counted,
      Policy policy,
      List<TableDecision> outcomes,
      EarlierNumbers earlier,
      ToDoubleFunction<String> surcharge,
      Recoding.Groups groups) {
    Set<String> holed = new HashSet<>();
    for (Counted one : apply(counted)) {
      if (one instanceof Counted.Made made) {
        outcomes.stream()
            .filter(outcome -> outcome.tableId().equals(made.table().id()))
            .filter(outcome -> withheld(made, outcome, earlier) > MOST_WITHHELD)
            .forEach(outcome -> holed.add(outcome.tableId()));
      }
    }
    return holed.isEmpty() || !policy.recodes()
        ? this
        : with(
            counted,
            holed,
            table -> Recoding.choose(table, policy.threshold(), 0, surcharge, groups));
  }

  /// The same, where tables show more categories as one.
  ///
  /// @param together by the id of the table, ids of categories
  Recodings joining(List<Counted> counted, Map<String, List<Set<String>>> together, int threshold) {
    Map<String, List<Fold>> more = new HashMap<>(folds);
    for (Counted one : counted) {
      if (one instanceof Counted.Made made) {
        String id = made.table().id();
        for (Set<String> ids : together.getOrDefault(id, List.of())) {
          List<Fold> before = more.getOrDefault(id, List.of());
          more.put(id, Recoding.joined(made.table(), before, ids, threshold));
        }
      }
    }
    return new Recodings(more);
  }

  /// The share of people in inner cells of which readers have no number.
  private static double withheld(Counted.Made made, TableDecision outcome, EarlierNumbers earlier) {
    Set<String> shown = new HashSet<>();
    if (outcome instanceof TableDecision.Publishable(ProtectedTable table)) {
      table.cells().stream()
          .filter(ProtectedCell.Published.class::isInstance)
          .forEach(cell -> shown.add(cell.id()));
    }
    long all = 0;
    long hidden = 0;
    for (org.throughline.table.Cell cell : made.table().shown()) {
      if (!cell.position().contains(Category.TOTAL)) {
        all += cell.count();
        boolean isKnown = shown.contains(cell.id()) || earlier.find(cell.id()).isPresent();
        hidden += isKnown ? 0 : cell.count();
      }
    }
    return all == 0 ? 0 : (double) hidden / all;
  }

  /// The tables after their folds, with labels for what was put together.
  List<Counted> apply(List<Counted> counted) {
    List<Counted> recoded = new ArrayList<>();
    for (Counted one : counted) {
      recoded.add(one instanceof Counted.Made made ? apply(made, of(made.table().id())) : one);
    }
    return recoded;
  }

  /// The same, where some tables are recoded as they were in an earlier build.
  ///
  /// @param tables their ids
  Recodings holding(Set<String> tables, Map<String, List<Fold>> earlier) {
    Map<String, List<Fold>> held = new HashMap<>(folds);
    for (String table : tables) {
      held.put(table, earlier.getOrDefault(table, List.of()));
    }
    return new Recodings(held);
  }

  /// The folds of a table.
  List<Fold> of(String table) {
    return folds.getOrDefault(table, List.of());
  }

  private static Counted apply(Counted.Made made, List<Fold> folds) {
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    made.labels().forEach((dimension, of) -> labels.put(dimension, new LinkedHashMap<>(of)));
    for (Fold fold : folds) {
      labels
          .computeIfAbsent(fold.dimension(), any -> new LinkedHashMap<>())
          .put(fold.into().id(), fold.into().label());
    }
    return new Counted.Made(
        made.scope(), made.spec(), RecodedTable.of(made.table(), folds), labels);
  }
}
