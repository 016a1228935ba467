package org.throughline.disclosure.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CellId;
import org.throughline.table.CountTable;
import org.throughline.table.Series;

/// Tables of which all numbers wait: fewer people than the threshold are in what changed since any of them was shown. Which numbers
/// of theirs wait would tell of a few new records what they are, as the names of categories would of records that are few in all.
///
/// For this the counts of a series stay beside the ledger, on the local machine, as they were when it was shown last.
public final class FewChanges {

  private static final String SHOWN_WITH = "shown last with ";
  private static final String PEOPLE_OF = SHOWN_WITH + "people of ";

  private final Map<String, Long> kept;

  /// The numbers that are kept, by series and by what they are by.
  private final Map<String, Map<Set<String>, Set<String>>> numbers = new HashMap<>();

  private FewChanges(Map<String, Long> kept) {
    this.kept = kept;
    for (String name : kept.keySet()) {
      if (isKept(name)) {
        CellId.find(number(name))
            .ifPresent(
                cell ->
                    numbers
                        .computeIfAbsent(cell.series().toString(), any -> new HashMap<>())
                        .computeIfAbsent(cell.coordinates().keySet(), any -> new HashSet<>())
                        .add(cell.toString()));
      }
    }
  }

  private static String number(String name) {
    return name.substring((name.startsWith(PEOPLE_OF) ? PEOPLE_OF : SHOWN_WITH).length());
  }

  /// Whether what stands beside the ledger is a count of something that was shown.
  public static boolean isKept(String name) {
    return name.startsWith(SHOWN_WITH);
  }

  /// The tables of series of which few people changed. Of those that need protection all numbers wait.
  ///
  /// @param kept what stands beside the ledger
  /// @param tables all tables of the new publication, before any categories are put together
  /// @param threshold of people
  public static List<CountTable> of(
      Map<String, Long> kept, List<CountTable> tables, int threshold) {
    Map<String, List<CountTable>> bySeries =
        tables.stream().collect(Collectors.groupingBy(FewChanges::series));
    FewChanges few = new FewChanges(kept);
    List<CountTable> waiting = new ArrayList<>();
    bySeries.forEach(
        (series, some) -> {
          List<Change> changes = some.stream().map(few::change).toList();
          if (changes.stream().anyMatch(Change::isAny)
              && changes.stream().allMatch(change -> change.people() < threshold)) {
            waiting.addAll(some);
          }
        });
    return waiting;
  }

  /// Keeps the counts of all series that are shown now.
  ///
  /// @param kept what stands beside the ledger, to which they are added
  /// @param tables as in [#of]
  /// @param waiting the ids of those that wait
  public static void keep(Map<String, Long> kept, List<CountTable> tables, Set<String> waiting) {
    Set<String> shown = tables.stream().map(FewChanges::series).collect(Collectors.toSet());
    tables.stream()
        .filter(table -> waiting.contains(table.id()))
        .map(FewChanges::series)
        .forEach(shown::remove);
    kept.keySet().removeIf(name -> isKept(name) && shown.contains(series(number(name))));
    for (CountTable table : tables) {
      if (shown.contains(series(table))) {
        for (Cell cell : table.cells()) {
          kept.put(SHOWN_WITH + cell.id(), cell.count());
          if (table.people(cell) < cell.count()) {
            kept.put(PEOPLE_OF + cell.id(), table.people(cell));
          }
        }
      }
    }
  }

  private static String series(CountTable table) {
    return table.series().map(Series::toString).orElse(table.id());
  }

  private static String series(String number) {
    return CellId.find(number).map(cell -> cell.series().toString()).orElse(number);
  }

  /// What changed in a table since its series was shown last.
  ///
  /// @param isAny whether any count did
  /// @param people how many people surely came, or left, whichever are more
  private record Change(boolean isAny, long people) {}

  private Change change(CountTable table) {
    Map<Set<String>, Set<String>> last = numbers.getOrDefault(series(table), Map.of());
    if (last.isEmpty()) {
      return new Change(false, 0);
    }
    Map<String, Cell> now = new HashMap<>();
    table.cells().stream()
        .filter(cell -> !cell.position().contains(Category.TOTAL))
        .forEach(cell -> now.put(cell.id(), cell));
    Set<String> all = new HashSet<>(now.keySet());
    all.addAll(
        last.getOrDefault(
            table.dimensions().stream().map(one -> one.id()).collect(Collectors.toSet()),
            Set.of()));
    boolean isAny = false;
    long more = 0;
    long fewer = 0;
    for (String number : all) {
      Cell cell = now.getOrDefault(number, new Cell(number, List.of(), 0));
      long count = kept.getOrDefault(SHOWN_WITH + number, 0L);
      long people = table.people(cell) - kept.getOrDefault(PEOPLE_OF + number, count);
      isAny |= cell.count() != count;
      more += Math.max(0, people);
      fewer += Math.max(0, -people);
    }
    return new Change(isAny, Math.max(more, fewer));
  }
}
