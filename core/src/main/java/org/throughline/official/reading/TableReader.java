package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.official.registry.Axis;
import org.throughline.official.registry.Label;
import org.throughline.official.registry.LabelColumn;
import org.throughline.official.registry.Meaning;
import org.throughline.official.registry.OfficialTable;

/// Reads one table: every number in it becomes an observation, or the table is refused.
final class TableReader {

  /// By how much a share that is all may exceed 1 in binary.
  private static final double ROUNDING = 1e-9;

  /// Units of what is measured; everything else is counted.
  private static final Set<String> MEASURED = Set.of("days", "dollars", "share");

  private final SheetFacts facts;
  private final FoundTable found;
  private final OfficialTable table;
  private final List<FoundTable> others;
  private final Header header;
  private final List<Header.Column> numbers;
  private final Optional<Period> named;
  private final List<Observation> observations = new ArrayList<>();
  private final List<ListRow> rows = new ArrayList<>();
  private final Map<Integer, String> labels = new HashMap<>();
  private final Map<Integer, Map<String, String>> ofRow = new HashMap<>();
  private final Map<Integer, String> saidByRow = new HashMap<>();
  private final Map<Integer, String> saidByColumn = new HashMap<>();
  private final String series;

  /// Columns that have a heading, and those of them that hold no number of a series.
  private final BitSet headed = new BitSet();

  private final BitSet attributes = new BitSet();

  /// Columns of time that is over in which only zeros stand.
  private final Map<Integer, Fault> neverFilled = new HashMap<>();

  private String outer = "";

  /// Whether outer labels have rows of their own without numbers: then the totals stand among the inner ones.
  private boolean outerStandsAlone;

  private int last;

  /// What a table comes to.
  ///
  /// @param last its last row
  record Read(
      OfficialTable table,
      AsOf asOf,
      OptionalInt fiscalYear,
      Header header,
      int last,
      List<Observation> observations,
      List<ListRow> rows) {}

  private TableReader(
      SheetFacts facts, FoundTable found, OfficialTable table, List<FoundTable> others)
      throws Refused {
    this.facts = facts;
    this.found = found;
    this.table = table;
    this.others = others;
    this.header = Header.of(facts, found, table, others);
    this.numbers = header.numbers();
    header.labels().keySet().forEach(headed::set);
    for (Header.Column column : header.columns()) {
      headed.set(column.column());
      attributes.set(column.column(), column.meaning().attribute().isPresent());
    }
    this.named = named();
    this.series = table.seriesFor(found.title());
  }

  static Read read(SheetFacts facts, FoundTable found, OfficialTable table, List<FoundTable> others)
      throws Refused {
    return new TableReader(facts, found, table, others).read();
  }

  private Read read() throws Refused {
    List<Line> lines = lines();
    OptionalInt year = FiscalYear.in(found.title());
    OptionalInt about = year.isPresent() ? year : facts.fiscalYear();
    Optional<Period> latest = named;
    if (table.dates().stream().anyMatch(source -> source.latest())) {
      latest = latest(lines, about);
    }
    AsOf asOf = AsOf.of(facts, found, table, latest);
    Columns columns = new Columns(facts, table, header, last, asOf.day(), about);
    neverFilled.putAll(columns.neverFilled());
    for (Line line : lines) {
      line(line, asOf.day(), about);
    }
    if (observations.isEmpty() && rows.isEmpty()) {
      throw new Refused(
          facts.problem(
              found.row(), found.column(), "table '" + found.title() + "' has no numbers", ""));
    }
    columns.haveNumbers();
    columns.endTogether();
    return new Read(table, asOf, about, header, last, observations, rows);
  }

  /// One row with what its labels say.
  private record Line(
      int row, Map<String, String> where, Map<String, String> aliases, Optional<Meaning> meaning) {}

