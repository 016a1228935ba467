package org.throughline.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Small publications for the tests of this package. A count of -1 stands for a suppressed cell.
final class Tables {

  static final String SHA = "0123456789abcdef".repeat(4);

  private Tables() {}

  static HowCounted how() {
    return new HowCounted(
        "administrative-arrests",
        Sentence.of("Arrest records by the month of their apprehension date."),
        "SELECT count(*) FROM arrests WHERE a < b AND c = 'x & y'",
        List.of(new InputFile("arrests.csv.gz", "", SHA), new InputFile("b.xlsx", "Oct", SHA)),
        List.of(
            new ExcludedRows(
                "no apprehension date",
                ProtectedCount.of(12_345, PolicyReader.bundled("default")))),
        List.of(Sentence.of("One person can be arrested more than once.")));
  }

  static Dimension months() {
    return new Dimension(
        "month",
        "Month",
        DimensionKind.TIME,
        List.of(new Category("2015-10", "October 2015"), new Category("2015-11", "November 2015")));
  }

  static Dimension citizenship(String... labels) {
    List<Category> categories = new ArrayList<>();
    for (String label : labels) {
      categories.add(new Category("c" + (categories.size() + 1), label));
    }
    return new Dimension("citizenship", "Citizenship", DimensionKind.PERSONAL, categories);
  }

  static ProtectedCell cell(String id, List<String> position, long count) {
    return count < 0
        ? new ProtectedCell.Suppressed(id, position)
        : new ProtectedCell.Published(id, position, count);
  }

  /// A table over one dimension: a count per category, then the total.
  static PublishedTable list(String id, Dimension dimension, long... counts) {
    List<ProtectedCell> cells = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      String category =
          c < dimension.categories().size() ? dimension.categories().get(c).id() : Category.TOTAL;
      cells.add(cell(id + "/" + dimension.id() + "=" + category, List.of(category), counts[c]));
    }
    return new PublishedTable(UncheckedTable.of(id, List.of(dimension), cells), how());
  }

  static Publication publication(PublishedTable... tables) {
    return publication(List.of(), tables);
  }

  static Publication publication(List<ReconciliationRow> rows, PublishedTable... tables) {
    MeasureSection measure =
        new MeasureSection(
            "administrative-arrests",
            "Administrative arrests",
            Sentence.EMPTY,
            Extent.NONE,
            List.of(tables));
    PeriodSection period = new PeriodSection("fy2016", "Fiscal year 2016", List.of(measure));
    return publication(
        List.of(
            new ReleaseSection(
                "2019-x", Sentence.of("Arrests"), Sentence.of("All of it."), List.of(period))),
        rows);
  }

  /// A publication all of whose tables are withheld.
  static Publication withoutTables() {
    return publication(List.of(), List.of());
  }

  private static Publication publication(
      List<ReleaseSection> releases, List<ReconciliationRow> rows) {
    return new Publication(
        Sentence.of("Arrests"),
        Sentence.of("A test."),
        Imprint.of("throughline-1"),
        releases,
        rows,
        List.of());
  }

  /// All files under a folder by their relative path.
  static Map<String, String> read(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
