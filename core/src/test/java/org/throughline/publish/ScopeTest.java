package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// A release of one office beside a national one is never read as a fall of the nation's numbers.
class ScopeTest {

  private static final String NATION = "Arrests of FY2016";
  private static final String OFFICE = "Arrests of FY2017 in the Seattle AOR";

  @TempDir Path folder;

  @Test
  void eachReleaseIsSummedUpForItselfAndSaysWhatItIsOf() throws IOException {
    publish();
    String series = page("measures/arrests.by-month.html");

    assertThat(series)
        .contains("2018-x: most in November 2016 (13), fewest in October 2016 (12).")
        .contains("2019-x: most in October 2015 (1,200), fewest in November 2015 (1,100).")
        .contains("<li>2018-x: October 2016 to November 2016, “" + OFFICE + "”</li>")
        .contains("<li>2019-x: October 2015 to November 2015, “" + NATION + "”</li>");
  }

  @Test
  void barsAreFirstDrawnOfTheWidestReleaseAndNameIt() throws IOException {
    publish();
    String bars = page("measures/arrests.by-citizenship.html");

    assertThat(bars)
        .contains("<b data-drawn>2019-x, Fiscal year 2016 (“" + NATION + "”)</b>")
        .containsSubsequence("<select name=\"scope\">", NATION, OFFICE, "</select>")
        .contains("Largest published: A (2,000), B (300).");
  }

  @Test
  void theNarrowReleaseDoesNotStandForTheNationOnTheFrontPage() throws IOException {
    publish();

    assertThat(page("index.html")).containsSubsequence("\">37<", "November 2015", NATION, OFFICE);
  }

  @Test
  void aYearThatIsCoveredInPartIsNotCalledByItsNameAlone() throws IOException {
    PublishedTable table = Tables.list("x/by-citizenship", Tables.citizenship("A"), 7_000, 7_829);
    Extent part =
        new Extent(
            new TreeSet<>(), Optional.empty(), Set.of(), Extent.Window.PART, "to April", false);
    write(List.of(release("2018-x", "fy2018", part, table)));

    assertThat(page("index.html"))
        .contains("<p class=\"when\">Fiscal year 2018, part of the year</p>");
  }

  private void publish() throws IOException {
    write(
        List.of(
            release(
                "2018-x",
                "fy2017",
                extent(2016, OFFICE),
                months("2018-x", 2016, 12, 13, 25),
                Tables.list("2018-x.by-citizenship", Tables.citizenship("A", "B"), 20, 5, 25)),
            release(
                "2019-x",
                "fy2016",
                extent(2015, NATION),
                months("2019-x", 2015, 1_200, 1_100, 2_300),
                Tables.list(
                    "2019-x.by-citizenship", Tables.citizenship("A", "B"), 2_000, 300, 2_300))));
  }

  private static PublishedTable months(String release, int year, long... counts) {
    Dimension months =
        new Dimension(
            "month",
            "Month",
            DimensionKind.TIME,
            List.of(
                new Category(year + "-10", "October " + year),
                new Category(year + "-11", "November " + year)));
    return Tables.list(release + ".by-month", months, counts);
  }

  private static Extent extent(int year, String scope) {
    return new Extent(
        new TreeSet<>(Set.of(YearMonth.of(year, 10), YearMonth.of(year, 11))),
        Optional.empty(),
        Set.of(),
        Extent.Window.WHOLE,
        scope,
        false);
  }

  private static ReleaseSection release(
      String id, String period, Extent extent, PublishedTable... tables) {
    MeasureSection arrests =
        new MeasureSection("arrests", "Arrests", Sentence.EMPTY, extent, List.of(tables));
    String name = "Fiscal year " + period.substring(2);
    return new ReleaseSection(
        id,
        Sentence.of("Arrests"),
        Sentence.of("All."),
        List.of(new PeriodSection(period, name, List.of(arrests))));
  }

  private void write(List<ReleaseSection> releases) throws IOException {
    Publication plain = Tables.publication(Tables.list("t", Tables.months(), 20, 30, 50));
    Publisher.write(
        new Publication(
            plain.title(), plain.introduction(), plain.imprint(), releases, List.of(), List.of()),
        folder);
  }

  private String page(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }
}
