package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.throughline.releases.Containers;
import org.throughline.releases.Preamble;
import org.throughline.releases.Problem;
import org.throughline.releases.Recognition;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.Survey;
import org.throughline.releases.Survey.SurveyedSheet;
import org.throughline.releases.UnreadableReleaseException;

/// Builds the lake from surveyed sheets.
public final class LakeBuilder {

  private final Registry registry;
  private final ReadingProgress progress;
  private final LakeStore store;
  private final List<SheetLedger> sheets = new ArrayList<>();
  private final List<ColumnLedger> columns = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private LakeBuilder(Registry registry, ReadingProgress progress, LakeStore store) {
    this.registry = registry;
    this.progress = progress;
    this.store = store;
  }

  /// Reads every known sheet into Parquet files under `directory`, which is created.
  ///
  /// @throws UnreadableReleaseException when a file turns out to be damaged further down; every
  ///     damaged file is named
  public static LakeLedger build(
      Survey survey, Registry registry, Path directory, ReadingProgress progress)
      throws IOException, UnreadableReleaseException {
    Files.createDirectories(directory);
    List<LakeTable> tables =
        Stream.concat(registry.tables().stream().map(LakeTable::of), LakeTable.ACCOUNTS.stream())
            .toList();
    try (LakeStore store = new LakeStore(directory, tables)) {
      LakeBuilder builder = new LakeBuilder(registry, progress, store);
      builder.readAll(survey);
      store.finish();
      return new LakeLedger(builder.sheets, builder.columns);
    }
  }

  private void readAll(Survey survey) throws UnreadableReleaseException {
    for (SurveyedSheet sheet : survey.sheets()) {
      switch (sheet.recognition()) {
        case Recognition.Known known -> read(sheet, known);
        case Recognition.Empty empty -> skip(sheet, "empty");
        case Recognition.Foreign foreign -> skip(sheet, "foreign");
        case Recognition.Refused(Problem problem) -> problems.add(problem);
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableReleaseException(problems);
    }
  }

  private void read(SurveyedSheet sheet, Recognition.Known known) {
    String name = sheet.file().name();
    progress.begin(name, sheet.sheet().name());
    try (SheetContainer container = Containers.open(sheet.file().path())) {
      SheetIngest ingest =
          new SheetIngest(
              sheet,
              known,
              container,
              new SheetIngest.Destination(store, registry, progress::rows));
      container.rows(sheet.sheet(), ingest);
      ingest.finish();
      record(ingest.ledger(), known.preamble());
      ingest.columnLedger().forEach(this::record);
    } catch (IOException e) {
      problems.add(
          new Problem(
              Problem.Place.sheet(name, sheet.sheet().name()),
              "cannot be read to its end: " + e.getMessage(),
              "the complete file as released"));
    }
  }

  private void skip(SurveyedSheet sheet, String status) {
    record(
        new SheetLedger(
            sheet.release(),
            sheet.file().name(),
            sheet.file().sha256(),
            sheet.sheet().name(),
            sheet.sheet().position(),
            status,
            "",
            "",
            "",
            0,
            0,
            0,
            0,
            Map.of()),
        new Preamble(List.of(), ""));
  }

  private void record(SheetLedger sheet, Preamble preamble) {
    sheets.add(sheet);
    store.append(
        LakeTable.LEDGER,
        Arrays.asList(
            sheet.release(),
            sheet.file(),
            sheet.sha256(),
            sheet.sheet(),
            sheet.position(),
            sheet.status(),
            sheet.vocabulary(),
            sheet.table(),
            sheet.title(),
            preamble.synthetic(),
            preamble.fiscalYear().isPresent() ? (Integer) preamble.fiscalYear().getAsInt() : null,
            preamble.through().orElse(null),
            sheet.headerRow(),
            sheet.blank(),
            sheet.read(),
            sheet.kept(),
            sheet.rejectedRows()));
  }

  private void record(ColumnLedger column) {
    columns.add(column);
    store.append(
        LakeTable.COLUMNS,
        Arrays.asList(
            column.release(),
            column.file(),
            column.sheet(),
            column.table(),
            column.position(),
            column.header(),
            column.column(),
            column.privacy(),
            column.values(),
            column.missing(),
            column.withheld(),
            column.anomalies()));
  }
}
