package org.throughline.compare;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// How one lake table differs.
///
/// @param older rows by month in the older release
/// @param newer rows by month in the newer release
/// @param people how many people the rows of both are of, in the months both cover
/// @param vocabularies of the older and of the newer release
/// @param columns what became of the columns
/// @param values the columns that both releases fill, in the months both cover
public record TableDrift(
    DriftSpec spec,
    Months older,
    Months newer,
    Pair people,
    Vocabularies vocabularies,
    List<ColumnChange> columns,
    List<ValueDrift> values) {

  public TableDrift {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /// The vocabularies of both sides.
  public record Vocabularies(SortedSet<String> older, SortedSet<String> newer) {
    public Vocabularies {
      older = Collections.unmodifiableSortedSet(new TreeSet<>(older));
      newer = Collections.unmodifiableSortedSet(new TreeSet<>(newer));
    }
  }

  /// The months that both releases cover.
  public Optional<Window> common() {
    return common(older, newer);
  }

  static Optional<Window> common(Months older, Months newer) {
    return older.window().flatMap(window -> newer.window().flatMap(window::common));
  }

  /// Rows by month in the months that both releases cover, months without any row included.
  public SortedMap<YearMonth, Pair> commonMonths() {
    TreeMap<YearMonth, Pair> months = new TreeMap<>();
    common()
        .ifPresent(
            window -> {
              for (YearMonth month = window.first();
                  window.holds(month);
                  month = month.plusMonths(1)) {
                months.put(month, pair(month));
              }
            });
    return months;
  }

  /// Rows by month in all other months that hold any.
  public SortedMap<YearMonth, Pair> otherMonths() {
    TreeMap<YearMonth, Pair> months = new TreeMap<>();
    List<YearMonth> all = new ArrayList<>(older.rows().keySet());
    all.addAll(newer.rows().keySet());
    Optional<Window> window = common();
    for (YearMonth month : all) {
      if (window.filter(both -> both.holds(month)).isEmpty()) {
        months.put(month, pair(month));
      }
    }
    return months;
  }

  private Pair pair(YearMonth month) {
    return Pair.ofRows(older.in(month), newer.in(month));
  }

  /// Of how many people the rows of a month are.
  Pair people(YearMonth month) {
    return Pair.ofPeople(older.in(month), newer.in(month));
  }

  /// Whether nothing differs that this comparison can see.
  public boolean same() {
    return older.equals(newer)
        && vocabularies.older().equals(vocabularies.newer())
        && columns.isEmpty()
        && values.stream()
            .flatMap(value -> value.counts().values().stream())
            .allMatch(pair -> pair.change() == 0);
  }
}
