package org.throughline.releases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.releases.Problem.Place;
import org.throughline.releases.Recognition.Status;
import org.throughline.releases.SheetRecognizer.TextRow;
import org.throughline.releases.Survey.SurveyedSheet;

/// Looks at the first rows of every sheet of every file, and refuses all files together when any of
/// them cannot be read, so that nothing is half-read.
public final class Surveyor {

  /// A folder with a file of this name inside holds something else, such as the truth of a synthetic
  /// release, and is passed over.
  static final String NOT_A_RELEASE = ".not-a-release";

  /// What this program marks its own folders with.
  private static final String OUR_MARKER = ".throughline";

  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final SheetRecognizer recognizer;
  private final Function<Path, Optional<String>> posted;
  private final List<Problem> problems = new ArrayList<>();
  private final List<SurveyedSheet> surveyed = new ArrayList<>();

  private Surveyor(SheetRecognizer recognizer, Function<Path, Optional<String>> posted) {
    this.recognizer = recognizer;
    this.posted = posted;
  }

  /// @param input a file, or a folder whose files (also in sub-folders) are read, except hidden files and
  ///     sub-folders that say they are not part of a release
  /// @throws UnreadableReleaseException with every problem of every file
  public static Survey survey(Path input, Registry registry)
      throws IOException, UnreadableReleaseException {
    return survey(input, registry, _ -> Optional.empty());
  }

  /// The same of a folder in which statistics that an agency posted lie beside the released files.
  ///
  /// @param posted what makes a file without a table of records, or one that cannot be read, such a posting; it is asked
  ///     by several threads
  public static Survey survey(
      Path input, Registry registry, Function<Path, Optional<String>> posted)
      throws IOException, UnreadableReleaseException {
    Findings findings = look(input, registry, posted);
    if (!findings.problems().isEmpty()) {
      throw new UnreadableReleaseException(findings.problems());
    }
    return findings.survey();
  }

  /// The same without refusing: what could be read, and the problems.
  public static Findings look(Path input, Registry registry) throws IOException {
    return look(input, registry, _ -> Optional.empty());
  }

  /// The same where statistics that an agency posted may lie beside the released files.
  ///
  /// @param posted as of `survey`
  public static Findings look(
      Path input, Registry registry, Function<Path, Optional<String>> posted) throws IOException {
    SheetRecognizer recognizer = new SheetRecognizer(registry);
    Surveyor all = new Surveyor(recognizer, posted);
    List<Path> files = all.filesOf(input);
    try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Surveyor>> looks =
          files.stream()
              .map(
                  file ->
                      workers.submit(() -> new Surveyor(recognizer, posted).lookAt(input, file)))
              .toList();
      for (Future<Surveyor> look : looks) {
        Surveyor one = look.get();
        all.problems.addAll(one.problems);
        all.surveyed.addAll(one.surveyed);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while looking at the files", e);
    }
    if (!all.surveyed.isEmpty() && all.surveyed.stream().allMatch(Surveyor::isBeside)) {
      all.problem(
          Place.file(input.toString()),
          "holds no released file; passed over: "
              + all.surveyed.stream()
                  .map(sheet -> sheet.file().name())
                  .collect(Collectors.joining(", ")),
          "at least one released file; `official` reads what an agency posted by itself");
    }
    return new Findings(new Survey(Belonging.ofYear(SameContent.once(all.surveyed))), all.problems);
  }

  /// What files hold, and what would keep them from being built.
  public record Findings(Survey survey, List<Problem> problems) {
    public Findings {
      problems = List.copyOf(problems);
    }
  }

