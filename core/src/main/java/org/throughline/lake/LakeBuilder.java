package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.throughline.releases.Problem;
import org.throughline.releases.Registry;
import org.throughline.releases.Survey;
import org.throughline.releases.Survey.SurveyedSheet;
import org.throughline.releases.UnreadableReleaseException;

/// Builds the lake from surveyed sheets, some sheets at a time. What is written depends on the files
/// alone, never on which sheet was done first, nor on what was taken from the last build.
public final class LakeBuilder {

  /// Each sheet has a thread that reads and one that writes, and needs some 200 MB.
  private static final int MOST_SHEETS_AT_ONCE = 4;

  private LakeBuilder() {}

  /// Where a lake goes.
  ///
  /// @param lake its folder, which is created
  /// @param lastGood the lake of the last good build, which is read and never touched
  /// @param acceptUnreadable whether a sheet is taken though its dates were not understood
  public record Places(Path lake, Optional<Path> lastGood, boolean acceptUnreadable) {

    /// A lake of sheets that were understood.
    public Places(Path lake, Optional<Path> lastGood) {
      this(lake, lastGood, false);
    }
  }

  /// Reads every known sheet into Parquet files under `directory`, which is created.
  ///
  /// @throws UnreadableReleaseException when a file turns out to be damaged further down; every
  ///     damaged file is named
  public static LakeLedger build(
      Survey survey, Registry registry, Path directory, ReadingProgress progress)
      throws IOException, UnreadableReleaseException {
    return build(survey, registry, new Places(directory, Optional.empty()), progress);
  }

  /// The same, without reading what the last good build read: the parts of files whose bytes are
  /// unchanged are copied from there, if the same reader made them and their digests hold.
  ///
  /// @throws UnreadableReleaseException when a file turns out to be damaged further down; every
  ///     damaged file is named
  public static LakeLedger build(
      Survey survey, Registry registry, Places places, ReadingProgress progress)
      throws IOException, UnreadableReleaseException {
    Path directory = places.lake();
    List<LakeTable> tables =
        Stream.concat(
                registry.tables().stream().map(LakeTable::of),
                Stream.of(LakeTable.REJECTS, LakeTable.ANOMALIES))
            .toList();
    for (LakeTable table : tables) {
      Files.createDirectories(directory.resolve(table.name()));
    }
    String reader = ReaderFingerprint.of();
    LastReading last =
        places.lastGood().map(lake -> LastReading.of(lake, reader)).orElse(LastReading.none());
    try (OpenFiles files = new OpenFiles(survey, progress);
        LakeStore store = new LakeStore(directory)) {
      SheetReader sheets = new SheetReader(registry, directory, files, last);
      List<StoredSheet> stored = withoutOlderPostings(readAll(survey, sheets), registry, directory);
      List<SheetAccount> accounts = stored.stream().map(StoredSheet::account).toList();
      if (!places.acceptUnreadable()) {
        requireUnderstood(accounts);
      }
      Accounts.write(store, accounts);
      Set<String> empty = new HashSet<>();
      for (LakeTable table : tables) {
        if (LakeFiles.isEmpty(directory.resolve(table.name()))) {
          empty.add(table.name());
          store.writeEmpty(table, directory.resolve(table.name()).resolve("none.parquet"));
        }
      }
      LastReading.write(
          directory,
          reader,
          stored.stream().filter(sheet -> !sheet.account().isSuperseded()).toList());
      List<OtherLabel> labels = OtherLabel.in(directory, registry, empty);
      OtherLabel.write(store, labels);
      List<ExactRepeats> repeats = ExactRepeats.in(directory, registry);
      ExactRepeats.write(store, repeats);
      TotalsStated.write(store, survey);
      return new LakeLedger(
          accounts.stream().map(SheetAccount::sheet).toList(),
          accounts.stream().flatMap(account -> account.columns().stream()).toList(),
          labels,
          repeats,
          new LakeLedger.Reuse(files.count(), files.unread(), sheets.damaged()));
    }
  }

