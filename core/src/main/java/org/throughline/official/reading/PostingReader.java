package org.throughline.official.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.official.registry.Family;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.official.registry.SheetSpec;
import org.throughline.releases.Containers;
import org.throughline.releases.Problem;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.SourceFile;

/// Reads one file.
final class PostingReader {

  private static final Pattern CAPTURED = Pattern.compile("^(20\\d\\d)(\\d\\d)(\\d\\d)\\d{6}[_-]");
  private static final Pattern DATE_IN_NAME = Pattern.compile("(\\d\\d)(\\d\\d)(20\\d\\d)(?!\\d)");

  private static final Pattern DRAWN =
      Pattern.compile("(?i)(?:IIDS\\)?,?|as of|report,) *(\\d{1,2}[./]\\d{1,2}[./]\\d{4})");

  private static final Pattern TITLE_OF_DATA = Pattern.compile("(?i)^ICE .* data, *(EO)?FY.*");

  /// How long after its end a fiscal year's workbook is still posted.
  private static final int LONGEST_AFTER = 250;

  private static final int HEAD_ROWS = 6;

  /// How far down a sheet the first table of a posting is looked for.
  private static final int ROWS_LOOKED_AT = 60;

  private final OfficialRegistry registry;
  private final SourceFile file;
  private final Map<Sheet, Grid> grids = new LinkedHashMap<>();
  private final IdentityHashMap<SheetSpec, Anchors> anchors;
  private final Map<String, Statistic> statistics;
  private final IdentityHashMap<Grid, IdentityHashMap<SheetSpec, List<FoundTable>>> found =
      new IdentityHashMap<>();

  private PostingReader(
      OfficialRegistry registry,
      IdentityHashMap<SheetSpec, Anchors> anchors,
      Map<String, Statistic> statistics,
      SourceFile file) {
    this.registry = registry;
    this.anchors = anchors;
    this.statistics = statistics;
    this.file = file;
  }

  /// What one file comes to; without a posting when it is no official file.
  record Read(
      Optional<Posting> posting,
      List<Observation> observations,
      List<ListRow> rows,
      List<NotRead> notRead,
      List<Problem> problems) {}

  /// @param anchors by kind of sheet, the same for all files of a pile
  /// @param statistics that the files of the pile say, by all that they are made from
  static Read read(
      OfficialRegistry registry,
      IdentityHashMap<SheetSpec, Anchors> anchors,
      Map<String, Statistic> statistics,
      Path path) {
    String name = String.valueOf(path.getFileName());
    try {
      return new PostingReader(registry, anchors, statistics, SourceFile.of(path, path)).read();
    } catch (IOException | RuntimeException e) {
      // Readers of damaged zip and XML throw unchecked exceptions of their own.
      return refused(
          new Problem(
              Problem.Place.file(name), "cannot be read: " + e.getMessage(), valid(registry)));
    }
  }

  /// What makes a file one that an agency posts: a known table that begins in the first rows of a sheet, else its name,
  /// also where it cannot be read.
  static Optional<String> posting(
      OfficialRegistry registry, IdentityHashMap<SheetSpec, Anchors> anchors, Path path) {
    return hasKnownTable(registry, anchors, path)
        ? Optional.of("statistics that an agency posted, read as such")
        : registry.families().stream()
            .filter(family -> family.postedAs().matcher(String.valueOf(path.getFileName())).find())
            .findFirst()
            .map(family -> "named as " + family.about() + ", but without a table of it");
  }