  private List<Line> lines() throws Refused {
    List<Line> lines = new ArrayList<>();
    last = header.row();
    for (int r = header.row() + 1; r < facts.grid().rows(); r++) {
      if (facts.grid().isBlank(r, header.from(), header.to())) {
        if (table.headerIsAnchor()) {
          continue;
        }
        break;
      }
      if (isOther(r)) {
        break;
      }
      boolean counted = !table.rowsAre().isEmpty() || hasNumber(r);
      if (counted) {
        unexplained(r);
        lines.add(labelled(r));
      } else if (!withoutNumbers(r)) {
        if (table.headerIsAnchor()) {
          continue;
        }
        break;
      }
      last = r;
    }
    return lines;
  }

  private boolean isOther(int r) {
    return others.stream()
        .anyMatch(
            other ->
                other.row() == r
                    && other.column() >= header.from()
                    && other.column() < header.to()
                    && other.row() != found.row());
  }

  private boolean hasNumber(int r) {
    for (Header.Column column : numbers) {
      if (facts.grid().isNumber(r, column.column())) {
        return true;
      }
    }
    for (int c = header.from(); c < header.to(); c++) {
      if (facts.grid().isNumber(r, c) && !attributes.get(c) && !header.labels().containsKey(c)) {
        return true;
      }
    }
    return false;
  }

  /// A row without numbers: whether it still belongs to the table.
  private boolean withoutNumbers(int r) throws Refused {
    Map.Entry<Integer, LabelColumn> first = header.labels().entrySet().iterator().next();
    String label = facts.grid().shown(r, first.getKey());
    List<String> axes = first.getValue().axes();
    Optional<Header.Column> text = textAmongNumbers(r);
    boolean known =
        first.getValue().rows().stream().anyMatch(row -> row.matches(label))
            || axes.stream().anyMatch(axis -> axis(axis).listed(label).isPresent());
    if (text.isPresent() && known) {
      throw notANumber(r, text.get());
    }
    if (axes.size() == 2 && axis(axes.getFirst()).listed(label).isPresent()) {
      outer = label;
      outerStandsAlone = true;
      return true;
    }
    return known;
  }

  private Optional<Header.Column> textAmongNumbers(int r) {
    return numbers.stream()
        .filter(column -> !column.meaning().lenient())
        .filter(
            column ->
                facts
                    .grid()
                    .text(r, column.column())
                    .filter(text -> table.nothing().stream().noneMatch(text::equalsIgnoreCase))
                    .isPresent())
        .findFirst();
  }

  private Refused notANumber(int r, Header.Column column) {
    return new Refused(
        facts.problem(
            r,
            column.column(),
            "'%s' stands where table %s has a number"
                .formatted(facts.grid().shown(r, column.column()), table.table()),
            "a number, or nothing"));
  }

  /// Refuses a row with a number that no heading explains, or a text among its numbers.
  private void unexplained(int r) throws Refused {
    Optional<Header.Column> text = textAmongNumbers(r);
    if (text.isPresent() && table.rowsAre().isEmpty()) {
      throw notANumber(r, text.get());
    }
    for (int c = header.from(); c < header.to(); c++) {
      if (!headed.get(c) && facts.grid().isNumber(r, c)) {
        throw new Refused(
            facts.problem(
                r,
                c,
                "the number %s of table %s has no heading"
                    .formatted(facts.grid().shown(r, c), table.table()),
                "numbers under the headings %s to %s"
                    .formatted(
                        header.columns().getFirst().heading(),
                        header.columns().getLast().heading())));
      }
    }
  }

  private Line labelled(int r) throws Refused {
    Map<String, String> where = new TreeMap<>(table.where());
    Map<String, String> aliases = new LinkedHashMap<>();
    Optional<Meaning> meaning = Optional.empty();
    boolean given = false;
    for (Map.Entry<Integer, LabelColumn> entry : header.labels().entrySet()) {
      int c = entry.getKey();
      LabelColumn column = entry.getValue();
      String label = facts.grid().shown(r, c);
      if (label.isEmpty()) {
        // A label stands once over the rows that it holds for; beside a new one, nothing means all.
        label = given ? "" : labels.getOrDefault(c, "");
      } else {
        given = true;
        labels.put(c, label);
      }
      Optional<Meaning> special = special(column, label);
      if (special.isPresent()) {
        meaning = special;
        where.putAll(special.get().where());
      } else {
        category(r, c, column, label, given, where, aliases);
      }
    }
    if (!given) {
      throw new Refused(
          facts.problem(r, header.from(), "numbers without a label", "a label in this column"));
    }
    return new Line(r, where, aliases, meaning);
  }

