package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.table.Equation;

/// Who contributes to which cell.
final class Holdings {

  private Holdings() {}

  /// The same set, where a total without contributions of its own has those of its parts, if all of
  /// them have any. Nobody contributes to a zero that says nothing about it.
  static TableSet completed(TableSet set) {
    Map<String, SetCell> cells = new LinkedHashMap<>();
    set.cells().forEach(cell -> cells.put(cell.id(), cell));
    cells.replaceAll(
        (id, cell) ->
            cell.contributions().isEmpty() && cell.value().signum() == 0
                ? cell.with(Map.of())
                : cell);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Equation sum : set.sums()) {
        SetCell total = cells.get(sum.total());
        List<SetCell> parts = new ArrayList<>();
        sum.parts()
            .forEach(
                id -> parts.addAll(cells.containsKey(id) ? List.of(cells.get(id)) : List.of()));
        boolean isKnown = parts.stream().allMatch(part -> part.contributions().isPresent());
        if (total != null && total.contributions().isEmpty() && isKnown) {
          cells.put(total.id(), total.with(merged(parts)));
          changed = true;
        }
      }
    }
    return new TableSet(set.name(), List.copyOf(cells.values()), set.sums());
  }

  /// What each holding contributes to several cells together.
  static Map<String, List<BigDecimal>> merged(List<SetCell> parts) {
    Map<String, List<BigDecimal>> merged = new TreeMap<>();
    for (SetCell part : parts) {
      part.contributions()
          .orElse(Map.of())
          .forEach(
              (holding, amounts) ->
                  merged.computeIfAbsent(holding, any -> new ArrayList<>()).addAll(amounts));
    }
    return merged;
  }

  /// The cells that coalitions of so many holdings know exactly, because nobody else contributes to
  /// them: the holdings of one cell, or of two cells of one equation.
  static List<Set<String>> coalitions(TableSet set, int members) {
    Map<String, Set<String>> contributors = new HashMap<>();
    Set<Set<String>> coalitions = new LinkedHashSet<>();
    for (SetCell cell : set.cells()) {
      Set<String> names = contributors(cell);
      if (!names.isEmpty() && names.size() <= members) {
        contributors.put(cell.id(), names);
        coalitions.add(names);
      }
    }
    if (members > 1) {
      set.sums().forEach(sum -> coalitions.addAll(pairs(sum, contributors, members)));
    }
    return coalitions.stream().map(coalition -> knownTo(coalition, contributors)).toList();
  }

  private static Set<String> contributors(SetCell cell) {
    Set<String> names = new TreeSet<>();
    cell.contributions()
        .orElse(Map.of())
        .forEach(
            (holding, amounts) -> {
              if (amounts.stream().anyMatch(amount -> amount.signum() > 0)) {
                names.add(holding);
              }
            });
    return names;
  }

  private static List<Set<String>> pairs(
      Equation sum, Map<String, Set<String>> contributors, int members) {
    List<String> known = sum.parts().stream().filter(contributors::containsKey).toList();
    List<Set<String>> pairs = new ArrayList<>();
    for (int first = 0; first < known.size(); first++) {
      for (int second = first + 1; second < known.size(); second++) {
        Set<String> both = new TreeSet<>(contributors.getOrDefault(known.get(first), Set.of()));
        both.addAll(contributors.getOrDefault(known.get(second), Set.of()));
        if (both.size() <= members) {
          pairs.add(both);
        }
      }
    }
    return pairs;
  }

  private static Set<String> knownTo(Set<String> coalition, Map<String, Set<String>> contributors) {
    Set<String> cells = new TreeSet<>();
    contributors.forEach(
        (cell, names) -> {
          if (coalition.containsAll(names)) {
            cells.add(cell);
          }
        });
    return cells;
  }
}