  private static boolean hasKnownTable(
      OfficialRegistry registry, IdentityHashMap<SheetSpec, Anchors> anchors, Path path) {
    try {
      PostingReader reader =
          new PostingReader(registry, anchors, Map.of(), SourceFile.of(path, path));
      reader.open(ROWS_LOOKED_AT);
      return reader.family().isPresent();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private void open(int rows) throws IOException {
    try (SheetContainer container = Containers.open(file.path())) {
      for (Sheet sheet : container.sheets()) {
        grids.put(sheet, Grid.of(container, sheet, rows));
      }
    }
  }

  private static Read refused(Problem problem) {
    return new Read(Optional.empty(), List.of(), List.of(), List.of(), List.of(problem));
  }

  private static String valid(OfficialRegistry registry) {
    return registry.families().stream().map(Family::about).collect(Collectors.joining(", or "));
  }

  private Read read() throws IOException {
    open(Integer.MAX_VALUE);
    Optional<Family> family = family();
    return family.isEmpty()
        ? refused(
            new Problem(
                Problem.Place.file(file.name()),
                "holds no table that an agency is known to publish; its sheets are "
                    + grids.keySet().stream()
                        .map(sheet -> "'" + sheet.name() + "'")
                        .collect(Collectors.joining(", ")),
                valid(registry)))
        : read(family.get());
  }

  /// The family that most of the file's tables belong to.
  private Optional<Family> family() {
    Map<Family, Integer> tables = new LinkedHashMap<>();
    for (Family family : registry.families()) {
      int found = 0;
      for (Map.Entry<Sheet, Grid> entry : grids.entrySet()) {
        Optional<SheetSpec> spec = spec(family, entry.getKey());
        if (spec.isPresent()) {
          found +=
              (int)
                  found(entry.getValue(), spec.get()).stream()
                      .filter(one -> one.table().isPresent())
                      .count();
        }
      }
      if (found > 0) {
        tables.put(family, found * 2 + (family.file().matcher(file.name()).find() ? 1 : 0));
      }
    }
    return tables.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /// The anchors in a sheet, looked for once.
  private List<FoundTable> found(Grid grid, SheetSpec spec) {
    return found
        .computeIfAbsent(grid, g -> new IdentityHashMap<>())
        .computeIfAbsent(spec, s -> Objects.requireNonNull(anchors.get(s)).in(grid));
  }

  private static Optional<SheetSpec> spec(Family family, Sheet sheet) {
    return family.sheets().stream()
        .filter(spec -> spec.names().matcher(sheet.name().strip()).find())
        .findFirst();
  }

  private Read read(Family family) {
    Footnotes footnotes = footnotes(family);
    OptionalInt year = fiscalYear(family);
    Posting posting = posting(family, footnotes, year);
    List<Observation> observations = new ArrayList<>();
    List<ListRow> rows = new ArrayList<>();
    List<NotRead> notRead = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<Sheet, Grid> entry : grids.entrySet()) {
      Sheet sheet = entry.getKey();
      Optional<SheetSpec> spec = spec(family, sheet);
      if (spec.isPresent()) {
        OptionalInt ofSheet = fiscalYear(sheet, entry.getValue());
        OptionalInt about = about(sheet, entry.getValue());
        SheetReading reading =
            new SheetReading(
                new SheetFacts(
                    registry,
                    statistics,
                    0,
                    file.name(),
                    sheet.name(),
                    entry.getValue(),
                    footnotes,
                    ofSheet.isPresent() ? ofSheet : year,
                    dateInName(family)),
                spec.get(),
                fault(sheet, spec.get(), about, year),
                !spec.get().ofOneYear() ? OptionalInt.empty() : about.isPresent() ? about : year,
                posting.posted());
        reading.read(found(entry.getValue(), spec.get()));
        observations.addAll(reading.observations);
        rows.addAll(reading.rows);
        notRead.addAll(reading.notRead);
        problems.addAll(reading.problems);
      } else if (!isFootnotes(family, sheet) && hasNumbers(entry.getValue())) {
        notRead.add(
            new NotRead(
                file.name(), sheet.name(), "", sheet.name().strip(), "no such sheet is known"));
        renamed(family, sheet, entry.getValue()).ifPresent(problems::add);
      }
    }
    return new Read(
        Optional.of(dated(posting, observations)),
        AcrossSheets.once(observations),
        rows,
        notRead,
        problems);
  }

  /// A sheet by a name that nobody knows, though it holds tables that are known.
  private Optional<Problem> renamed(Family family, Sheet sheet, Grid grid) {
    for (SheetSpec spec : family.sheets()) {
      Optional<FoundTable> first =
          found(grid, spec).stream().filter(one -> one.table().isPresent()).findFirst();
      if (first.isPresent() && sheet.visible()) {
        FoundTable table = first.get();
        return Optional.of(
            new Problem(
                new Problem.Place(
                    file.name(), sheet.name(), table.row() + 1, Grid.letters(table.column())),
                "cell %s: '%s' stands on a sheet by an unknown name, '%s', whose tables are not read"
                    .formatted(
                        Grid.name(table.row(), table.column()),
                        table.title(),
                        sheet.name().strip()),
                "a name like '%s'".formatted(spec.exampleOfName())));
      }
    }
    return Optional.empty();
  }

  /// A file that says nothing of its date was posted after the last day that it is about.
  private static Posting dated(Posting posting, List<Observation> observations) {
    return observations.stream()
        .map(Observation::asOf)
        .max(LocalDate::compareTo)
        .filter(day -> posting.postedFrom().equals("contents"))
        .map(day -> posting.of(day))
        .orElse(posting);
  }

  private static Optional<Fault> fault(
      Sheet sheet, SheetSpec spec, OptionalInt ofSheet, OptionalInt ofFile) {
    if (!sheet.visible()) {
      return Optional.of(
          new Fault(TableFaults.HIDDEN, "the sheet '" + sheet.name() + "' is hidden"));
    }
    boolean other =
        spec.ofOneYear()
            && ofSheet.isPresent()
            && ofFile.isPresent()
            && ofSheet.getAsInt() != ofFile.getAsInt();
    return other
        ? Optional.of(
            new Fault(
                TableFaults.ANOTHER_YEAR,
                String.format(
                    Locale.ROOT,
                    "the sheet '%s' is about FY%d, the file about FY%d",
                    sheet.name(),
                    ofSheet.getAsInt(),
                    ofFile.getAsInt())))
        : Optional.empty();
  }

  private static boolean isFootnotes(Family family, Sheet sheet) {
    return family.footnotes().stream().anyMatch(p -> p.matcher(sheet.name().strip()).find());
  }

  private static boolean hasNumbers(Grid grid) {
    for (int r = 0; r < grid.rows(); r++) {
      for (int c = 0; c < grid.width(); c++) {
        if (grid.isNumber(r, c)) {
          return true;
        }
      }
    }
    return false;
  }

  private Footnotes footnotes(Family family) {
    return grids.entrySet().stream()
        .filter(entry -> entry.getKey().visible() && isFootnotes(family, entry.getKey()))
        .map(entry -> Footnotes.of(entry.getValue()))
        .findFirst()
        .orElse(Footnotes.NONE);
  }

  /// The year that a sheet's name says, else its head.
  private static OptionalInt fiscalYear(Sheet sheet, Grid grid) {
    OptionalInt named = FiscalYear.in(sheet.name());
    for (int r = 0; r < Math.min(HEAD_ROWS, grid.rows()) && named.isEmpty(); r++) {
      named = FiscalYear.in(grid.shown(r, 0));
    }
    return named;
  }

  /// The year that the title of a sheet's data says, else the one of its name or head: a sheet of years ago goes
  /// by a new name.
  private static OptionalInt about(Sheet sheet, Grid grid) {
    for (int r = 0; r < Math.min(HEAD_ROWS, grid.rows()); r++) {
      Matcher title = TITLE_OF_DATA.matcher(grid.shown(r, 0));
      if (title.find()) {
        return FiscalYear.in(title.group());
      }
    }
    return fiscalYear(sheet, grid);
  }

  /// The year of most visible sheets of one year; of equally many, the one in the file's name.
  private OptionalInt fiscalYear(Family family) {
    OptionalInt named = FiscalYear.in(file.name());
    Map<Integer, Integer> sheets = new TreeMap<>();
    for (Map.Entry<Sheet, Grid> entry : grids.entrySet()) {
      boolean counts =
          entry.getKey().visible()
              && spec(family, entry.getKey()).filter(SheetSpec::ofOneYear).isPresent();
      if (counts) {
        fiscalYear(entry.getKey(), entry.getValue())
            .ifPresent(year -> sheets.merge(year, year == named.orElse(0) ? 11 : 10, Integer::sum));
      }
    }
    boolean ofOneYear = family.sheets().stream().anyMatch(SheetSpec::ofOneYear);
    return sheets.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> OptionalInt.of(entry.getKey()))
        .orElse(ofOneYear ? named : OptionalInt.empty());
  }

  private Posting posting(Family family, Footnotes footnotes, OptionalInt year) {
    Optional<LocalDate> captured = captured();
    Optional<LocalDate> named = named(year);
    Optional<LocalDate> stated = stated(footnotes);
    LocalDate posted;
    String from;
    if (captured.isPresent()) {
      posted = captured.get();
      from = "capture";
    } else if (named.isPresent()) {
      posted = named.get();
      from = "name";
    } else if (stated.isPresent()) {
      posted = stated.get();
      from = "dates inside";
    } else {
      posted = dateInName(family).orElse(LocalDate.MAX);
      from = "contents";
    }
    return new Posting(
        file.name(), file.sha256(), family.family(), family.producer(), year, posted, from);
  }

  /// The latest day on which the workbook says that data were drawn.
  private Optional<LocalDate> stated(Footnotes footnotes) {
    return Stream.concat(
            footnotes.latest().stream(),
            grids.values().stream()
                .flatMap(grid -> grid.texts().stream())
                .filter(Days::mayHold)
                .flatMap(text -> Days.all(DRAWN, text).stream()))
        .max(LocalDate::compareTo);
  }

  private Optional<LocalDate> captured() {
    Matcher matcher = CAPTURED.matcher(file.name());
    return matcher.find()
        ? Days.day(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)))
        : Optional.empty();
  }

  /// The date in the file's name, where it is one on which a workbook of its year can be posted.
  private Optional<LocalDate> named(OptionalInt year) {
    Matcher matcher = DATE_IN_NAME.matcher(file.name());
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Days.day(
            Integer.parseInt(matcher.group(3)),
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)))
        .filter(
            day ->
                year.isEmpty()
                    || (!day.isBefore(FiscalYear.start(year.getAsInt()))
                        && day.isBefore(FiscalYear.end(year.getAsInt()).plusDays(LONGEST_AFTER))));
  }

  private Optional<LocalDate> dateInName(Family family) {
    if (family.dateInName().isEmpty()) {
      return Optional.empty();
    }
    Pattern pattern = family.dateInName().get();
    Matcher matcher = pattern.matcher(file.name());
    if (!matcher.find()) {
      return Optional.empty();
    }
    if (pattern.namedGroups().containsKey("fiscalmonth")) {
      int month = (Integer.parseInt(matcher.group("fiscalmonth")) + 8) % 12 + 1;
      int year = FiscalYear.full(matcher.group("fiscalyear"));
      return Optional.of(FiscalYear.month(year, month).atEndOfMonth());
    }
    String monthDay = matcher.group("monthday");
    return Days.day(
        Integer.parseInt(matcher.group("year")),
        Integer.parseInt(monthDay.substring(0, 2)),
        Integer.parseInt(monthDay.substring(2)));
  }
}