  private static Optional<Meaning> special(LabelColumn column, String label) {
    return column.rows().stream().filter(row -> row.matches(label)).findFirst();
  }

  private void category(
      int r,
      int c,
      LabelColumn column,
      String label,
      boolean given,
      Map<String, String> where,
      Map<String, String> aliases)
      throws Refused {
    if (column.axes().isEmpty()) {
      throw unknown(r, c, label, "the rows of table " + table.table());
    }
    if (column.axes().size() == 2) {
      nested(r, c, column.axes(), label, where, aliases);
      return;
    }
    Axis axis = axis(column.axes().getFirst());
    if (label.isEmpty() && given) {
      where.put(axis.axis(), Axis.TOTAL);
      return;
    }
    boolean year = axis.axis().equals("fiscal-year");
    if (facts.grid().isNumber(r, c) && !year) {
      throw new Refused(
          facts.problem(
              r, c, "the number %s stands where a label should".formatted(label), axis.valid()));
    }
    if (year && FiscalYear.labelled(label).isEmpty()) {
      throw unknown(r, c, label, "a fiscal year such as FY2024");
    }
    put(
        axis,
        axis.category(label).orElseThrow(() -> unknown(r, c, label, axis.valid())),
        label,
        where,
        aliases);
  }

  private Refused unknown(int r, int c, String label, String valid) {
    return new Refused(
        facts.problem(r, c, "table %s has no row '%s'".formatted(table.table(), label), valid));
  }

  private static void put(
      Axis axis,
      String category,
      String label,
      Map<String, String> where,
      Map<String, String> aliases) {
    where.put(axis.axis(), category);
    if (!category.equals(label) && !category.equals(Axis.TOTAL)) {
      aliases.put(axis.axis(), label);
    }
  }

  /// A label of the inner axis belongs to the last label of the outer one.
  private void nested(
      int r,
      int c,
      List<String> axes,
      String label,
      Map<String, String> where,
      Map<String, String> aliases)
      throws Refused {
    Axis first = axis(axes.getFirst());
    Axis second = axis(axes.getLast());
    boolean inner = !outer.isEmpty() && second.listed(label).isPresent();
    if (inner && first.listed(label).isPresent() && !outerStandsAlone) {
      inner = false;
    }
    if (inner) {
      put(first, first.category(outer).orElseThrow(), outer, where, aliases);
      put(second, second.category(label).orElseThrow(), label, where, aliases);
      return;
    }
    String category =
        first
            .category(label)
            .orElseThrow(
                () -> unknown(r, c, label, first.valid() + ", or under it " + second.valid()));
    outer = label;
    put(first, category, label, where, aliases);
    where.put(second.axis(), Axis.TOTAL);
  }

  private Axis axis(String name) {
    return facts.registry().axis(name);
  }

  private void line(Line line, LocalDate asOf, OptionalInt year) throws Refused {
    if (!table.rowsAre().isEmpty() || !attributes(line.row()).isEmpty()) {
      rows.add(
          new ListRow(
              facts.posting(),
              table.table(),
              facts.sheet(),
              line.row() + 1,
              line.where(),
              attributes(line.row()),
              asOf,
              Optional.empty()));
    }
    if (!table.rowsAre().isEmpty()) {
      return;
    }
    for (Header.Column column : numbers) {
      if (facts.grid().isNumber(line.row(), column.column())) {
        observations.add(observation(line, column, asOf, year));
      }
    }
  }