  private static List<StoredSheet> withoutOlderPostings(
      List<StoredSheet> stored, Registry registry, Path directory)
      throws IOException, UnreadableReleaseException {
    List<Problem> problems = new ArrayList<>();
    List<StoredSheet> kept =
        new Postings(directory, registry.tables()).superseded(stored, problems);
    if (!problems.isEmpty()) {
      throw new UnreadableReleaseException(problems);
    }
    return kept;
  }

  /// A column that says when events were and cannot be read was not understood, and neither was a sheet most of whose
  /// rows do not fit its columns; their numbers would be of nothing.
  private static void requireUnderstood(List<SheetAccount> accounts)
      throws UnreadableReleaseException {
    List<Problem> problems =
        accounts.stream()
            .map(SheetAccount::sheet)
            .filter(sheet -> sheet.key().wasNotUnderstood() || sheet.misfits() > 0)
            .map(
                sheet ->
                    sheet.key().wasNotUnderstood() ? notUnderstood(sheet) : ofOtherColumns(sheet))
            .toList();
    if (!problems.isEmpty()) {
      throw new UnreadableReleaseException(problems);
    }
  }

  private static Problem notUnderstood(SheetLedger sheet) {
    SheetLedger.Key key = sheet.key();
    boolean eitherWay = why(sheet).endsWith(CellTyper.EITHER_WAY);
    return new Problem(
        new Problem.Place(sheet.file(), sheet.sheet(), key.firstRow(), key.header()),
        String.format(
            Locale.ROOT,
            "%,d of %,d dates cannot be read, this one first%s; more than %.0f %% is no mistake of"
                + " typing",
            key.unreadable(),
            key.values(),
            why(sheet),
            100 * SheetLedger.Key.MOST_UNREADABLE),
        (eitherWay
                ? "a name of the file that states its days, such as FY2025, where you know them; "
                : "")
            + "dates as docs/reference/reading.md lists them; --accept-unreadable builds without these"
            + " rows' dates");
  }

  /// Why dates cannot be read of which the column says more than that they are none.
  private static String why(SheetLedger sheet) {
    return Stream.of(CellTyper.EITHER_WAY, CellTyper.TURNED_AROUND)
        .filter(why -> sheet.rejected().keySet().stream().anyMatch(one -> one.endsWith(why)))
        .map(why -> ": " + why)
        .findFirst()
        .orElse("");
  }

  private static Problem ofOtherColumns(SheetLedger sheet) {
    return new Problem(
        Problem.Place.sheet(sheet.file(), sheet.sheet()),
        String.format(
            Locale.ROOT,
            "%,d of %,d rows do not fit its columns (%s); more than half is no mistake of typing",
            sheet.misfits(),
            sheet.read(),
            String.join("; ", sheet.rejected().keySet())),
        "rows under their headers; --accept-unreadable builds with the others");
  }

  private static List<StoredSheet> readAll(Survey survey, SheetReader sheets)
      throws IOException, UnreadableReleaseException {
    int threads = Math.min(MOST_SHEETS_AT_ONCE, Runtime.getRuntime().availableProcessors());
    List<StoredSheet> stored = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      Map<Integer, Future<SheetReader.Outcome>> futures = new TreeMap<>();
      for (int place : largestFilesFirst(survey.sheets())) {
        SurveyedSheet sheet = survey.sheets().get(place);
        String part = String.format(Locale.ROOT, "%05d.parquet", place);
        futures.put(place, workers.submit(() -> sheets.read(sheet, part)));
      }
      for (Future<SheetReader.Outcome> future : futures.values()) {
        switch (await(future)) {
          case SheetReader.Outcome.Done(StoredSheet sheet) -> stored.add(sheet);
          case SheetReader.Outcome.Damaged(Problem problem) -> problems.add(problem);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableReleaseException(problems);
    }
    return stored;
  }

  /// Places of sheets in the order in which they are read: the largest files first, so that at the end no
  /// thread waits long for another, and the sheets of a file one after the other, so that few files are
  /// open at a time.
  private static List<Integer> largestFilesFirst(List<SurveyedSheet> sheets) {
    return IntStream.range(0, sheets.size())
        .boxed()
        .sorted(Comparator.comparingLong((Integer place) -> -sheets.get(place).file().bytes()))
        .toList();
  }

  private static SheetReader.Outcome await(Future<SheetReader.Outcome> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading", e);
    }
  }
}
