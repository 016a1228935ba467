package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.NotEnoughMemoryException;
import org.throughline.releases.Problem;
import org.throughline.releases.Problem.Place;
import org.throughline.releases.Recognition;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.Survey.SurveyedSheet;

/// Puts one sheet into the lake: from its file, or as the last build left it. May be asked from several
/// threads.
final class SheetReader {

  private final Registry registry;
  private final Path lake;
  private final OpenFiles files;
  private final LastReading last;
  private final List<String> damaged = Collections.synchronizedList(new ArrayList<>());

  SheetReader(Registry registry, Path lake, OpenFiles files, LastReading last) {
    this.registry = registry;
    this.lake = lake;
    this.files = files;
    this.last = last;
  }

  /// What reading one sheet came to.
  sealed interface Outcome {
    record Done(StoredSheet sheet) implements Outcome {}

    record Damaged(Problem problem) implements Outcome {}
  }

  /// Sheets that were read again because what the last build kept of them is damaged, sorted.
  List<String> damaged() {
    return damaged.stream().sorted().toList();
  }

  /// @param part the name of the sheet's files
  Outcome read(SurveyedSheet sheet, String part) throws IOException {
    return switch (sheet.recognition()) {
      case Recognition.Known known -> known(sheet, known, part);
      case Recognition.Empty _ -> passedOver(sheet, "empty", "no cell holds anything");
      case Recognition.Foreign(String closest) ->
          passedOver(sheet, "foreign", "no known table; nearest: " + closest);
      case Recognition.Totals _ ->
          passedOver(sheet, "totals", "totals by fiscal year, which the records are compared with");
      case Recognition.PassedOver(Recognition.Status status, String reason) ->
          passedOver(sheet, status.word(), reason);
      case Recognition.Refused(Problem problem) -> new Outcome.Damaged(problem);
    };
  }

  private static Outcome passedOver(SurveyedSheet sheet, String status, String reason) {
    SheetAccount account = SheetAccount.notRead(sheet, status, reason);
    return new Outcome.Done(new StoredSheet(account, List.of()));
  }

  private Outcome known(SurveyedSheet sheet, Recognition.Known known, String part)
      throws IOException {
    try {
      StoredSheet before = asBefore(sheet, part);
      return before == null ? fromFile(sheet, known, part) : new Outcome.Done(before);
    } finally {
      files.done(sheet.file());
    }
  }

  private @Nullable StoredSheet asBefore(SurveyedSheet sheet, String part) throws IOException {
    Optional<StoredSheet> before = last.find(sheet);
    if (before.isEmpty()) {
      return null;
    }
    StoredSheet copy = before.get().copied(last.lake(), lake, part);
    if (copy == null) {
      damaged.add(Place.sheet(sheet.file().name(), sheet.sheet().name()).toString());
    }
    return copy;
  }

  private Outcome fromFile(SurveyedSheet sheet, Recognition.Known known, String part)
      throws IOException {
    Reading first = read(sheet, known, part, Lessons.NONE);
    Reading last =
        first.lessons().equals(Lessons.NONE) ? first : read(sheet, known, part, first.lessons());
    return last.outcome();
  }

  /// One reading of a sheet, and what it taught for another.
  private record Reading(Outcome outcome, Lessons lessons) {}

  private Reading read(SurveyedSheet sheet, Recognition.Known known, String part, Lessons lessons)
      throws IOException {
    SheetParts parts =
        new SheetParts(
            lake,
            LakeTable.of(known.mapping().table()),
            new SheetParts.Origin(sheet.release(), sheet.file().name(), sheet.sheet().name()),
            part);
    try {
      SheetContainer container = files.container(sheet.file());
      SheetIngest ingest =
          new SheetIngest(
              sheet,
              known,
              container,
              new SheetIngest.Destination(
                  parts, registry, lessons, more -> files.rows(sheet.file(), container, more)));
      container.rows(sheet.sheet(), ingest);
      ingest.finish();
      return lessons.equals(Lessons.NONE) && !ingest.lessons().equals(Lessons.NONE)
          ? again(parts, sheet, ingest.lessons())
          : read(parts, account(ingest, known));
    } catch (IOException e) {
      parts.abandon();
      return new Reading(new Outcome.Damaged(damaged(sheet, e)), Lessons.NONE);
    } catch (OutOfMemoryError _) {
      parts.abandon();
      NotEnoughMemoryException tooLarge =
          new NotEnoughMemoryException("with what is read beside it, it is");
      return new Reading(new Outcome.Damaged(damaged(sheet, tooLarge)), Lessons.NONE);
    } catch (RuntimeException e) {
      parts.abandon();
      throw e;
    }
  }

  private static Reading again(SheetParts parts, SurveyedSheet sheet, Lessons lessons)
      throws IOException {
    parts.abandon();
    return new Reading(
        new Outcome.Damaged(damaged(sheet, new IOException("it was to be read again"))), lessons);
  }

  private static Reading read(SheetParts parts, SheetAccount account) throws IOException {
    parts.close();
    return new Reading(new Outcome.Done(new StoredSheet(account, parts.stored())), Lessons.NONE);
  }

  private static SheetAccount account(SheetIngest ingest, Recognition.Known known) {
    return new SheetAccount(
        ingest.ledger(), SheetAccount.Stated.of(known.preamble()), ingest.columnLedger());
  }

  private static Problem damaged(SurveyedSheet sheet, IOException e) {
    return Problem.unread(Problem.Place.sheet(sheet.file().name(), sheet.sheet().name()), e);
  }
}
