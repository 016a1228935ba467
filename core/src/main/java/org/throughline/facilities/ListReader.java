package org.throughline.facilities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.throughline.releases.CellRow;
import org.throughline.releases.Containers;
import org.throughline.releases.Problem;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.UnreadableReleaseException;

/// Reads lists of facilities. Every sheet with a list's header is one, whatever it is called.
public final class ListReader {

  private static final String WANTED =
      "a workbook in which a sheet has a header row with Name, City, State and AOR, and DETLOC"
          + " where facilities have codes";

  private final List<FacilityList> lists = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private ListReader() {}

  /// Reads all lists in files, and in the files of folders.
  ///
  /// @throws UnreadableReleaseException naming every file that cannot be read or holds no list
  public static List<FacilityList> read(List<Path> inputs)
      throws IOException, UnreadableReleaseException {
    ListReader reader = new ListReader();
    Set<String> names = new TreeSet<>();
    for (Path file : files(inputs)) {
      String name = String.valueOf(file.getFileName());
      if (names.add(name)) {
        reader.file(file, name);
      } else {
        reader.problem(name, "two files have this name", "files with different names");
      }
    }
    if (reader.lists.isEmpty() && reader.problems.isEmpty()) {
      inputs.forEach(
          input -> reader.problem(input.toString(), "holds no files", "at least one workbook"));
    }
    if (!reader.problems.isEmpty()) {
      throw new UnreadableReleaseException(reader.problems);
    }
    return List.copyOf(reader.lists);
  }

  private static List<Path> files(List<Path> inputs) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (!Files.isDirectory(input)) {
        files.add(input);
        continue;
      }
      try (Stream<Path> all = Files.walk(input)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
            .forEach(files::add);
      }
    }
    files.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
    return files;
  }

  private void problem(String file, String what, String valid) {
    problems.add(new Problem(Problem.Place.file(file), what, valid));
  }

  private void file(Path file, String name) {
    int before = lists.size();
    if (!Files.isRegularFile(file)) {
      problem(name, "does not exist", "a workbook, or a folder of workbooks");
      return;
    }
    try (SheetContainer container = Containers.open(file)) {
      for (Sheet sheet : container.sheets()) {
        SheetRows rows = new SheetRows(name, sheet.name());
        container.rows(sheet, rows::take);
        rows.list().ifPresent(lists::add);
      }
    } catch (IOException | RuntimeException e) {
      // Readers of damaged zip and XML throw unchecked exceptions of their own.
      problem(name, "cannot be read: " + e.getMessage(), WANTED);
      return;
    }
    if (lists.size() == before) {
      problem(name, "holds no list of facilities", WANTED);
    }
  }

  /// What the rows of one sheet come to.
  private static final class SheetRows {

    /// A header stands in the first rows, or the sheet is no list.
    private static final int LAST_HEADER_ROW = 30;

    private static final Pattern AS_OF =
        Pattern.compile("(?:IIDS|as of)[^0-9]{0,12}(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private final String file;
    private final String sheet;
    private final List<Listing> listings = new ArrayList<>();
    private Optional<ListHeader> header = Optional.empty();
    private Optional<LocalDate> asOf = Optional.empty();
    private int passedOver;

    SheetRows(String file, String sheet) {
      this.file = file;
      this.sheet = sheet;
    }

    boolean take(CellRow row) {
      if (header.isPresent()) {
        body(header.get(), row);
        return true;
      }
      header = ListHeader.in(row);
      for (int i = 0; i < row.width(); i++) {
        dates(row.shown(i));
      }
      return header.isPresent() || row.number() < LAST_HEADER_ROW;
    }

    private void body(ListHeader columns, CellRow row) {
      if (row.isBlank()) {
        return;
      }
      Optional<Listing> listing = columns.listing(row, file, sheet);
      listing.ifPresent(listings::add);
      passedOver += listing.isPresent() ? 0 : 1;
    }

    private void dates(String text) {
      Matcher matcher = AS_OF.matcher(text);
      while (matcher.find()) {
        date(matcher)
            .filter(day -> asOf.isEmpty() || day.isAfter(asOf.get()))
            .ifPresent(this::asOf);
      }
    }

    private void asOf(LocalDate day) {
      asOf = Optional.of(day);
    }

    private static Optional<LocalDate> date(Matcher found) {
      try {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2))));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    Optional<FacilityList> list() {
      return listings.isEmpty()
          ? Optional.empty()
          : Optional.of(new FacilityList(file, sheet, asOf, listings, passedOver));
    }
  }
}
