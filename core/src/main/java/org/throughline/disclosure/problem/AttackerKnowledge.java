package org.throughline.disclosure.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.table.CountTable;

/// What readers have from elsewhere: earlier publications with the exact tables behind them, so that
/// a new one can be audited together with all before it; figures worked out from counts; numbers that
/// others published.
///
/// @param tables the exact tables of earlier publications, and tables that state how earlier numbers
///     and new ones hang together (release 2 = release 1 + late records)
/// @param numbers every number published before, by cell id
/// @param hidden every cell shown as withheld
/// @param figures shares, means, sums and ranges that readers know, published with the new tables or
///     before them
/// @param printed numbers that agencies print themselves, by cell id: known whatever is withheld
/// @param alone the cells that one of the counted is alone in, a set for each who is alone in several:
///     they know all of them
public record AttackerKnowledge(
    List<CountTable> tables,
    Map<String, Long> numbers,
    Set<String> hidden,
    List<? extends Derived> figures,
    Map<String, Long> printed,
    List<Set<String>> alone) {

  /// Nothing was published before.
  public static final AttackerKnowledge NOTHING =
      new AttackerKnowledge(List.of(), Map.of(), Set.of());

  public AttackerKnowledge {
    tables = List.copyOf(tables);
    numbers = Map.copyOf(numbers);
    hidden = Set.copyOf(hidden);
    figures = List.copyOf(figures);
    printed = Map.copyOf(printed);
    alone = alone.stream().map(Set::copyOf).toList();
  }

  /// Counts only.
  public AttackerKnowledge(List<CountTable> tables, Map<String, Long> numbers, Set<String> hidden) {
    this(tables, numbers, hidden, List.of(), Map.of(), List.of());
  }

  /// The same readers, who know these figures too.
  public AttackerKnowledge knowing(List<? extends Derived> more) {
    List<Derived> all = new ArrayList<>(figures);
    all.addAll(more);
    return new AttackerKnowledge(tables, numbers, hidden, all, printed, alone);
  }

  /// The same readers, who have these numbers from agencies.
  public AttackerKnowledge reading(Map<String, Long> more) {
    Map<String, Long> all = new LinkedHashMap<>(printed);
    all.putAll(more);
    return new AttackerKnowledge(tables, numbers, hidden, figures, all, alone);
  }

  /// Readers who have not read what agencies print, and were shown that these cells too are withheld.
  public AttackerKnowledge withoutPrinted(Set<String> withheld) {
    Set<String> all = new HashSet<>(hidden);
    all.addAll(withheld);
    return new AttackerKnowledge(tables, numbers, all, figures, Map.of(), alone);
  }

  /// The same readers, some of whom are alone in several cells of different tables.
  ///
  /// @param cells a set of cells for each of them
  public AttackerKnowledge withAlone(List<Set<String>> cells) {
    List<Set<String>> all = new ArrayList<>(alone);
    all.addAll(cells);
    return new AttackerKnowledge(tables, numbers, hidden, figures, printed, all);
  }

  /// Everything that these readers and others know.
  public AttackerKnowledge and(AttackerKnowledge other) {
    Map<String, CountTable> byId = new LinkedHashMap<>();
    tables.forEach(table -> byId.put(table.id(), table));
    other.tables().forEach(table -> byId.putIfAbsent(table.id(), table));
    Map<String, Long> all = new LinkedHashMap<>(other.numbers());
    all.putAll(numbers);
    Set<String> withheld = new HashSet<>(hidden);
    withheld.addAll(other.hidden());
    return new AttackerKnowledge(List.copyOf(byId.values()), all, withheld, figures, printed, alone)
        .knowing(other.figures())
        .reading(other.printed())
        .withAlone(other.alone());
  }
}