  /// What a row says beside numbers; asked for once for each of its numbers.
  private Map<String, String> attributes(int r) {
    return ofRow.computeIfAbsent(r, this::attributesOf);
  }

  private Map<String, String> attributesOf(int r) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Header.Column column : header.columns()) {
      String name = column.meaning().attribute().orElse("");
      String value = facts.grid().shown(r, column.column());
      if (!name.isEmpty() && !value.isEmpty()) {
        boolean date = name.endsWith("date") || name.equals("signed");
        attributes.putIfAbsent(
            name,
            date
                ? Days.serial(facts.grid().number(r, column.column()))
                    .map(LocalDate::toString)
                    .orElse(value)
                : value);
      }
    }
    return attributes;
  }

  private Observation observation(Line line, Header.Column column, LocalDate asOf, OptionalInt year)
      throws Refused {
    Meaning meaning = column.meaning();
    String of = chosen(line, meaning.series(), Meaning::series, series);
    String unit = chosen(line, meaning.unit(), Meaning::unit, table.unit());
    String key = String.join("|", of, unit, said(line), said(column));
    Statistic statistic =
        facts.statistics().computeIfAbsent(key, any -> statistic(of, unit, line, column));
    Period period = period(line, column, asOf, year);
    double value = facts.grid().number(line.row(), column.column());
    possible(of, unit, value, line, column);
    double half = table.roundedTo() > 1 ? table.roundedTo() / 2.0 : 0;
    return new Observation(
        facts.posting(),
        facts.sheet(),
        table.table(),
        Grid.name(line.row(), column.column()),
        statistic,
        period,
        value,
        half > 0 ? Math.max(0, value - half) : value,
        value + half,
        asOf,
        Optional.ofNullable(neverFilled.get(column.column())));
  }

  /// Refuses what no number of its unit can be: a share above all, fewer than nobody, or half an event.
  private void possible(String of, String unit, double value, Line line, Header.Column column)
      throws Refused {
    boolean share = unit.equals("share");
    boolean whole = !MEASURED.contains(unit) && !of.contains("average");
    if (value < 0 || (share && value > 1 + ROUNDING) || (whole && value != Math.rint(value))) {
      throw new Refused(
          facts.problem(
              line.row(),
              column.column(),
              "%s stands where table %s has %s"
                  .formatted(
                      facts.grid().shown(line.row(), column.column()),
                      table.table(),
                      share ? "a share" : "a number of " + unit),
              share ? "a number from 0 to 1" : whole ? "a whole number, 0 or more" : "0 or more"));
    }
  }

  private Statistic statistic(String series, String unit, Line line, Header.Column column) {
    Meaning meaning = column.meaning();
    Map<String, String> where = new TreeMap<>(line.where());
    Map<String, String> aliases = new LinkedHashMap<>(line.aliases());
    where.putAll(meaning.where());
    if (!column.isDated() && !meaning.axis().isEmpty()) {
      put(axis(meaning.axis()), column.category(), column.heading(), where, aliases);
    }
    where.keySet().removeAll(List.of("fiscal-year", "month"));
    aliases.keySet().removeAll(List.of("fiscal-year", "month"));
    if (isPlaced(line)) {
      place(line.row(), where, aliases);
    }
    return new Statistic(series, unit, where, aliases);
  }

  private boolean isPlaced(Line line) {
    return table.headerIsAnchor() && line.where().containsKey("facility");
  }

  /// All of a row that its statistics are made from.
  private String said(Line line) {
    return saidByRow.computeIfAbsent(
        line.row(),
        row -> line.where() + "|" + line.aliases() + (isPlaced(line) ? attributes(row) : ""));
  }

  /// All of a column that its statistics are made from.
  private String said(Header.Column column) {
    return saidByColumn.computeIfAbsent(
        column.column(),
        c -> {
          Meaning meaning = column.meaning();
          return column.isDated()
              ? meaning.where().toString()
              : String.join(
                  "|",
                  meaning.where().toString(),
                  meaning.axis(),
                  column.category(),
                  column.heading());
        });
  }

  private static String chosen(
      Line line, String ofColumn, java.util.function.Function<Meaning, String> of, String ofTable) {
    String ofRow = line.meaning().map(of).orElse("");
    return !ofColumn.isEmpty() ? ofColumn : !ofRow.isEmpty() ? ofRow : ofTable;
  }

  /// A facility is known by its name and state, and stands in an area.
  private void place(int r, Map<String, String> where, Map<String, String> aliases) {
    Map<String, String> attributes = attributes(r);
    where.put("state", attributes.getOrDefault("state", ""));
    String area = attributes.getOrDefault("area", "");
    axis("area").category(area).ifPresent(one -> put(axis("area"), one, area, where, aliases));
  }

  private Period period(Line line, Header.Column column, LocalDate asOf, OptionalInt year)
      throws Refused {
    if (column.period().isPresent()) {
      return column.period().get().asOf(asOf);
    }
    String month =
        column.meaning().axis().equals("month")
            ? column.category()
            : line.where().getOrDefault("month", Axis.TOTAL);
    OptionalInt ofRow = FiscalYear.labelled(line.where().getOrDefault("fiscal-year", ""));
    OptionalInt about = ofRow.isPresent() ? ofRow : year;
    String kind =
        !month.equals(Axis.TOTAL)
            ? "month-of-year"
            : ofRow.isPresent()
                ? "year-to-date"
                : chosen(line, column.meaning().period(), Meaning::period, table.period());
    return switch (kind) {
      case "day" -> Period.day(asOf);
      case "month-of-year" ->
          Period.month(FiscalYear.month(needed(about), Integer.parseInt(month))).asOf(asOf);
      case "year-to-date", "fiscal-year" -> {
        int fiscal = needed(about);
        yield new Period(Period.Kind.FISCAL_YEAR, FiscalYear.start(fiscal), FiscalYear.end(fiscal))
            .asOf(asOf);
      }
      default ->
          named.orElseThrow(
              () ->
                  new Refused(
                      facts.problem(
                          found.row(), found.column(), "the title names no period", "a month")));
    };
  }

  private int needed(OptionalInt year) throws Refused {
    if (year.isEmpty()) {
      throw new Refused(
          facts.problem(
              found.row(),
              found.column(),
              "neither table '%s' nor its sheet names a fiscal year".formatted(found.title()),
              "FY and a year in the title or in the sheet's name"));
    }
    return year.getAsInt();
  }

  /// The month or quarter that the table's title names.
  private Optional<Period> named() {
    for (Pattern anchor : table.anchors()) {
      Matcher matcher = anchor.matcher(found.title());
      Map<String, Integer> groups = anchor.namedGroups();
      if (matcher.lookingAt() && groups.containsKey("quarter")) {
        return Optional.of(
            Period.quarter(
                Integer.parseInt(matcher.group("fiscalyear")),
                Integer.parseInt(matcher.group("quarter"))));
      }
      if (matcher.lookingAt() && groups.containsKey("month")) {
        int year = Integer.parseInt(matcher.group("year"));
        return axis("month")
            .category(Label.plain(matcher.group("month")))
            .map(month -> Period.month(java.time.YearMonth.of(year, Integer.parseInt(month))));
      }
    }
    return Optional.empty();
  }

  /// The last month of which a flat table has a number.
  private static Optional<Period> latest(List<Line> lines, OptionalInt about) {
    return lines.stream()
        .map(Line::where)
        .filter(where -> !where.getOrDefault("month", Axis.TOTAL).equals(Axis.TOTAL))
        .flatMap(
            where -> {
              OptionalInt year = FiscalYear.labelled(where.getOrDefault("fiscal-year", ""));
              return (year.isPresent() ? year : about)
                  .stream()
                      .mapToObj(
                          fiscal ->
                              Period.month(
                                  FiscalYear.month(fiscal, Integer.parseInt(where.get("month")))));
            })
        .max(java.util.Comparator.comparing(Period::end));
  }
}
