package org.throughline.disclosure.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.table.CountTable;
import org.throughline.table.Series;

/// The facts that can say something about some tables: those of what the tables count in their periods, whatever
/// release they come from, and those that sums and figures tie to these. A ledger of many years holds many others,
/// and all that is made of facts to attack tables takes more room than they do.
final class RelatedFacts {

  /// Of names that say no measure and no period, which may be of anything.
  private static final String ANYTHING = "";

  private RelatedFacts() {}

  /// The facts in their order, without those that say nothing about the tables.
  static List<Fact> of(List<Fact> facts, List<CountTable> tables) {
    Set<String> reached = new HashSet<>(Set.of(ANYTHING));
    tables.forEach(table -> table.cells().forEach(cell -> reached.add(subject(cell.id()))));
    reached.addAll(compared(facts, tables));
    Map<String, Set<String>> ties = ties(facts);
    Deque<String> queue = new ArrayDeque<>(reached);
    while (!queue.isEmpty()) {
      for (String other : ties.getOrDefault(queue.remove(), Set.of())) {
        if (reached.add(other)) {
          queue.add(other);
        }
      }
    }
    return facts.stream()
        .filter(
            fact -> {
              List<String> cells = fact.cells();
              return cells.isEmpty()
                  || cells.stream().anyMatch(cell -> reached.contains(subject(cell)));
            })
        .toList();
  }

  /// What builds say, in any period, of what the tables count, if it is compared or was: a comparison is of several periods.
  private static Set<String> compared(List<Fact> facts, List<CountTable> tables) {
    Set<String> compared = new HashSet<>();
    Set<String> counted = new HashSet<>();
    for (CountTable table : tables) {
      String name = table.cells().getFirst().id();
      comparedBy(name).ifPresent(compared::add);
      counted.add(comparedBy(name).orElse(table(subject(name))));
    }
    facts.stream()
        .flatMap(fact -> fact.cells().stream())
        .filter(name -> comparedBy(name).isPresent() && !isElsewhere(name))
        .forEach(name -> comparedBy(name).ifPresent(compared::add));
    compared.retainAll(counted);
    return compared.isEmpty()
        ? Set.of()
        : facts.stream()
            .flatMap(fact -> fact.cells().stream())
            .map(RelatedFacts::subject)
            .filter(subject -> compared.contains(table(subject)))
            .collect(Collectors.toSet());
  }

  /// The table that the number of a comparison is of: `diff/OLDER/NEWER/TABLE/...`.
  private static Optional<String> comparedBy(String name) {
    return name.startsWith(Series.COMPARISON + Series.SEPARATOR)
        ? Arrays.stream(name.split(Series.SEPARATOR)).skip(3).findFirst()
        : Optional.empty();
  }

  /// What a comparison says of months that are not in both sides, it says of each month for itself.
  private static boolean isElsewhere(String name) {
    return Arrays.stream(name.split(Series.SEPARATOR))
        .skip(4)
        .anyMatch(Series.Comparison.OTHER::equals);
  }

  private static String table(String subject) {
    return Quantity.table(subject.substring(0, Math.max(0, subject.indexOf(Series.SEPARATOR))));
  }

  private static Map<String, Set<String>> ties(List<Fact> facts) {
    Map<String, Set<String>> ties = new HashMap<>();
    for (Fact fact : facts) {
      List<String> cells = fact.cells();
      List<String> subjects = new ArrayList<>();
      cells.stream().map(RelatedFacts::subject).distinct().forEach(subjects::add);
      for (int at = 1; at < subjects.size(); at++) {
        ties.computeIfAbsent(subjects.getFirst(), any -> new HashSet<>()).add(subjects.get(at));
        ties.computeIfAbsent(subjects.get(at), any -> new HashSet<>()).add(subjects.getFirst());
      }
    }
    return ties;
  }

  /// Measure and period of a number, `removals/fy2016`. Not by parsing the name, which takes longer than all the rest.
  private static String subject(String name) {
    int measure = name.indexOf(Series.SEPARATOR) + 1;
    int period = name.indexOf(Series.SEPARATOR, measure) + 1;
    if (measure == 0 || period == 0 || name.startsWith(Series.COMPARISON + Series.SEPARATOR)) {
      return ANYTHING;
    }
    int end = period;
    while (end < name.length() && name.charAt(end) != '/' && name.charAt(end) != '@') {
      end++;
    }
    return name.substring(measure, end);
  }
}
