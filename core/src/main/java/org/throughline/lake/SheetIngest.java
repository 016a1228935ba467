package org.throughline.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Missing;
import org.throughline.lake.Typed.Value;
import org.throughline.lake.Typed.Withheld;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Recognition;
import org.throughline.releases.Registry;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.SheetMapping;
import org.throughline.releases.Survey.SurveyedSheet;

/// Takes the rows of one sheet into the lake and keeps their account.
final class SheetIngest implements RowConsumer {

  private static final int ORIGIN_COLUMNS = 6;
  private static final int REPORT_EVERY = 4096;

  private final SurveyedSheet sheet;
  private final Recognition.Known known;
  private final LakeTable table;
  private final LakeStore store;
  private final boolean fieldsAreCounted;
  private final PersonNumber persons;
  private final List<ColumnTally> columns = new ArrayList<>();
  private final long[] unknownValues;
  private final @Nullable Object[] values;
  private final Map<String, Long> rejected = new TreeMap<>();
  private final LongConsumer progress;
  private long blank;
  private long read;
  private long kept;

  SheetIngest(
      SurveyedSheet sheet,
      Recognition.Known known,
      SheetContainer container,
      Destination destination) {
    this.sheet = sheet;
    this.known = known;
    this.store = destination.store();
    this.progress = destination.progress();
    this.table = LakeTable.of(known.mapping().table());
    this.fieldsAreCounted = container.fieldsAreCounted();
    this.persons = new PersonNumber(sheet.release());
    this.values = new Object[table.definitions().size()];
    this.unknownValues = new long[known.mapping().unknown().size()];
    addColumns(destination.registry(), container.countsFrom1904());
  }

  /// Where rows go and who hears of it.
  record Destination(LakeStore store, Registry registry, LongConsumer progress) {}

  /// One column with its place in the lake row (-1: not stored) and its counts.
  private static final class ColumnTally {
    final CellTyper typer;
    final int slot;
    long values;
    long missing;
    long withheld;
    long anomalies;

    ColumnTally(CellTyper typer, int slot) {
      this.typer = typer;
      this.slot = slot;
    }
  }

  private void addColumns(Registry registry, boolean from1904) {
    SheetMapping mapping = known.mapping();
    Map<String, Integer> slots = new HashMap<>();
    for (ColumnSpec column : mapping.table().lakeColumns()) {
      slots.put(column.name(), ORIGIN_COLUMNS + slots.size());
    }
    for (SheetMapping.Column column : mapping.columns()) {
      CellTyper typer = new CellTyper(column, mapping.nulls(), registry, from1904);
      columns.add(new ColumnTally(typer, slots.getOrDefault(column.spec().name(), -1)));
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
    if (fieldsAreCounted && wrongFieldCount(row)) {
      reject(row, row.width() < known.mapping().width() ? "too few fields" : "too many fields");
    } else {
      keep(row);
    }
    if (read % REPORT_EVERY == 0) {
      progress.accept(REPORT_EVERY);
    }
    return true;
  }

  private boolean wrongFieldCount(CellRow row) {
    int expected = known.mapping().width();
    return row.width() < expected || !row.isBlankFrom(expected);
  }

  private void reject(CellRow row, String reason) {
    rejected.merge(reason, 1L, Long::sum);
    store.append(
        LakeTable.REJECTS,
        Arrays.asList(
            sheet.release(), sheet.file().name(), sheet.sheet().name(), row.number(), reason));
  }

  private void keep(CellRow row) {
    Arrays.fill(values, null);
    StringBuilder redacted = new StringBuilder();
    for (ColumnTally column : columns) {
      take(column, row, redacted);
    }
    countUnknown(row);
    values[0] = sheet.release();
    values[1] = sheet.file().name();
    values[2] = sheet.sheet().name();
    values[3] = row.number();
    values[4] = fiscalYear();
    values[5] = redacted.isEmpty() ? null : redacted.toString();
    store.append(table, Arrays.asList(values));
    kept++;
  }

  private void take(ColumnTally column, CellRow row, StringBuilder redacted) {
    Typed typed = column.typer.of(row);
    switch (typed) {
      case Value(Object value) -> {
        column.values++;
        store(column, value);
      }
      case Missing missing -> column.missing++;
      case Withheld withheld -> {
        column.withheld++;
        if (column.slot >= 0) {
          redacted.append(redacted.isEmpty() ? "" : ";").append(column.typer.spec().name());
        }
      }
      case Anomaly(String original, String reason) -> {
        column.anomalies++;
        anomaly(row, column.typer.spec().name(), original, reason);
      }
    }
  }

  private void store(ColumnTally column, Object value) {
    if (column.slot >= 0 && values[column.slot] == null) {
      boolean person = column.typer.spec().privacy() == ColumnSpec.Privacy.PERSON;
      values[column.slot] = person ? (Object) persons.of(value.toString()) : value;
    }
  }

  private void anomaly(CellRow row, String column, String original, String reason) {
    store.append(
        LakeTable.ANOMALIES,
        Arrays.asList(
            sheet.release(),
            sheet.file().name(),
            sheet.sheet().name(),
            row.number(),
            table.name(),
            column,
            original,
            reason));
  }

  private void countUnknown(CellRow row) {
    List<SheetMapping.Unknown> unknown = known.mapping().unknown();
    for (int i = 0; i < unknownValues.length; i++) {
      unknownValues[i] += row.shown(unknown.get(i).position()).isBlank() ? 0 : 1;
    }
    if (!row.isBlankFrom(known.mapping().width())) {
      // What stands there is not stored: without a header nobody can say that it identifies no one.
      anomaly(row, "(no header)", "", "content outside the columns with a header");
    }
  }

  private @Nullable Integer fiscalYear() {
    return known.preamble().fiscalYear().isPresent()
        ? (Integer) known.preamble().fiscalYear().getAsInt()
        : null;
  }

  /// Reports the rows since the last report.
  void finish() {
    progress.accept(read % REPORT_EVERY);
  }

  SheetLedger ledger() {
    return new SheetLedger(
        sheet.release(),
        sheet.file().name(),
        sheet.file().sha256(),
        sheet.sheet().name(),
        sheet.sheet().position(),
        "read",
        known.mapping().vocabulary(),
        table.name(),
        known.preamble().title(),
        known.mapping().headerRow(),
        blank,
        read,
        kept,
        rejected);
  }

  List<ColumnLedger> columnLedger() {
    List<ColumnLedger> ledger = new ArrayList<>();
    for (ColumnTally column : columns) {
      ColumnSpec spec = column.typer.spec();
      ledger.add(
          column(
              column.typer.position(),
              new String[] {
                column.typer.header(),
                spec.name(),
                spec.privacy().name().toLowerCase(java.util.Locale.ROOT)
              },
              new long[] {column.values, column.missing, column.withheld, column.anomalies}));
    }
    for (int i = 0; i < unknownValues.length; i++) {
      SheetMapping.Unknown unknown = known.mapping().unknown().get(i);
      ledger.add(
          column(
              unknown.position(),
              new String[] {unknown.header(), "", "unknown"},
              new long[] {unknownValues[i], kept - unknownValues[i], 0, 0}));
    }
    return ledger;
  }

  private ColumnLedger column(int position, String[] words, long[] counts) {
    return new ColumnLedger(
        sheet.release(),
        sheet.file().name(),
        sheet.sheet().name(),
        table.name(),
        position,
        words[0],
        words[1],
        words[2],
        counts[0],
        counts[1],
        counts[2],
        counts[3]);
  }
}
