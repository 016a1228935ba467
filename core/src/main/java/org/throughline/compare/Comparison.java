package org.throughline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two lakes side by side.
///
/// @param older names of the releases of the older lake
/// @param newer names of the releases of the newer lake
/// @param tables every table that at least one of them has rows of
public record Comparison(List<String> older, List<String> newer, List<TableDrift> tables) {

  public Comparison {
    older = List.copyOf(older);
    newer = List.copyOf(newer);
    tables = List.copyOf(tables);
  }

  /// Compares two lakes table by table.
  public static Comparison of(List<DriftSpec> specs, Edition older, Edition newer) {
    List<TableDrift> tables = new ArrayList<>();
    for (DriftSpec spec : specs) {
      TableDrift drift = table(spec, older, newer);
      if (drift.older().total() + drift.newer().total() > 0) {
        tables.add(drift);
      }
    }
    return new Comparison(older.releases(), newer.releases(), tables);
  }

  /// The releases of the older lake, for readers: `2024-ICFO-39357, 2026-ICLI-00005`.
  public String olderName() {
    return String.join(", ", older);
  }

  /// The releases of the newer lake, likewise.
  public String newerName() {
    return String.join(", ", newer);
  }

  private static TableDrift table(DriftSpec spec, Edition older, Edition newer) {
    Months before = older.months(spec);
    Months after = newer.months(spec);
    Optional<Window> common = TableDrift.common(before, after);
    return new TableDrift(
        spec,
        before,
        after,
        common
            .map(window -> Pair.ofPeople(older.in(spec, window), newer.in(spec, window)))
            .orElse(Pair.NONE),
        new TableDrift.Vocabularies(
            older.vocabularies(spec.table()), newer.vocabularies(spec.table())),
        ColumnChange.between(older.headers(spec.table()), newer.headers(spec.table())),
        values(spec, older, newer, common));
  }

  /// A column that one of the releases lacks has no values to compare; that it is gone or new is
  /// said with the columns.
  private static List<ValueDrift> values(
      DriftSpec spec, Edition older, Edition newer, Optional<Window> common) {
    List<ValueDrift> drifts = new ArrayList<>();
    if (common.isEmpty()) {
      return drifts;
    }
    Map<String, ?> before = older.headers(spec.table());
    Map<String, ?> after = newer.headers(spec.table());
    for (DriftSpec.Values values : spec.values()) {
      if (before.containsKey(values.column()) && after.containsKey(values.column())) {
        drifts.add(
            ValueDrift.of(
                values,
                older.values(spec, values, common.get()),
                newer.values(spec, values, common.get())));
      }
    }
    return drifts;
  }
}
