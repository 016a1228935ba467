package org.throughline.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Dropped;
import org.throughline.lake.Typed.Missing;
import org.throughline.lake.Typed.Withheld;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.DateTexts;
import org.throughline.releases.Recognition;
import org.throughline.releases.Registry;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.SheetMapping;
import org.throughline.releases.Survey.SurveyedSheet;

/// Takes the rows of one sheet into the lake and keeps their account. Belongs to one thread.
final class SheetIngest implements RowConsumer {

  private static final int FISCAL_YEAR = 4;
  private static final int REDACTED = 5;
  private static final int ORIGIN_COLUMNS = 6;
  private static final int REPORT_EVERY = 4096;

  /// A text that this many people of a sheet have is a word of the agency's and no person's.
  static final int FREQUENT = 10;

  private static final String STAY_BEGINS = "stay_book_in";

  /// What is said of a person and does not change, but for corrections.
  private static final Set<String> DESCRIPTION = Set.of("birth_year", "citizenship");

  /// What events of one stay have in common.
  private static final Set<String> STAY = Set.of(STAY_BEGINS, "birth_year", "citizenship");

  /// Why a sheet is read although it says nothing about itself.
  private static final String CONTINUES =
      "has no header, and goes on with the table of another sheet of its file";

  private final SurveyedSheet sheet;
  private final Recognition.Known known;
  private final String note;
  private final SheetParts parts;
  private final List<ColumnTally> columns = new ArrayList<>();
  private final long[] unknownValues;
  private final int width;
  private final long fiscalYear;
  private final Map<String, Long> rejected = new TreeMap<>();
  private final StringBuilder redacted = new StringBuilder();
  private final LongConsumer progress;
  private long blank;
  private long read;
  private long kept;
  private long repaired;
  private long keysUnreadable;
  private int firstUnreadable;
  private final RowJudge judge;
  private final @Nullable Crowd crowd;
  private final int[] ofStay;
  private final int[] ofDescription;
  private final int[] ofEvent;

