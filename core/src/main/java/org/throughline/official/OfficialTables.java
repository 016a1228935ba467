package org.throughline.official;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.facilities.Listing;
import org.throughline.official.reading.Fault;
import org.throughline.official.reading.ListRow;
import org.throughline.official.reading.NotRead;
import org.throughline.official.reading.Observation;
import org.throughline.official.reading.Period;
import org.throughline.official.reading.Posting;
import org.throughline.official.reading.Reading;
import org.throughline.official.reading.Statistic;
import org.throughline.official.registry.Axis;
import org.throughline.releases.Problem;

/// Makes the tables of official statistics in an engine: what was read, and what SQL makes of it.
final class OfficialTables {

  private static final String SCRIPTS = "/sql/official";

  private final SqlEngine engine;
  private final Reading reading;
  private final FacilityIds facilities;
  private final List<String> axes;

  private OfficialTables(SqlEngine engine, Reading reading) {
    this.engine = engine;
    this.reading = reading;
    this.facilities = FacilityIds.of(reading);
    this.axes =
        reading.registry().axes().keySet().stream()
            .filter(axis -> !axis.equals("month") && !axis.equals("fiscal-year"))
            .toList();
  }

  static void make(SqlEngine engine, Reading reading, List<Decision> decisions) {
    OfficialTables tables = new OfficialTables(engine, reading);
    tables.postings();
    tables.numbers();
    tables.limits();
    tables.decisions(decisions);
    tables.lists();
    tables.capacities();
    tables.notRead();
    for (SqlScript script : SqlScript.inOrder(SCRIPTS)) {
      engine.create(script.makes(), script.text());
    }
  }

