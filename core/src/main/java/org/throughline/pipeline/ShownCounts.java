package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.Scope;
import org.throughline.recoding.Fold;
import org.throughline.table.Category;
import org.throughline.table.Cell;

/// What a table shows by one dimension, in the whole year or by month as well: its numbers, and which categories each is of.
final class ShownCounts {

  static final String MONTH = "month";
  private static final String WHOLE = Category.TOTAL;

  private final Counted.Made table;
  private final List<Fold> folds;
  private final Map<List<String>, Long> counts = new HashMap<>();
  private final Set<List<String>> hidden = new HashSet<>();
  private final EarlierNumbers earlier;
  private final Map<String, Map<String, Set<String>>> members = new HashMap<>();

  /// @param table as it was protected
  /// @param folds how it was recoded
  /// @param shown what is published of it
  /// @param earlier what readers have from publications before
  ShownCounts(Counted.Made table, List<Fold> folds, ProtectedTable shown, EarlierNumbers earlier) {
    this.table = table;
    this.folds = folds;
    this.earlier = earlier;
    for (ProtectedCell cell : shown.cells()) {
      if (cell instanceof ProtectedCell.Published(String _, List<String> position, long count)) {
        counts.put(position, count);
      } else {
        hidden.add(cell.position());
      }
    }
  }

  String id() {
    return table.table().id();
  }

  Scope scope() {
    return table.scope();
  }

  boolean isByMonth() {
    return table.spec().dimensions().contains(MONTH);
  }

  /// The one dimension beside the month; empty where there is none or there are more.
  String dimension() {
    List<String> others =
        table.spec().dimensions().stream().filter(one -> !one.equals(MONTH)).toList();
    return others.size() == 1 ? others.getFirst() : "";
  }

  /// Whether it says only in which month events happened.
  boolean isOnlyByMonth() {
    return table.spec().dimensions().equals(List.of(MONTH));
  }

  /// All its numbers, what is withheld, and what readers have from before of categories that it shows as one.
  ///
  /// @param ofWholes whether they are said to be of wholes
  List<Crossing.Figure> numbers(boolean ofWholes) {
    List<Crossing.Figure> numbers = new ArrayList<>();
    for (Cell cell : table.table().cells()) {
      Long count = counts.get(cell.position());
      Optional<Crossing.Before> before = count == null ? before(cell) : Optional.empty();
      boolean isShown = count != null || before.filter(Crossing.Before::isStill).isPresent();
      if (isShown) {
        numbers.add(number(ofWholes, cell, OptionalLong.of(cell.count()), Optional.empty()));
      } else if (hidden.contains(cell.position()) || before.isPresent()) {
        numbers.add(number(ofWholes, cell, OptionalLong.empty(), before));
      }
    }
    return numbers;
  }

  private Optional<Crossing.Before> before(Cell cell) {
    return earlier
        .find(cell.id())
        .map(
            one ->
                new Crossing.Before(
                    cell.count() - one.value(), table.table().people(cell) - one.people()));
  }

  private Crossing.Figure number(
      boolean ofWholes, Cell cell, OptionalLong count, Optional<Crossing.Before> before) {
    List<String> position = cell.position();
    Set<String> of = Set.of();
    Set<String> months = Set.of();
    for (int at = 0; at < position.size(); at++) {
      String dimension = table.spec().dimensions().get(at);
      Set<String> members =
          position.get(at).equals(WHOLE)
              ? Set.of()
              : members(dimension).getOrDefault(position.get(at), Set.of(position.get(at)));
      if (dimension.equals(MONTH)) {
        months = members;
      } else {
        of = members;
      }
    }
    return new Crossing.Figure(id(), ofWholes, of, months, Set.of(), count, before);
  }

  /// What of months stands together, by the id of what it is shown as.
  Map<String, Set<String>> months() {
    return members(MONTH);
  }

  /// What is shown in some months together, by category.
  ///
  /// @param months ids of all that are counted, which stand together in no larger span; none for the year
  List<ShownCount> in(Set<String> months) {
    List<ShownCount> shown = new ArrayList<>();
    members(dimension())
        .forEach(
            (category, members) ->
                count(category, months)
                    .ifPresent(count -> shown.add(new ShownCount(members, count))));
    return shown;
  }

  /// All categories together in some months.
  OptionalLong totalIn(Set<String> months) {
    return count(WHOLE, months);
  }

  private OptionalLong count(String category, Set<String> months) {
    List<String> spans = new ArrayList<>(months.isEmpty() ? List.of(WHOLE) : List.of());
    if (!months.isEmpty()) {
      months()
          .forEach((span, of) -> spans.addAll(months.containsAll(of) ? Set.of(span) : Set.of()));
    }
    long sum = 0;
    for (String span : spans) {
      Long count =
          counts.get(
              table.spec().dimensions().stream()
                  .map(dimension -> dimension.equals(MONTH) ? span : category)
                  .toList());
      if (count == null) {
        return OptionalLong.empty();
      }
      sum += count;
    }
    return OptionalLong.of(sum);
  }

  private Map<String, Set<String>> members(String dimension) {
    return members.computeIfAbsent(dimension, this::membersOf);
  }

  private Map<String, Set<String>> membersOf(String dimension) {
    int at = table.spec().dimensions().indexOf(dimension);
    Map<String, Set<String>> members = new LinkedHashMap<>();
    table
        .table()
        .dimensions()
        .get(at)
        .categories()
        .forEach(one -> members.put(one.id(), Set.of(one.id())));
    for (Fold fold : folds) {
      if (fold.dimension().equals(dimension)) {
        Set<String> ids = new HashSet<>();
        fold.members().forEach(one -> ids.add(one.id()));
        members.put(fold.into().id(), Set.copyOf(ids));
      }
    }
    return members;
  }

  /// A number that is shown.
  ///
  /// @param of the ids of the categories that it is of together
  record ShownCount(Set<String> of, long count) {
    ShownCount {
      of = Set.copyOf(of);
    }
  }
}
