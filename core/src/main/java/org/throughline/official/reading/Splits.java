package org.throughline.official.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.throughline.official.registry.OfficialTable;

/// Holds the numbers of one row, added up along each axis, against each other: where the same people are split in
/// several ways, the sums are the same unless cells slipped.
final class Splits {

  private static final String RULE = "splits-differ";

  /// The observations, those of a row whose splits differ with what is wrong.
  ///
  /// @throws Refused when they differ in most rows: then it is the columns that slipped
  static List<Observation> checked(
      SheetFacts facts, FoundTable found, OfficialTable table, List<Observation> observations)
      throws Refused {
    if (!table.splitsAgree()) {
      return observations;
    }
    Map<Integer, List<Observation>> rows =
        observations.stream()
            .collect(Collectors.groupingBy(Splits::row, TreeMap::new, Collectors.toList()));
    List<Observation> checked = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (List<Observation> row : rows.values()) {
      List<Fault> wrong = wrong(row);
      faults.addAll(wrong);
      row.forEach(one -> checked.add(wrong.isEmpty() ? one : one.with(wrong.getFirst())));
    }
    if (faults.size() * 2 > rows.size()) {
      throw new Refused(
          facts.problem(
              found.row(),
              found.column(),
              String.format(
                  Locale.ROOT,
                  "in %d of %d rows of table '%s' the columns do not belong together: %s",
                  faults.size(),
                  rows.size(),
                  found.title(),
                  faults.getFirst().evidence()),
              "splits that add up to the same people"));
    }
    return checked;
  }

  private Splits() {}

  private static int row(Observation one) {
    return Integer.parseInt(one.cell().replaceAll("\\D", ""));
  }

  private record Sum(double value, int parts) {}

  /// A row's fault, in a list of none or one.
  private static List<Fault> wrong(List<Observation> row) {
    Map<String, Map<Set<String>, Sum>> bySeries = new TreeMap<>();
    for (Observation one : row) {
      bySeries
          .computeIfAbsent(one.series(), series -> new HashMap<>())
          .merge(
              one.where().keySet(),
              new Sum(one.value(), 1),
              (a, b) -> new Sum(a.value() + b.value(), a.parts() + b.parts()));
    }
    return bySeries.entrySet().stream()
        .filter(series -> differ(series.getValue()))
        .map(series -> new Fault(RULE, evidence(series.getKey(), series.getValue())))
        .limit(1)
        .toList();
  }

  private static boolean differ(Map<Set<String>, Sum> splits) {
    double least = splits.values().stream().mapToDouble(Sum::value).min().orElseThrow();
    double most = splits.values().stream().mapToDouble(Sum::value).max().orElseThrow();
    int parts = splits.values().stream().mapToInt(Sum::parts).max().orElseThrow();
    return most - least > Sums.ROUNDING * parts;
  }

  private static String evidence(String series, Map<Set<String>, Sum> splits) {
    Set<String> common = new TreeSet<>(splits.keySet().iterator().next());
    splits.keySet().forEach(common::retainAll);
    return series
        + " adds up to "
        + splits.entrySet().stream()
            .map(
                split ->
                    String.format(
                        Locale.ROOT,
                        "%.2f by %s",
                        split.getValue().value(),
                        split.getKey().stream()
                            .filter(axis -> !common.contains(axis))
                            .sorted()
                            .collect(Collectors.joining(" and "))))
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