  SheetIngest(
      SurveyedSheet sheet,
      Recognition.Known known,
      SheetContainer container,
      Destination destination) {
    this.sheet = sheet;
    this.known = known;
    this.note = container.note();
    this.parts = destination.parts();
    this.progress = destination.progress();
    this.unknownValues = new long[known.mapping().unknown().size()];
    this.width = known.mapping().width();
    this.fiscalYear = known.preamble().fiscalYear().orElse(0);
    addColumns(
        new CellTyper.Setting(
            destination.registry(),
            known.mapping().nulls(),
            container.countsFrom1904(),
            !container.fieldsAreCounted(),
            new PersonNumber(sheet.release()),
            destination.lessons()));
    this.judge =
        new RowJudge(
            columns,
            known.mapping(),
            container.delimiter(),
            fiscalYear > 0,
            headers(destination.registry()));
    this.ofStay =
        IntStream.range(0, columns.size())
            .filter(i -> STAY.contains(columns.get(i).name()))
            .toArray();
    this.ofDescription =
        IntStream.range(0, columns.size())
            .filter(i -> DESCRIPTION.contains(columns.get(i).name()))
            .toArray();
    this.ofEvent =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i) == judge.key() || columns.get(i).typer.isPerson())
            .toArray();
    this.crowd =
        judge.key() != null && columns.stream().anyMatch(column -> column.typer.isPerson())
            ? new Crowd()
            : null;
  }

  /// The headers of all known tables, as rows are compared with them.
  private static Set<String> headers(Registry registry) {
    return registry.vocabularies().stream()
        .flatMap(vocabulary -> vocabulary.tables().stream())
        .flatMap(table -> table.columns().stream())
        .map(column -> Arrangement.folded(column.header()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Where rows go and who hears of it.
  record Destination(SheetParts parts, Registry registry, Lessons lessons, LongConsumer progress) {}

  private void addColumns(CellTyper.Setting setting) {
    SheetMapping mapping = known.mapping();
    Map<String, Integer> slots = new HashMap<>();
    for (ColumnSpec column : mapping.table().lakeColumns()) {
      slots.put(column.name(), ORIGIN_COLUMNS + slots.size());
    }
    for (SheetMapping.Column column : mapping.columns()) {
      CellTyper typer = new CellTyper(column, setting);
      int slot = slots.getOrDefault(column.spec().name(), ColumnTally.NOT_STORED);
      columns.add(new ColumnTally(typer, slot));
    }
  }

  @Override
  public boolean accept(CellRow row) {
    if (row.number() <= known.mapping().headerRow()) {
      return true;
    }
    if (row.isBlank()) {
      blank++;
      return true;
    }
    read++;
    switch (judge.judge(row)) {
      case RowJudge.Verdict.Keep keep -> keep(keep, row);
      case RowJudge.Verdict.Reject(String reason) -> reject(row, reason);
    }
    if (read % REPORT_EVERY == 0) {
      progress.accept(REPORT_EVERY);
    }
    return true;
  }

  private void reject(CellRow row, String reason) {
    rejected.merge(reason, 1L, Long::sum);
    parts.reject(row.number(), reason);
    if (reason.startsWith("'")) {
      unreadable(row);
    }
  }

  private void unreadable(CellRow row) {
    keysUnreadable++;
    firstUnreadable = firstUnreadable == 0 ? row.number() : firstUnreadable;
  }

  private void keep(RowJudge.Verdict.Keep keep, CellRow released) {
    redacted.setLength(0);
    Typed[] values = keep.values();
    for (int i = 0; i < values.length; i++) {
      take(columns.get(i), values[i], keep.row());
    }
    countUnknown(keep.row());
    note(values);
    if (!keep.repair().isEmpty()) {
      repaired++;
      parts.anomaly(released.number(), "(row)", new Anomaly("", keep.repair()));
    }
    if (fiscalYear > 0) {
      parts.row().put(FISCAL_YEAR, fiscalYear);
    }
    if (!redacted.isEmpty()) {
      parts.row().put(REDACTED, parts.word(redacted.toString()));
    }
    parts.endRow(released.number());
    kept++;
  }

  /// Who had an event on which day, to find identifiers that are many people's.
  private void note(Typed[] values) {
    if (crowd == null) {
      return;
    }
    long person = 0;
    long day = 0;
    boolean both = true;
    for (int i : ofEvent) {
      if (!(values[i] instanceof Typed.Amount(long value))) {
        both = false;
      } else if (columns.get(i) == judge.key()) {
        day = columns.get(i).typer.day(value);
      } else {
        person = value;
      }
    }
    if (both) {
      crowd.add(person, day, stay(values));
    }
    if (person != 0) {
      describe(crowd, person, values);
    }
  }

  private void describe(Crowd crowd, long person, Typed[] values) {
    for (int i : ofDescription) {
      if (values[i] instanceof Typed.Amount(long value)) {
        crowd.says(person, i, value);
      } else if (values[i] instanceof Text text) {
        crowd.says(person, i, text.toString().hashCode());
      }
    }
  }

  /// A number that events share which began with one stay, of somebody of one age and country; 0 where no stay is told.
  private long stay(Typed[] values) {
    long stay = 0;
    boolean told = false;
    for (int i : ofStay) {
      if (values[i] instanceof Typed.Amount(long value)) {
        told |= columns.get(i).name().equals(STAY_BEGINS);
        stay = stay * 31 + value;
      } else {
        stay = stay * 31 + values[i].toString().hashCode();
      }
    }
    return told ? stay : 0;
  }

  private void take(ColumnTally column, Typed typed, CellRow row) {
    // Nearly all cells are of the first two kinds; asking for them first is quicker than a switch.
    if (typed instanceof Text text) {
      column.values++;
      if (isFree(column)) {
        parts.row().put(column.slot, text);
      }
    } else if (typed == Missing.MISSING) {
      column.missing++;
    } else {
      takeOther(column, typed, row);
    }
  }

  private void takeOther(ColumnTally column, Typed typed, CellRow row) {
    switch (typed) {
      case Typed.Amount(long value) -> {
        column.values++;
        if (isFree(column)) {
          parts.row().put(column.slot, value);
        }
      }
      case Text _, Dropped _ -> column.values++;
      case Missing _ -> column.missing++;
      case Withheld _ -> {
        column.withheld++;
        if (column.slot >= 0) {
          redacted.append(redacted.isEmpty() ? "" : ";").append(column.name());
        }
      }
      case Anomaly anomaly -> {
        column.anomalies++;
        column.firstAnomaly = column.firstAnomaly == 0 ? row.number() : column.firstAnomaly;
        if (column == judge.key()) {
          unreadable(row);
        }
        parts.anomaly(row.number(), column.name(), shown(column, anomaly));
      }
    }
  }

  /// What a column that is not stored held is not stored as an anomaly either.
  private static Anomaly shown(ColumnTally column, Anomaly anomaly) {
    boolean open = column.typer.column().spec().privacy() == ColumnSpec.Privacy.OPEN;
    return open ? anomaly : new Anomaly("", anomaly.reason());
  }

  /// Of two columns with the same meaning the first that has a value counts.
  private boolean isFree(ColumnTally column) {
    return column.slot >= 0 && !parts.row().has(column.slot);
  }

  private void countUnknown(CellRow row) {
    List<SheetMapping.Unknown> unknown = known.mapping().unknown();
    for (int i = 0; i < unknownValues.length; i++) {
      unknownValues[i] += row.shown(unknown.get(i).position()).isBlank() ? 0 : 1;
    }
    if (!row.isBlankFrom(width)) {
      // What stands there is not stored: without a header nobody can say that it identifies no one.
      parts.anomaly(
          row.number(),
          "(no header)",
          new Anomaly("", "content outside the columns with a header"));
    }
  }

  /// Reports the rows since the last report.
  void finish() {
    progress.accept(read % REPORT_EVERY);
  }

  /// What a second reading should know; [Lessons#NONE] when this one was good.
  Lessons lessons() {
    Map<Integer, DateTexts.Order> orders = new HashMap<>();
    Set<Integer> turnedAround = new HashSet<>();
    Set<Integer> free = new HashSet<>();
    Set<Integer> longs = new HashSet<>();
    Map<Integer, Set<String>> frequent = new HashMap<>();
    StrayValues strays = new StrayValues(columns);
    for (ColumnTally column : columns) {
      int position = column.typer.column().position();
      DateTexts.Order order = order(column);
      if (order != DateTexts.Order.MONTH_FIRST) {
        orders.put(position, order);
      }
      if (column.typer.dates().isTurnedAround()) {
        turnedAround.add(position);
      }
      if (column.typer.isLong()) {
        longs.add(position);
      }
      Set<String> others = new HashSet<>(column.frequent().keySet());
      others.removeIf(text -> strays.areOfAnotherColumn(column, text));
      if (column.typer.isClosed()) {
        if (!others.isEmpty() && column.otherRows() * 2 > column.judged) {
          free.add(position);
        }
      } else if (!others.isEmpty()) {
        frequent.put(position, Set.copyOf(others));
      }
    }
    return new Lessons(
        orders,
        turnedAround,
        free,
        longs,
        frequent,
        strays.found(),
        crowd == null ? Set.of() : crowd.found());
  }

  /// Whether the column's dates have the month first.
  private DateTexts.Order order(ColumnTally column) {
    DateEvidence.Window window =
        column == judge.key()
            ? DateEvidence.Window.of(known.preamble(), sheet.file().name())
            : DateEvidence.Window.ALL;
    return DateOrder.of(
        column.typer.dates(),
        window,
        columns.stream().map(other -> other.typer.dates()),
        known.mapping().monthIsFirst() ? DateTexts.Order.MONTH_FIRST : DateTexts.Order.UNDECIDED);
  }

  private SheetLedger.Key key() {
    ColumnTally key = judge.key();
    return key == null
        ? SheetLedger.Key.NONE
        : new SheetLedger.Key(
            key.typer.column().header(),
            key.values + keysUnreadable,
            keysUnreadable,
            firstUnreadable);
  }

  SheetLedger ledger() {
    return new SheetLedger(
        sheet.release(),
        sheet.file().name(),
        sheet.file().sha256(),
        sheet.sheet().name(),
        sheet.sheet().position(),
        "read",
        known.mapping().headerRow() == SheetMapping.NO_HEADER ? CONTINUES : note,
        known.mapping().vocabulary(),
        known.mapping().table().table(),
        known.preamble().title(),
        known.mapping().headerRow(),
        blank,
        read,
        kept,
        repaired,
        rejected,
        key());
  }

  List<ColumnLedger> columnLedger() {
    List<ColumnLedger> ledger = new ArrayList<>();
    for (ColumnTally column : columns) {
      ColumnSpec spec = column.typer.column().spec();
      ledger.add(
          column(
              column.typer.column().position(),
              new String[] {
                column.typer.column().header(),
                spec.name(),
                spec.privacy().name().toLowerCase(Locale.ROOT)
              },
              new long[] {column.values, column.missing, column.withheld, column.anomalies},
              column));
    }
    for (int i = 0; i < unknownValues.length; i++) {
      SheetMapping.Unknown unknown = known.mapping().unknown().get(i);
      ledger.add(
          column(
              unknown.position(),
              new String[] {unknown.header(), "", "unknown"},
              new long[] {unknownValues[i], kept - unknownValues[i], 0, 0},
              null));
    }
    return ledger;
  }

  private ColumnLedger column(
      int position, String[] words, long[] counts, @Nullable ColumnTally tally) {
    return new ColumnLedger(
        sheet.release(),
        sheet.file().name(),
        sheet.sheet().name(),
        known.mapping().table().table(),
        position,
        words[0],
        words[1],
        words[2],
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        tally == null ? 0 : tally.firstAnomaly,
        tally == null || tally.typer.isPerson() ? Map.of() : tally.frequent());
  }
}
