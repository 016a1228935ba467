package org.throughline.official.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One kind of table on several sheets of one file, such as a sheet and its copy.
final class AcrossSheets {

  private AcrossSheets() {}

  /// Each number once: where two sheets say the same, the second stays out; where they do not, neither is sure, and both
  /// stay out.
  ///
  /// @param all the numbers of one file, in the order of its sheets
  static List<Observation> once(List<Observation> all) {
    Set<String> several = onSeveralSheets(all);
    if (several.isEmpty()) {
      return all;
    }
    List<Observation> once = new ArrayList<>();
    Map<Printed, Integer> places = new HashMap<>();
    for (Observation one : all) {
      if (one.fault().isPresent() || !several.contains(one.table())) {
        once.add(one);
        continue;
      }
      Integer place =
          places.putIfAbsent(
              new Printed(one.table(), one.statistic().without(""), one.period()), once.size());
      if (place == null) {
        once.add(one);
        continue;
      }
      Observation first = once.get(place);
      if (first.value() != one.value()) {
        once.set(place, first.with(TableFaults.printedOtherwise(one)));
        once.add(one.with(TableFaults.printedOtherwise(first)));
      } else {
        once.add(first.sheet().equals(one.sheet()) ? one : one.with(TableFaults.onSheet(first)));
      }
    }
    return once;
  }

  private static Set<String> onSeveralSheets(List<Observation> all) {
    Map<String, Set<String>> sheets = new HashMap<>();
    for (Observation one : all) {
      if (one.fault().isEmpty()) {
        sheets.computeIfAbsent(one.table(), table -> new HashSet<>()).add(one.sheet());
      }
    }
    return sheets.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private record Printed(String table, String statistic, Period period) {}
}
