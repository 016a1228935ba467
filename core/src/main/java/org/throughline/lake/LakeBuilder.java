package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.throughline.releases.Problem;
import org.throughline.releases.Recognition;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.Survey;
import org.throughline.releases.Survey.SurveyedSheet;
import org.throughline.releases.UnreadableReleaseException;

/// Builds the lake from surveyed sheets, some sheets at a time. What is written depends on the files
/// alone, never on which sheet was done first.
public final class LakeBuilder {

  /// Each sheet has a thread that reads and one that writes, and needs some 200 MB.
  private static final int MOST_SHEETS_AT_ONCE = 4;

  private final Registry registry;
  private final ReadingProgress progress;
  private final Path directory;
  private final OpenFiles files;

  private LakeBuilder(
      Registry registry, ReadingProgress progress, Path directory, OpenFiles files) {
    this.registry = registry;
    this.progress = progress;
    this.directory = directory;
    this.files = files;
  }

  /// Reads every known sheet into Parquet files under `directory`, which is created.
  ///
  /// @throws UnreadableReleaseException when a file turns out to be damaged further down; every
  ///     damaged file is named
  public static LakeLedger build(
      Survey survey, Registry registry, Path directory, ReadingProgress progress)
      throws IOException, UnreadableReleaseException {
    List<LakeTable> tables =
        Stream.concat(
                registry.tables().stream().map(LakeTable::of),
                Stream.of(LakeTable.REJECTS, LakeTable.ANOMALIES))
            .toList();
    for (LakeTable table : tables) {
      Files.createDirectories(directory.resolve(table.name()));
    }
    try (OpenFiles files = new OpenFiles(survey);
        LakeStore store = new LakeStore(directory)) {
      List<SheetAccount> accounts =
          new LakeBuilder(registry, new OneAtATime(progress), directory, files).readAll(survey);
      Accounts.write(store, accounts);
      for (LakeTable table : tables) {
        if (LakeFiles.isEmpty(directory.resolve(table.name()))) {
          store.writeEmpty(table, directory.resolve(table.name()).resolve("none.parquet"));
        }
      }
      return new LakeLedger(
          accounts.stream().map(SheetAccount::sheet).toList(),
          accounts.stream().flatMap(account -> account.columns().stream()).toList());
    }
  }

  /// What reading one sheet came to.
  private sealed interface Outcome {
    record Done(SheetAccount account) implements Outcome {}

    record Damaged(Problem problem) implements Outcome {}
  }

  private List<SheetAccount> readAll(Survey survey) throws IOException, UnreadableReleaseException {
    int threads = Math.min(MOST_SHEETS_AT_ONCE, Runtime.getRuntime().availableProcessors());
    List<SheetAccount> accounts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (SurveyedSheet sheet : survey.sheets()) {
        String part = "%05d.parquet".formatted(futures.size());
        futures.add(workers.submit(() -> outcome(sheet, part)));
      }
      for (Future<Outcome> future : futures) {
        switch (await(future)) {
          case Outcome.Done(SheetAccount account) -> accounts.add(account);
          case Outcome.Damaged(Problem problem) -> problems.add(problem);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new UnreadableReleaseException(problems);
    }
    return accounts;
  }

  private static Outcome await(Future<Outcome> future) throws IOException {
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

  private Outcome outcome(SurveyedSheet sheet, String part) throws IOException {
    return switch (sheet.recognition()) {
      case Recognition.Known known -> read(sheet, known, part);
      case Recognition.Empty _ ->
          new Outcome.Done(SheetAccount.notRead(sheet, "empty", "no cell holds anything"));
      case Recognition.Foreign(String closest) ->
          new Outcome.Done(
              SheetAccount.notRead(sheet, "foreign", "no known table; nearest: " + closest));
      case Recognition.PassedOver(Recognition.Status status, String reason) ->
          new Outcome.Done(SheetAccount.notRead(sheet, status.word(), reason));
      case Recognition.Refused(Problem problem) -> new Outcome.Damaged(problem);
    };
  }

  private Outcome read(SurveyedSheet sheet, Recognition.Known known, String part)
      throws IOException {
    String file = sheet.file().name();
    String name = sheet.sheet().name();
    progress.begin(file, name);
    SheetParts parts =
        new SheetParts(
            directory,
            LakeTable.of(known.mapping().table()),
            new SheetParts.Origin(sheet.release(), file, name),
            part);
    try {
      SheetAccount account = ingest(sheet, known, parts);
      parts.close();
      return new Outcome.Done(account);
    } catch (IOException e) {
      parts.abandon();
      return new Outcome.Damaged(damaged(file, name, e));
    } catch (RuntimeException e) {
      parts.abandon();
      throw e;
    } finally {
      files.done(sheet.file());
    }
  }

  private SheetAccount ingest(SurveyedSheet sheet, Recognition.Known known, SheetParts parts)
      throws IOException {
    SheetContainer container = files.container(sheet.file());
    SheetIngest ingest =
        new SheetIngest(
            sheet, known, container, new SheetIngest.Destination(parts, registry, progress::rows));
    container.rows(sheet.sheet(), ingest);
    ingest.finish();
    return new SheetAccount(
        ingest.ledger(), SheetAccount.Stated.of(known.preamble()), ingest.columnLedger());
  }

  private static Problem damaged(String file, String sheet, IOException e) {
    return new Problem(
        Problem.Place.sheet(file, sheet),
        "cannot be read to its end: " + e.getMessage(),
        "the complete file as released");
  }
}
