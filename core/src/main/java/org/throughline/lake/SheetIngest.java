package org.throughline.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Dropped;
import org.throughline.lake.Typed.Missing;
import org.throughline.lake.Typed.Withheld;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
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

  private final SurveyedSheet sheet;
  private final Recognition.Known known;
  private final SheetParts parts;
  private final boolean fieldsAreCounted;
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

  SheetIngest(
      SurveyedSheet sheet,
      Recognition.Known known,
      SheetContainer container,
      Destination destination) {
    this.sheet = sheet;
    this.known = known;
    this.parts = destination.parts();
    this.progress = destination.progress();
    this.fieldsAreCounted = container.fieldsAreCounted();
    this.unknownValues = new long[known.mapping().unknown().size()];
    this.width = known.mapping().width();
    this.fiscalYear = known.preamble().fiscalYear().orElse(0);
    addColumns(
        new CellTyper.Setting(
            destination.registry(),
            known.mapping().nulls(),
            container.countsFrom1904(),
            new PersonNumber(sheet.release())));
  }

  /// Where rows go and who hears of it.
  record Destination(SheetParts parts, Registry registry, LongConsumer progress) {}

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
    if (fieldsAreCounted && wrongFieldCount(row)) {
      reject(row, row.width() < width ? "too few fields" : "too many fields");
    } else {
      keep(row);
    }
    if (read % REPORT_EVERY == 0) {
      progress.accept(REPORT_EVERY);
    }
    return true;
  }

  private boolean wrongFieldCount(CellRow row) {
    return row.width() < width || !row.isBlankFrom(width);
  }

  private void reject(CellRow row, String reason) {
    rejected.merge(reason, 1L, Long::sum);
    parts.reject(row.number(), reason);
  }

  private void keep(CellRow row) {
    redacted.setLength(0);
    for (ColumnTally column : columns) {
      take(column, row);
    }
    countUnknown(row);
    if (fiscalYear > 0) {
      parts.row().put(FISCAL_YEAR, fiscalYear);
    }
    if (!redacted.isEmpty()) {
      parts.row().put(REDACTED, parts.word(redacted.toString()));
    }
    parts.endRow(row.number());
    kept++;
  }

  private void take(ColumnTally column, CellRow row) {
    Typed typed = column.typer.of(row);
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

  SheetLedger ledger() {
    return new SheetLedger(
        sheet.release(),
        sheet.file().name(),
        sheet.file().sha256(),
        sheet.sheet().name(),
        sheet.sheet().position(),
        "read",
        "",
        known.mapping().vocabulary(),
        known.mapping().table().table(),
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
      ColumnSpec spec = column.typer.column().spec();
      ledger.add(
          column(
              column.typer.column().position(),
              new String[] {
                column.typer.column().header(),
                spec.name(),
                spec.privacy().name().toLowerCase(Locale.ROOT)
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
        known.mapping().table().table(),
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
