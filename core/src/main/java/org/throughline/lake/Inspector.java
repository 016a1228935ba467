package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.throughline.releases.Containers;
import org.throughline.releases.Problem;
import org.throughline.releases.Recognition;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.SheetMapping;
import org.throughline.releases.Survey.SurveyedSheet;
import org.throughline.releases.Surveyor;

/// Reads files to say what they hold. Writes nothing.
public final class Inspector {

  private final Registry registry;
  private final List<Problem> problems = new ArrayList<>();

  private Inspector(Registry registry) {
    this.registry = registry;
  }

  /// @param input a file or a folder
  /// @param posted what makes a file without a table of records one that an agency posted
  /// @throws IOException when the folder cannot be listed; what is wrong with a file is in the result
  public static Inspection inspect(
      Path input, Registry registry, Function<Path, Optional<String>> posted) throws IOException {
    Surveyor.Findings findings = Surveyor.look(input, registry, posted);
    Inspector inspector = new Inspector(registry);
    inspector.problems.addAll(findings.problems());
    List<Inspection.Sheet> sheets = new ArrayList<>();
    for (SurveyedSheet sheet : findings.survey().sheets()) {
      sheets.add(
          new Inspection.Sheet(
              sheet.file().name(),
              sheet.release(),
              sheet.sheet().name(),
              sheet.sheet().visible(),
              inspector.content(sheet)));
    }
    return new Inspection(sheets, inspector.problems);
  }

  private Inspection.Content content(SurveyedSheet sheet) {
    return switch (sheet.recognition()) {
      case Recognition.Known(SheetMapping mapping, org.throughline.releases.Preamble preamble) ->
          table(sheet, mapping);
      case Recognition.Empty empty -> new Inspection.Content.Unread("empty");
      case Recognition.Foreign(String closest) ->
          new Inspection.Content.Unread("no known table; nearest: " + closest);
      case Recognition.Totals(List<Recognition.Total> totals) ->
          new Inspection.Content.Unread(
              totals.size() + " totals by fiscal year, to reconcile with");
      case Recognition.PassedOver(Recognition.Status status, String reason) ->
          new Inspection.Content.Unread(status.word() + ", " + reason);
      case Recognition.Refused(Problem problem) -> new Inspection.Content.Unread(problem.what());
    };
  }

  private Inspection.Content table(SurveyedSheet sheet, SheetMapping mapping) {
    Problem.Place place = Problem.Place.sheet(sheet.file().name(), sheet.sheet().name());
    try (SheetContainer container = Containers.open(sheet.file())) {
      SheetInspector rows =
          new SheetInspector(
              mapping,
              place,
              new CellTyper.Setting(
                  registry,
                  mapping.nulls(),
                  container.countsFrom1904(),
                  !container.fieldsAreCounted(),
                  new PersonNumber(sheet.release()),
                  Lessons.NONE),
              container.fieldsAreCounted());
      container.rows(sheet.sheet(), rows);
      return rows.table();
    } catch (IOException e) {
      problems.add(Problem.unread(place, e));
      return new Inspection.Content.Unread("damaged");
    }
  }
}
