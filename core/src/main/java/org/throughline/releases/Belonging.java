package org.throughline.releases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.releases.Recognition.Known;
import org.throughline.releases.Recognition.PassedOver;
import org.throughline.releases.Recognition.Status;
import org.throughline.releases.Survey.SurveyedSheet;

/// Decides which sheets belong to their file, where a workbook holds one that was left over from another
/// release or another fiscal year. What the names do not settle is read: several years in one file are
/// usual.
final class Belonging {

  private final List<SurveyedSheet> all;

  private Belonging(List<SurveyedSheet> all) {
    this.all = all;
  }

  /// The release that a file's sheets state, and what is wrong when they state several and the file's
  /// name settles nothing.
  record Stated(Optional<String> release, Optional<Problem> problem) {}

  /// @param sheets of one file
  static Stated release(SourceFile file, List<SurveyedSheet> sheets) {
    List<String> stated = sheets.stream().flatMap(s -> release(s).stream()).distinct().toList();
    Optional<String> named = Preamble.releaseNumberIn(file.name());
    if (stated.size() < 2) {
      return new Stated(
          stated.isEmpty() ? named : Optional.of(stated.getFirst()), Optional.empty());
    }
    if (named.isPresent() && stated.contains(named.get())) {
      return new Stated(named, Optional.empty());
    }
    Problem problem =
        new Problem(
            Problem.Place.file(file.name()),
            "its sheets state several releases: " + String.join(", ", stated),
            "sheets of one release, or that release's number in the file's name");
    return new Stated(Optional.empty(), Optional.of(problem));
  }

  private static Optional<String> release(SurveyedSheet sheet) {
    return known(sheet).flatMap(known -> known.preamble().releaseNumber());
  }

  private static Optional<Known> known(SurveyedSheet sheet) {
    return sheet.recognition() instanceof Known known ? Optional.of(known) : Optional.empty();
  }

  /// The sheets of a file whose release is settled; one that states another release is passed over.
  static List<SurveyedSheet> ofRelease(String release, List<SurveyedSheet> sheets) {
    return sheets.stream()
        .map(sheet -> new SurveyedSheet(sheet.file(), release, sheet.sheet(), sheet.recognition()))
        .map(
            sheet ->
                release(sheet).filter(stated -> !stated.equals(release)).isEmpty()
                    ? sheet
                    : passedOver(
                        sheet,
                        Status.OTHER_RELEASE,
                        "it states release %s, its file is of %s"
                            .formatted(release(sheet).orElseThrow(), release)))
        .toList();
  }

  private static SurveyedSheet passedOver(SurveyedSheet sheet, Status status, String reason) {
    return new SurveyedSheet(
        sheet.file(), sheet.release(), sheet.sheet(), new PassedOver(status, reason));
  }

  /// All sheets of all files; one that states a fiscal year its file is not of is passed over.
  static List<SurveyedSheet> ofYear(List<SurveyedSheet> all) {
    Belonging belonging = new Belonging(all);
    List<SurveyedSheet> kept = new ArrayList<>();
    for (SurveyedSheet sheet : all) {
      Optional<String> reason = belonging.otherYear(sheet);
      kept.add(reason.map(why -> passedOver(sheet, Status.OTHER_YEAR, why)).orElse(sheet));
    }
    return kept;
  }

  private Optional<String> otherYear(SurveyedSheet sheet) {
    OptionalInt own = year(sheet);
    OptionalInt file = fileYear(sheet);
    if (own.isEmpty() || file.isEmpty() || own.equals(file)) {
      return Optional.empty();
    }
    Set<Integer> years = new HashSet<>();
    all.stream()
        .filter(other -> other.file().equals(sheet.file()))
        .forEach(other -> year(other).ifPresent(years::add));
    if (!years.contains(file.getAsInt())) {
      return Optional.empty();
    }
    String states =
        String.format(
            Locale.ROOT, "it states FY%d, its file FY%d", own.getAsInt(), file.getAsInt());
    if (!years.containsAll(between(own.getAsInt(), file.getAsInt()))) {
      return Optional.of(states + ", and no sheet states the years between");
    }
    return fileOfThatYear(sheet, own.getAsInt())
        .map(
            other ->
                String.format(Locale.ROOT, "%s, and FY%d is in %s", states, own.getAsInt(), other));
  }

  private static Set<Integer> between(int a, int b) {
    Set<Integer> years = new HashSet<>();
    for (int year = Math.min(a, b) + 1; year < Math.max(a, b); year++) {
      years.add(year);
    }
    return years;
  }

  private static OptionalInt year(SurveyedSheet sheet) {
    return known(sheet).map(known -> known.preamble().fiscalYear()).orElse(OptionalInt.empty());
  }

  private static OptionalInt fileYear(SurveyedSheet sheet) {
    String name = sheet.file().name();
    return FiscalYears.only(name.substring(name.lastIndexOf('/') + 1));
  }

  /// Another file of the release whose name states the year and that holds the same table of it.
  private Optional<String> fileOfThatYear(SurveyedSheet sheet, int year) {
    Stream<SurveyedSheet> others =
        all.stream()
            .filter(other -> !other.file().equals(sheet.file()))
            .filter(other -> other.release().equals(sheet.release()))
            .filter(other -> table(other).equals(table(sheet)));
    return others
        .filter(other -> fileYear(other).equals(OptionalInt.of(year)))
        .map(other -> other.file().name())
        .findFirst();
  }

  private static Optional<String> table(SurveyedSheet sheet) {
    return known(sheet).map(known -> known.mapping().table().table());
  }
}
