package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// The site of fourteen fiscal years of five measures and of 1,000 facilities: how many files, how heavy a page.
@Tag("slow")
class LargeSiteTest {

  private static final int FIRST_YEAR = 2013;
  private static final int YEARS = 14;
  private static final int FACILITIES = 1_000;
  private static final List<String> MEASURES =
      List.of("arrests", "book-ins", "removals", "detainers", "encounters");

  private final Random random = new Random(7);

  @TempDir Path folder;

  @Test
  void aLargeSiteHasFewFilesAndLightPages() throws IOException {
    Publication publication = publication();
    long start = System.nanoTime();
    long before = processors();
    Publisher.write(publication, folder);
    double seconds = (System.nanoTime() - start) / 1e9;

    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    Path heaviest = folder;
    long most = 0;
    for (Path file : files) {
      long size = file.toString().endsWith(".html") ? zipped(file) : 0;
      heaviest = size > most ? file : heaviest;
      most = Math.max(most, size);
    }
    long front = zipped(folder.resolve("index.html"));
    for (String asset : List.of("site.css", "site.js", "charts.js")) {
      front += zipped(folder.resolve("assets/" + asset));
    }
    for (String font : List.of("source-sans-3.woff2", "source-serif-4.woff2")) {
      front += Files.size(folder.resolve("assets/vendor/" + font));
    }
    String name = folder.relativize(heaviest).toString();
    System.out.printf(
        Locale.ROOT,
        "tables %d, files %d, MB %.1f, seconds %.1f, of processors %.1f, first view %d B,"
            + " heaviest %s %d B, search %d B%n",
        publication.tables().count(),
        files.size(),
        files.stream().mapToLong(LargeSiteTest::size).sum() / 1e6,
        seconds,
        (processors() - before) / 1e9,
        front,
        name,
        most,
        zipped(folder.resolve("assets/search.en.js")));
    assertThat(files).hasSizeLessThanOrEqualTo(5_000);
    assertThat(front).isLessThan(300_000);
    assertThat(most).as(name).isLessThan(300_000);
    assertThat(zipped(folder.resolve("assets/search.en.js"))).isLessThan(60_000);
  }

  private Publication publication() {
    List<PeriodSection> periods =
        IntStream.range(FIRST_YEAR, FIRST_YEAR + YEARS).mapToObj(this::period).toList();
    Publication plain = Tables.publication(Tables.list("t", Tables.months(), 20, 30, 50));
    return new Publication(
        plain.title(),
        plain.introduction(),
        plain.imprint(),
        List.of(
            new ReleaseSection("r", Sentence.of("Records"), Sentence.of("All of it."), periods)),
        List.of(),
        List.of());
  }

  private PeriodSection period(int year) {
    Dimension months = months(year);
    Extent extent =
        new Extent(
            new TreeSet<>(months.categories().stream().map(m -> YearMonth.parse(m.id())).toList()),
            Optional.empty(),
            Set.of(),
            Extent.Window.WHOLE,
            "",
            true);
    List<MeasureSection> measures = new ArrayList<>();
    for (String measure : MEASURES) {
      String prefix = "r/" + measure + "/fy" + year + "/";
      measures.add(
          new MeasureSection(
              measure,
              measure,
              Sentence.EMPTY,
              extent,
              List.of(
                  table(prefix + "by-month", months),
                  table(prefix + "by-aor-and-month", many("aor", DimensionKind.OFFICE, 26), months),
                  table(
                      prefix + "by-state-and-month",
                      many("state", DimensionKind.PLACE, 55),
                      months),
                  table(
                      prefix + "by-citizenship", many("citizenship", DimensionKind.PERSONAL, 190)),
                  table(prefix + "by-criminality", many("criminality", DimensionKind.PERSONAL, 4)),
                  table(prefix + "by-cause", many("cause", DimensionKind.EVENT, 9)))));
    }
    measures.add(
        new MeasureSection(
            "all-book-ins",
            "all book-ins",
            Sentence.EMPTY,
            extent,
            List.of(
                table(
                    "r/all-book-ins/fy" + year + "/by-facility",
                    many("facility", DimensionKind.PLACE, FACILITIES)))));
    return new PeriodSection("fy" + year, "Fiscal year " + year, measures);
  }

  private static Dimension months(int year) {
    return new Dimension(
        "month",
        "Month",
        DimensionKind.TIME,
        IntStream.range(0, 12)
            .mapToObj(n -> YearMonth.of(year - 1, 10).plusMonths(n))
            .map(month -> new Category(month.toString(), month.toString()))
            .toList());
  }

  private static Dimension many(String id, DimensionKind kind, int number) {
    return new Dimension(
        id,
        id,
        kind,
        IntStream.range(0, number)
            .mapToObj(n -> new Category(id + "-" + n, "A " + id + " of a usual name " + n))
            .toList());
  }

  /// Every eleventh count is withheld; margins are, too, and nothing here says so of a real table.
  private PublishedTable table(String id, Dimension... dimensions) {
    List<List<String>> positions = List.of(List.of());
    for (Dimension dimension : dimensions) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> position : positions) {
        Stream.concat(dimension.categories().stream().map(Category::id), Stream.of(Category.TOTAL))
            .forEach(
                category ->
                    longer.add(Stream.concat(position.stream(), Stream.of(category)).toList()));
      }
      positions = longer;
    }
    List<ProtectedCell> cells = new ArrayList<>();
    for (List<String> position : positions) {
      cells.add(
          Tables.cell(
              id + "/" + String.join("/", position),
              position,
              random.nextInt(11) == 0 ? -1 : random.nextInt(20_000)));
    }
    return new PublishedTable(UncheckedTable.of(id, List.of(dimensions), cells), Tables.how());
  }

  private static long zipped(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      Files.copy(file, zip);
    }
    return bytes.size();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long processors() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
