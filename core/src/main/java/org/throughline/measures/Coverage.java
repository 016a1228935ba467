package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// What the rows of a scope cover, derived from the rows themselves and from what their sheets say.
///
/// @param rows counted rows
/// @param first earliest day of an event; empty when the release states no dates
/// @param last latest day of an event
/// @param months months of the fiscal year with at least one row
/// @param offices areas of responsibility named, headquarters not counted
/// @param inputs the sheets the rows come from
public record Coverage(
    long rows,
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    int months,
    int offices,
    List<Input> inputs) {

  private static final int MONTHS_PER_YEAR = 12;

  /// The dimension that says whether a release is of the whole nation.
  private static final String OFFICE = "aor";

  /// Counted rows by file and sheet; the measure's table, its fiscal year and further conditions are put in.
  static final String INPUTS =
      """
      select l.origin_file, l.origin_sheet, l.sha256, l.title, l.synthetic, count(*)
      from %s m join ledger l
        on l.release = m.release and l.origin_file = m.origin_file and l.origin_sheet = m.origin_sheet
      where ? in (m.release, 'combined') and m.%s = ? and m.excluded_by is null%s
      group by l.origin_file, l.origin_sheet, l.sha256, l.title, l.synthetic, l.sheet_position
      order by l.origin_file, l.sheet_position
      """;

  public Coverage {
    inputs = List.copyOf(inputs);
  }

  /// A sheet that contributed rows.
  ///
  /// @param title what the sheet calls itself
  /// @param rows counted rows from it
  public record Input(
      String file, String sheet, String sha256, String title, boolean synthetic, long rows) {}

  /// Derives the coverage of a scope.
  public static Coverage of(SqlEngine engine, MeasureSpec spec, Scope scope) {
    Row row =
        engine
            .rows(
                """
                select count(*), min(%1$s), max(%1$s), count(distinct {{month|%1$s}}), %2$s
                from %3$s where ? in (release, 'combined') and %4$s = ? and excluded_by is null
                """
                    .formatted(
                        spec.rows().date(), offices(spec), spec.sqlTable(), spec.rows().year()),
                scope.release(),
                scope.fiscalYear())
            .getFirst();
    return new Coverage(
        row.number(0),
        date(row, 1),
        date(row, 2),
        Math.toIntExact(row.number(3)),
        Math.toIntExact(row.number(4)),
        inputs(engine, spec, scope));
  }

  /// A measure that is not broken down by area names none.
  private static String offices(MeasureSpec spec) {
    return spec.dimensions().containsKey(OFFICE)
        ? "count(distinct case when %1$s not in ('HQ', 'not recorded', 'withheld by the agency') then %1$s end)"
            .formatted(OFFICE)
        : "0";
  }

  private static Optional<LocalDate> date(Row row, int column) {
    return row.isNull(column) ? Optional.empty() : Optional.of(LocalDate.parse(row.text(column)));
  }

  private static List<Input> inputs(SqlEngine engine, MeasureSpec spec, Scope scope) {
    return engine
        .rows(
            INPUTS.formatted(spec.sqlTable(), spec.rows().year(), ""),
            scope.release(),
            scope.fiscalYear())
        .stream()
        .map(Coverage::input)
        .toList();
  }

  static Input input(Row row) {
    return new Input(
        row.text(0),
        row.text(1),
        row.text(2),
        row.text(3),
        Boolean.parseBoolean(row.text(4)),
        row.number(5));
  }

  /// Whether every month of the fiscal year has rows.
  public boolean wholeYear() {
    return months == MONTHS_PER_YEAR;
  }

  /// Whether any row comes from a made-up release.
  public boolean synthetic() {
    return inputs.stream().anyMatch(Input::synthetic);
  }

  /// Why a national figure for the whole fiscal year cannot be compared with this; empty when it can.
  ///
  /// @param officesNeeded areas of responsibility that a national release names at least
  public List<String> obstacles(int officesNeeded) {
    List<String> obstacles = new ArrayList<>();
    if (synthetic()) {
      obstacles.add("the release is synthetic");
    }
    if (first.isEmpty()) {
      obstacles.add("the release states no dates for these records");
    } else if (!wholeYear()) {
      // Not from which day to which: those are the days of single events.
      obstacles.add("it covers part of the year");
    }
    if (offices < officesNeeded) {
      obstacles.add("it names fewer than %d areas of responsibility".formatted(officesNeeded));
    }
    return obstacles;
  }
}