  private static Row row(@Nullable Object... values) {
    return new Row(java.util.Arrays.asList(values));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private void postings() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < reading.postings().size(); i++) {
      Posting one = reading.postings().get(i);
      rows.add(
          row(
              (long) i,
              one.file(),
              one.sha256(),
              one.family(),
              one.producer(),
              one.fiscalYear().isPresent() ? (Long) (long) one.fiscalYear().getAsInt() : null,
              one.posted().toString(),
              one.postedFrom()));
    }
    engine.fill(
        "official_postings",
        List.of(
            Column.number("posting"),
            Column.text("file"),
            Column.text("sha256"),
            Column.text("family"),
            Column.text("producer"),
            Column.number("fiscal_year"),
            Column.text("posted"),
            Column.text("posted_from")),
        rows);
  }

  private static String column(String axis) {
    return axis.replace('-', '_');
  }

  /// Numbers are many and what they have in common is little: each names its block, its meaning and its period.
  private void numbers() {
    Rows<Block> blocks = new Rows<>(this::block);
    Rows<Said> meanings = new Rows<>(this::meaning);
    Rows<Period> periods = new Rows<>(OfficialTables::period);
    Rows<Fault> faults = new Rows<>(fault -> List.of(fault.rule(), fault.evidence()));
    IdentityHashMap<Statistic, Long> said = new IdentityHashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Observation one : reading.observations()) {
      rows.add(
          row(
              (long) rows.size(),
              blocks.number(new Block(one.posting(), one.sheet(), one.table(), one.asOf())),
              said.computeIfAbsent(
                  one.statistic(), statistic -> meanings.number(Said.of(statistic))),
              periods.number(one.period()),
              one.fault().map(faults::number).orElse(null),
              one.cell(),
              Double.toString(one.value()),
              (long) (one.high() - one.value())));
    }
    engine.fill(
        "official_read",
        columns("number# block# meaning# period# fault# cell value_text half#"),
        rows);
    List<Column> ofBlocks =
        new ArrayList<>(columns("block# posting# sheet table_name fiscal_year# as_of_text"));
    ofBlocks.add(Column.truth("own_date"));
    blocks.fill("official_blocks", ofBlocks);
    String axisColumns = axes.stream().map(OfficialTables::column).collect(Collectors.joining(" "));
    meanings.fill(
        "official_meanings",
        columns("meaning# series unit dimensions aliases " + axisColumns + " facility_id"));
    periods.fill(
        "official_periods", columns("period# period_kind period_start_text period_end_text"));
    faults.fill("official_faults", columns("fault# rule evidence"));
  }

  /// A table of a posting, under one date.
  private record Block(int posting, String sheet, String table, LocalDate asOf) {}

  /// What a number means, whatever its totals. Maps are slow to compare: the text decides.
  private record Said(String text, Statistic first) {

    static Said of(Statistic one) {
      StringBuilder text = new StringBuilder(one.series()).append('|').append(one.unit());
      one.where()
          .forEach(
              (axis, category) -> {
                if (!category.equals(Axis.TOTAL) && !category.isEmpty()) {
                  text.append('|').append(axis).append('=').append(category);
                }
              });
      one.aliases()
          .forEach((axis, label) -> text.append('~').append(axis).append('=').append(label));
      return new Said(text.toString(), one);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Said said && said.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /// Distinct things, each with its number, which become rows.
  private final class Rows<T> {

    private final Map<T, Long> numbers = new java.util.LinkedHashMap<>();
    private final Function<T, List<@Nullable Object>> values;

    Rows(Function<T, List<@Nullable Object>> values) {
      this.values = values;
    }

    Long number(T one) {
      return numbers.computeIfAbsent(one, any -> (long) numbers.size());
    }

    void fill(String table, List<Column> columns) {
      List<Row> rows = new ArrayList<>();
      numbers.forEach(
          (one, number) -> {
            List<@Nullable Object> numbered = new ArrayList<>(List.of(number));
            numbered.addAll(values.apply(one));
            rows.add(new Row(numbered));
          });
      engine.fill(table, columns, rows);
    }
  }

  private List<@Nullable Object> block(Block one) {
    return java.util.Arrays.asList(
        (long) one.posting(),
        one.sheet(),
        one.table(),
        year(one.asOf(), reading.postings().get(one.posting())),
        one.asOf().toString(),
        !one.table().startsWith("segregation"));
  }

  private static List<@Nullable Object> period(Period period) {
    return java.util.Arrays.asList(
        period.kind().shown(), period.start().toString(), period.end().toString());
  }

  private List<@Nullable Object> meaning(Said said) {
    Statistic one = said.first();
    Map<String, String> where = new TreeMap<>(one.where());
    where.values().removeIf(category -> category.equals(Axis.TOTAL) || category.isEmpty());
    List<@Nullable Object> values =
        new ArrayList<>(List.of(one.series(), one.unit(), joined(where)));
    values.add(orNull(joined(one.aliases())));
    axes.forEach(axis -> values.add(where.get(axis)));
    values.add(facilityId(where).orElse(null));
    return values;
  }

  /// The fiscal year in which a table is one of a run of postings: the file's, or that of its date.
  private static Long year(LocalDate day, Posting posting) {
    return posting.fiscalYear().isPresent()
        ? (long) posting.fiscalYear().getAsInt()
        : (long) (day.getYear() + (day.getMonthValue() >= 10 ? 1 : 0));
  }

  private Optional<String> facilityId(Map<String, String> where) {
    String name = where.get("facility");
    if (name == null) {
      return Optional.empty();
    }
    String state = where.get("state");
    return state == null ? facilities.id(name) : facilities.id(name, state);
  }

  private static String joined(Map<String, String> where) {
    return where.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private void limits() {
    List<Row> rows = new ArrayList<>();
    reading.registry().families().stream()
        .flatMap(family -> family.sheets().stream())
        .flatMap(sheet -> sheet.tables().stream())
        .forEach(
            table ->
                rows.add(
                    row(
                        table.table(),
                        Double.toString(table.largestRevision()),
                        Double.toString(table.largestRevisionOfParts()))));
    engine.fill(
        "official_limits",
        columns("table_name largest_revision_text largest_revision_of_parts_text"),
        rows);
  }

  private void decisions(List<Decision> decisions) {
    List<Row> rows = new ArrayList<>();
    for (Decision one : decisions) {
      rows.add(
          row(
              (long) rows.size(),
              one.keep(),
              orNull(one.file()),
              orNull(one.sheet()),
              orNull(one.table()),
              orNull(one.cell()),
              orNull(one.rule()),
              one.because()));
    }
    engine.fill(
        "official_overrides",
        List.of(
            Column.number("override"),
            Column.truth("keep"),
            Column.text("file"),
            Column.text("sheet"),
            Column.text("table_name"),
            Column.text("cell"),
            Column.text("rule"),
            Column.text("because")),
        rows);
  }

  /// Decisions that change nothing, such as one that misspells a file: whoever wrote it believes that it holds.
  static List<Problem> unused(SqlEngine engine, List<Decision> decisions) {
    List<Problem> problems = new ArrayList<>();
    for (Row row :
        engine.rows(
            """
            select override from official_overrides where override not in (
              select overrides.override
              from official_overrides as overrides
              join official_observations as numbers
                on (overrides.file is null or overrides.file = numbers.file)
                and (overrides.sheet is null or overrides.sheet = numbers.sheet)
                and (overrides.table_name is null or overrides.table_name = numbers.table_name)
                and (overrides.cell is null or overrides.cell = numbers.cell)
                and (overrides.rule is null or overrides.rule = numbers.found_rule)
              where overrides.keep and numbers.kept_by_hand
                or not overrides.keep and numbers.excluded_by = 'by-hand')
            order by override
            """)) {
      Decision one = decisions.get((int) row.number(0));
      problems.add(
          new Problem(
              new Problem.Place(one.file().isEmpty() ? "overrides" : one.file(), "", 0, ""),
              "the override to %s %s changes nothing"
                  .formatted(one.keep() ? "keep" : "exclude", one.named()),
              one.keep()
                  ? "file, sheet, table and rule of a row of exclusions"
                  : "file, sheet, table and cell of numbers that are in the series"));
    }
    return problems;
  }

  private void lists() {
    List<Row> facilityRows = new ArrayList<>();
    List<Row> agreements = new ArrayList<>();
    for (ListRow one : reading.rows()) {
      String file = reading.postings().get(one.posting()).file();
      Map<String, String> said = one.attributes();
      String name = one.where().getOrDefault("facility", "");
      if (one.table().equals("facilities")) {
        facilityRows.add(
            row(
                (long) one.posting(),
                file,
                one.sheet(),
                (long) one.row(),
                name,
                facilities.id(name, said.getOrDefault("state", "")).orElse(null),
                said.get("city"),
                said.get("state"),
                said.get("zip"),
                said.get("area"),
                said.get("type"),
                said.get("sexes"),
                said.get("last inspection type"),
                said.get("last inspection date"),
                said.get("last inspection standard"),
                said.get("last inspection rating"),
                said.get("pending inspection"),
                one.asOf().toString(),
                one.fault().map(fault -> fault.rule()).orElse(null)));
      } else {
        agreements.add(
            row(
                (long) one.posting(),
                file,
                one.sheet(),
                (long) one.row(),
                one.where().get("state"),
                one.where().get("model"),
                said.get("agency"),
                said.get("type"),
                said.get("county"),
                said.get("signed"),
                one.asOf().toString(),
                one.table().equals("applications-287g") ? "application" : "agreement"));
      }
    }
    engine.fill("official_facilities", columns(FACILITY_COLUMNS), facilityRows);
    engine.fill("official_agreements", columns(AGREEMENT_COLUMNS), agreements);
  }

  private static final java.util.regex.Pattern BEDS =
      java.util.regex.Pattern.compile("\\d{1,6}(\\.0+)?");

  /// Lists of capacities, every row; what is no number, or of no facility of the postings, with the reason.
  private void capacities() {
    List<Row> rows = new ArrayList<>();
    for (FacilityIds.Capacity one : facilities.capacities()) {
      Listing listing = one.listing();
      String printed = listing.capacity().replace(",", "");
      boolean isNumber = BEDS.matcher(printed).matches();
      rows.add(
          row(
              (long) rows.size(),
              listing.origin().file(),
              listing.origin().sheet(),
              (long) listing.origin().row(),
              listing.name(),
              listing.place().state(),
              one.id().orElse(null),
              listing.capacity(),
              isNumber ? (Long) (long) Double.parseDouble(printed) : null,
              one.list().asOf().map(Object::toString).orElse(null),
              one.id().isEmpty()
                  ? "no facility of the postings is surely this one"
                  : isNumber
                      ? null
                      : "the capacity is printed as '%s', which is no whole number"
                          .formatted(listing.capacity())));
    }
    engine.fill(
        "official_capacities",
        columns(
            "capacity_row# file sheet row_number# facility state facility_id printed beds# as_of refused"),
        rows);
  }

  private static final String FACILITY_COLUMNS =
      "posting# file sheet row_number# facility facility_id city state zip area type sexes"
          + " last_inspection_type last_inspection_date last_inspection_standard"
          + " last_inspection_rating pending_inspection as_of excluded_by";

  private static final String AGREEMENT_COLUMNS =
      "posting# file sheet row_number# state model agency type county signed as_of standing";

  /// Names with a mark are of whole numbers.
  private static List<Column> columns(String names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names.split(" ", -1)) {
      columns.add(
          name.endsWith("#")
              ? Column.number(name.substring(0, name.length() - 1))
              : Column.text(name));
    }
    return columns;
  }

  private void notRead() {
    List<Row> rows = new ArrayList<>();
    for (NotRead one : reading.notRead()) {
      rows.add(row(one.file(), one.sheet(), one.cells(), one.title(), one.reason()));
    }
    engine.fill("official_not_read", columns("file sheet cells title reason"), rows);
  }
}
