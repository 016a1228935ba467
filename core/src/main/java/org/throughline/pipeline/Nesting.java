package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.throughline.disclosure.statistics.Breakdowns;
import org.throughline.disclosure.statistics.Summary;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;

/// Which dimensions have groups that lie in groups of others: countries in regions, facilities in states. Whether one really
/// does is looked up in the records; a pair that `dimensions.yaml` does not name is not looked at.
final class Nesting {

  private final SqlEngine engine;
  private final Measures measures;
  private final MeasureSpec spec;
  private final String release;
  private final String rows;

  /// @param rows which rows are counted, with a mark for the release
  Nesting(SqlEngine engine, Measures measures, MeasureSpec spec, String release, String rows) {
    this.engine = engine;
    this.measures = measures;
    this.spec = spec;
    this.release = release;
    this.rows = rows;
  }

  /// What is known of the groups of a breakdown, by their labels.
  interface Loader<G> {
    Map<String, G> of(String dimension);
  }

  /// What a breakdown is shown beside: the same people by all dimensions whose groups lie in its own, or the other way
  /// around.
  ///
  /// @param labels of the breakdown that is asked for, in order
  /// @param none what is known of nobody
  /// @param hidden whether a group, by its dimension and label, may not be shown
  <G extends Summary<G>> Breakdowns<G> beside(
      String by,
      List<String> labels,
      G none,
      Loader<G> loader,
      BiPredicate<String, String> hidden) {
    List<String> dimensions = around(by, spec.dimensions().keySet());
    List<Map<String, Integer>> places = new ArrayList<>();
    List<Breakdowns.Breakdown<G>> breakdowns = new ArrayList<>();
    for (String dimension : dimensions) {
      Map<String, G> groups = loader.of(dimension);
      List<String> all = places.isEmpty() ? labels : List.copyOf(groups.keySet());
      Map<String, Integer> at = new HashMap<>();
      BitSet isHidden = new BitSet();
      for (int i = 0; i < all.size(); i++) {
        at.put(all.get(i), i);
        isHidden.set(i, hidden.test(dimension, all.get(i)));
      }
      places.add(at);
      breakdowns.add(
          new Breakdowns.Breakdown<>(
              all.stream().map(label -> groups.getOrDefault(label, none)).toList(), isHidden));
    }
    List<Breakdowns.Relation> relations = new ArrayList<>();
    for (int one = 0; one < dimensions.size(); one++) {
      for (String other : of(dimensions.get(one))) {
        int at = dimensions.indexOf(other);
        if (at >= 0) {
          relations.add(relation(one, at, dimensions, places));
        }
      }
    }
    return new Breakdowns<>(loader.of("''").getOrDefault("", none), breakdowns, relations);
  }

  private Breakdowns.Relation relation(
      int one, int other, List<String> dimensions, List<Map<String, Integer>> places) {
    List<BitSet> common = new ArrayList<>();
    for (int i = 0; i < places.get(one).size(); i++) {
      common.add(new BitSet());
    }
    for (Row pair :
        engine.rows(
            "select distinct %s, %s from %s where %s"
                .formatted(dimensions.get(one), dimensions.get(other), spec.sqlTable(), rows),
            release)) {
      Integer finer = places.get(one).get(pair.text(0));
      Integer coarser = places.get(other).get(pair.text(1));
      if (finer != null && coarser != null) {
        common.get(finer).set(coarser);
      }
    }
    return new Breakdowns.Relation(one, other, common);
  }

  /// The dimensions that groups of a dimension may lie in; none of what is no dimension of the measure, such as all.
  private List<String> of(String dimension) {
    return spec.dimensions().containsKey(dimension)
        ? measures.dimension(dimension).within()
        : List.of();
  }

  /// A dimension, and all that are tied to it by others.
  ///
  /// @param known those that a measure has
  private List<String> around(String dimension, Collection<String> known) {
    List<String> around = new ArrayList<>(List.of(dimension));
    for (int i = 0; i < around.size(); i++) {
      String one = around.get(i);
      for (String other : known.stream().sorted().toList()) {
        if (!around.contains(other) && (of(one).contains(other) || of(other).contains(one))) {
          around.add(other);
        }
      }
    }
    return around;
  }
}