  /// The files of a release, hidden ones and folders of something else left out.
  ///
  /// @param input a file, or a folder of them
  public static List<Path> releasedFiles(Path input) throws IOException {
    if (!Files.isDirectory(input)) {
      return List.of(input);
    }
    try (Stream<Path> all = Files.walk(input)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !isHidden(input, file))
          .sorted(Comparator.comparing(file -> input.relativize(file).toString()))
          .toList();
    }
  }

  private List<Path> filesOf(Path input) throws IOException {
    if (!Files.exists(input)) {
      problem(
          Place.file(input.toString()), "does not exist", "a released file or a folder of them");
      return List.of();
    }
    List<Path> files = releasedFiles(input);
    if (files.isEmpty()) {
      problem(Place.file(input.toString()), "holds no files", "at least one released file");
    }
    return files;
  }

  private static boolean isHidden(Path input, Path file) {
    Path place = input;
    for (Path part : input.relativize(file)) {
      place = place.resolve(part);
      boolean dotted = part.toString().startsWith(".") && !place.equals(file);
      if (dotted || Files.exists(place.resolve(NOT_A_RELEASE))) {
        return true;
      }
    }
    return file.endsWith(NOT_A_RELEASE) || file.endsWith(OUR_MARKER);
  }

  private Surveyor lookAt(Path input, Path path) {
    try {
      if (isBeside(input, path)) {
        return this;
      }
      if (!Containers.isArchive(path)) {
        SourceFile file = SourceFile.of(input, path);
        look(input, file, () -> Containers.open(file));
        return this;
      }
      List<String> entries;
      try (Archive archive = new Archive(path)) {
        entries = archive.files();
      }
      if (entries.isEmpty()) {
        problem(
            Place.file(SourceFile.name(input, path)),
            "holds no files",
            "at least one released file");
      }
      entries.forEach(entry -> lookInside(input, path, entry));
    } catch (IOException e) {
      besideOrUnreadable(input, path, e);
    }
    return this;
  }

  /// A workbook that is cut short looks like a zip of files.
  private void besideOrUnreadable(Path input, Path path, IOException e) {
    Optional<String> posting = posted.apply(path);
    if (posting.isEmpty()) {
      unreadable(SourceFile.name(input, path), e);
      return;
    }
    try {
      beside(input, SourceFile.of(input, path), posting.get());
    } catch (IOException gone) {
      unreadable(SourceFile.name(input, path), gone);
    }
  }

  private boolean isBeside(Path input, Path path) throws IOException {
    Optional<String> what = Beside.what(SourceFile.name(input, path), Containers.firstBytes(path));
    if (what.isEmpty() || input.equals(path)) {
      return false;
    }
    beside(input, SourceFile.of(input, path), what.get());
    return true;
  }

  private static boolean isBeside(SurveyedSheet sheet) {
    return sheet.recognition() instanceof Recognition.PassedOver(Status status, String _)
        && status == Status.BESIDE;
  }

  private void beside(Path input, SourceFile file, String what) {
    Recognition passedOver = new Recognition.PassedOver(Status.BESIDE, what);
    surveyed.add(new SurveyedSheet(file, release(input), new Sheet(0, "", true), passedOver));
  }

  private static String release(Path input) {
    return PersonalTexts.withoutPersons(
        input.toAbsolutePath().normalize().getFileName().toString());
  }

  private void lookInside(Path input, Path zip, String entry) {
    try (Unpacked unpacked = Unpacked.of(zip, entry)) {
      SourceFile file = unpacked.source(input);
      Optional<String> what = Beside.what(entry, Containers.firstBytes(unpacked.file()));
      if (what.isPresent()) {
        beside(input, file, what.get());
        return;
      }
      look(input, file, () -> Containers.open(unpacked));
    } catch (IOException e) {
      unreadable(SourceFile.nameOfEntry(input, zip, entry), e);
    }
  }

  /// Opens a file.
  private interface Opening {
    SheetContainer open() throws IOException;
  }

  private void look(Path input, SourceFile file, Opening opening) {
    int before = problems.size();
    try (SheetContainer container = opening.open()) {
      if (container instanceof DelimitedContainer text && text.isProse(file.name())) {
        beside(input, file, "a text that is no table");
        return;
      }
      List<SurveyedSheet> sheets = sheets(file, container);
      if (container instanceof DelimitedContainer text
          && text.mayBeProse(file.name())
          && sheets.stream()
              .allMatch(sheet -> sheet.recognition() instanceof Recognition.Foreign)) {
        beside(input, file, "a text that is no table");
        return;
      }
      Optional<String> posting =
          sheets.stream().anyMatch(Surveyor::isKnown) ? Optional.empty() : posting(file);
      if (posting.isPresent()) {
        beside(input, file, posting.get());
        return;
      }
      accept(input, file, sheets);
    } catch (IOException | RuntimeException e) {
      // Readers of damaged zip and XML throw unchecked exceptions of their own; none may pass as
      // success.
      while (problems.size() > before) {
        problems.removeLast();
      }
      Optional<String> posting = posting(file);
      if (posting.isPresent()) {
        beside(input, file, posting.get());
        return;
      }
      unreadable(file.name(), e);
    }
  }

  /// A zip is none: only its entries could be.
  private Optional<String> posting(SourceFile file) {
    return file.entry().isEmpty() ? posted.apply(file.path()) : Optional.empty();
  }

  private List<SurveyedSheet> sheets(SourceFile file, SheetContainer container) throws IOException {
    List<SurveyedSheet> sheets = new ArrayList<>();
    Map<Integer, List<TextRow>> foreign = new TreeMap<>();
    for (Sheet sheet : container.sheets()) {
      List<TextRow> rows = firstRows(container, sheet);
      Recognition alone = recognizer.recognize(file.name(), sheet, rows);
      if (alone instanceof Recognition.Foreign) {
        foreign.put(sheets.size(), rows);
      }
      sheets.add(new SurveyedSheet(file, "", sheet, alone));
    }
    foreign.forEach(
        (at, rows) -> {
          SurveyedSheet sheet = sheets.get(at);
          Optional<Recognition> found =
              knownNear(sheets, at)
                  .flatMap(known -> recognizer.continuation(known, sheet.sheet(), rows).stream())
                  .findFirst();
          sheets.set(
              at,
              new SurveyedSheet(
                  file,
                  "",
                  sheet.sheet(),
                  found
                      .or(() -> sheet.sheet().visible() ? StatedTotals.of(rows) : Optional.empty())
                      .or(() -> dictionary(rows))
                      .orElse(sheet.recognition())));
        });
    return sheets;
  }

  private Optional<Recognition> dictionary(List<TextRow> rows) {
    return recognizer.describesColumns(rows)
        ? Optional.of(
            new Recognition.PassedOver(Status.BESIDE, "a list of columns, not of records"))
        : Optional.empty();
  }

  /// The known tables of the workbook that a sheet may go on with, or begin: those before it, the nearest first, then
  /// those after it. Notes and other tables may stand between.
  private static Stream<Recognition.Known> knownNear(List<SurveyedSheet> sheets, int at) {
    return Stream.concat(
            sheets.subList(0, at).reversed().stream(),
            sheets.subList(at + 1, sheets.size()).stream())
        .map(SurveyedSheet::recognition)
        .filter(Recognition.Known.class::isInstance)
        .map(Recognition.Known.class::cast);
  }

  private void unreadable(String file, Exception e) {
    problem(
        Place.file(file),
        "cannot be read: " + (e.getMessage() == null ? e.toString() : e.getMessage()),
        "xlsx, xls, or text with one row per line; also gzipped, or several in a zip");
  }

  /// The first rows from the first that holds anything: blank ones in front are no reason to miss a table.
  private static List<TextRow> firstRows(SheetContainer container, Sheet sheet) throws IOException {
    List<TextRow> rows = new ArrayList<>();
    container.rows(
        sheet,
        row -> {
          if (rows.isEmpty() && row.isBlank()) {
            return true;
          }
          List<String> cells = new ArrayList<>();
          for (int i = 0; i < row.width(); i++) {
            cells.add(row.shown(i));
          }
          rows.add(new TextRow(row.number(), cells));
          return row.number() - rows.getFirst().number() < SheetRecognizer.ROWS_SEARCHED - 1;
        });
    return rows;
  }

  private void accept(Path input, SourceFile file, List<SurveyedSheet> all) {
    List<SurveyedSheet> sheets = notUnderstood(all);
    boolean refused = false;
    for (SurveyedSheet sheet : sheets) {
      if (sheet.recognition() instanceof Recognition.Refused(Problem problem)) {
        problems.add(problem);
        refused = true;
      }
    }
    boolean known = sheets.stream().anyMatch(Surveyor::isKnown);
    if (!refused && !known && sheets.stream().noneMatch(Surveyor::isBeside)) {
      problems.add(nothingKnown(file, sheets));
    }
    Belonging.Stated stated = Belonging.release(file, sheets);
    stated.problem().ifPresent(problems::add);
    String release = stated.release().orElseGet(() -> release(input));
    surveyed.addAll(stated.problem().isPresent() ? sheets : Belonging.ofRelease(release, sheets));
  }

  private static boolean isKnown(SurveyedSheet sheet) {
    return sheet.recognition() instanceof Recognition.Known;
  }

  /// A table that is not understood does not keep its neighbours in the file from being read.
  private static List<SurveyedSheet> notUnderstood(List<SurveyedSheet> sheets) {
    if (sheets.stream().noneMatch(Surveyor::isKnown)) {
      return sheets;
    }
    return sheets.stream()
        .map(
            sheet ->
                sheet.recognition() instanceof Recognition.Refused(Problem problem)
                    ? new SurveyedSheet(
                        sheet.file(),
                        sheet.release(),
                        sheet.sheet(),
                        new Recognition.PassedOver(Status.NOT_UNDERSTOOD, problem.what()))
                    : sheet)
        .toList();
  }

  private static Problem nothingKnown(SourceFile file, List<SurveyedSheet> sheets) {
    for (SurveyedSheet sheet : sheets) {
      if (sheet.recognition() instanceof Recognition.PassedOver(Status status, String reason)
          && reason.contains("headers of")) {
        return new Problem(
            Place.sheet(file.name(), sheet.sheet().name()),
            "no sheet that is shown has the headers of a known vocabulary; this one is hidden, and "
                + reason,
            "a file as released; if the hidden sheet is what was released, unhide it");
      }
    }
    return new Problem(
        Place.file(file.name()),
        "no sheet has the headers of a known vocabulary (nearest: " + nearest(sheets) + ")",
        "a vocabulary of the registry; CONTRIBUTING.md says how to add one");
  }

  private static String nearest(List<SurveyedSheet> sheets) {
    return sheets.stream()
        .flatMap(
            s ->
                s.recognition() instanceof Recognition.Foreign(String closest)
                    ? Stream.of(closest)
                    : Stream.empty())
        .filter(closest -> !closest.equals("none"))
        .findFirst()
        .orElse("none");
  }

  private void problem(Place where, String what, String valid) {
    problems.add(new Problem(where, what, valid));
  }
}
