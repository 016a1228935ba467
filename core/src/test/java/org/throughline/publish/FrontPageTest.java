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

/// The front page begins with numbers that anybody can work out from published cells.
class FrontPageTest {

  private static final YearMonth OCTOBER = YearMonth.of(2015, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2015, 11);

  @TempDir Path folder;

  @Test
  void arrestsAreToldByTheDayOfTheNewestMonth() throws IOException {
    String front = front(Set.of(), Tables.list("by-month", Tables.months(), 62, 75, 137));

    assertThat(front)
        .contains(
            "<span class=\"figure\">2.5</span> <span class=\"unit\">arrest records a day</span>")
        .contains("data-value=\"75\"")
        .contains("November 2015");
  }

  @Test
  void aRateHasANameOfItsOwn() throws IOException {
    String series = "2019-x/arrests/fy2016";
    String front = front(Set.of(), Tables.list(series, Tables.months(), 62, 75, 137));

    assertThat(front).contains("data-figure=\"" + series + "/month&#x3D;2015-11:per-day\"");
  }

  @Test
  void aMonthThatIsCoveredInPartIsNotDividedByItsDays() throws IOException {
    String front = front(Set.of(NOVEMBER), Tables.list("by-month", Tables.months(), 62, 75, 137));

    assertThat(front)
        .contains("<span class=\"figure\">2.0</span>", "data-value=\"62\"")
        .doesNotContain("data-value=\"75\"");
  }

  @Test
  void aMonthThatIsWithheldIsNotUsed() throws IOException {
    String front = front(Set.of(), Tables.list("by-month", Tables.months(), 62, -1, 137));

    assertThat(front).contains("<span class=\"figure\">2.0</span>").doesNotContain("2.5");
  }

  /// A heading with nothing under it would look like a fault.
  @Test
  void whereNoNumberCanBeShownTheFrontPageSaysSo() throws IOException {
    Path published = folder.resolve("published");
    Publisher.write(Tables.withoutTables(), published);

    assertThat(Files.readString(published.resolve("index.html")))
        .contains("<p id=\"measures\">No number of this version can be shown")
        .doesNotContain("Ask by measure", "What the data cover");
    assertThat(Files.readString(published.resolve("es/index.html")))
        .contains("No se puede mostrar");
  }

  @Test
  void theShareWithoutConvictionIsOfThreePublishedNumbers() throws IOException {
    String front = front(Set.of(), criminality(25, 30, 45));

    assertThat(front)
        .contains("<span class=\"figure\">75.0%</span> <span class=\"unit\">of arrests</span>")
        .contains("recorded conviction</a>")
        .contains("data-value=\"25\"", "data-value=\"30\"", "data-value=\"45\"");
  }

  @Test
  void thereIsNoShareIfOneOfTheThreeIsWithheld() throws IOException {
    assertThat(front(Set.of(), criminality(25, -1, 45))).doesNotContain("recorded conviction</a>");
  }

  @Test
  void fewRecordsThatSayNothingDoNotCostTheShare() throws IOException {
    Category joined =
        Category.recoded(
            "3 Other or not recorded",
            List.of(OTHER, new Category("not-recorded", "not recorded")));
    String front = front(Set.of(), criminality(joined, 25, 30, 45));

    assertThat(front)
        .contains("<span class=\"figure\">75.0%</span>")
        .contains("the few that say nothing, which are counted with one of them");
  }

  @Test
  void oneNumberOfTwoCodesIsNoShare() throws IOException {
    Category joined = Category.recoded("2 Pending or 3 Other", List.of(PENDING, OTHER));
    assertThat(front(Set.of(), criminality(joined, 25, 30, 45)))
        .doesNotContain("recorded conviction</a>");
  }

  /// A second spelling of a code is a category of its own, and one of the two alone is not all of it.
  @Test
  void twoCategoriesOfOneCodeAreNoShare() throws IOException {
    Category again = new Category("3-others", "3 Others");
    Dimension dimension =
        new Dimension(
            "criminality",
            "Recorded criminality",
            DimensionKind.PERSONAL,
            List.of(new Category("1-convicted", "1 Convicted"), PENDING, OTHER, again));
    assertThat(front(Set.of(), Tables.list("by-criminality", dimension, 25, 30, 25, 20, 100)))
        .doesNotContain("recorded conviction</a>");
  }

  @Test
  void staysFromBeforeTheReleaseAreNoShare() throws IOException {
    window = Extent.Window.BEFORE;
    assertThat(front(Set.of(), criminality(25, 30, 45))).doesNotContain("recorded conviction</a>");
  }

  private static final Category PENDING = new Category("2-pending", "2 Pending");
  private static final Category OTHER = new Category("3-other", "3 Other");

  private Extent.Window window = Extent.Window.PART;

  private static PublishedTable criminality(long... counts) {
    return criminality(OTHER, counts);
  }

  private static PublishedTable criminality(Category last, long... counts) {
    Dimension dimension =
        new Dimension(
            "criminality",
            "Recorded criminality",
            DimensionKind.PERSONAL,
            List.of(new Category("1-convicted", "1 Convicted"), PENDING, last));
    return Tables.list("by-criminality", dimension, counts[0], counts[1], counts[2], 100);
  }

  private String front(Set<YearMonth> incomplete, PublishedTable table) throws IOException {
    Extent extent =
        new Extent(
            new TreeSet<>(Set.of(OCTOBER, NOVEMBER)),
            Optional.empty(),
            incomplete,
            window,
            "",
            false);
    MeasureSection arrests =
        new MeasureSection("arrests", "Arrests", Sentence.EMPTY, extent, List.of(table));
    Publication plain = Tables.publication(table);
    PeriodSection period = new PeriodSection("fy2016", "Fiscal year 2016", List.of(arrests));
    Publisher.write(
        new Publication(
            plain.title(),
            plain.introduction(),
            plain.imprint(),
            List.of(
                new ReleaseSection(
                    "2019-x", Sentence.of("Arrests"), Sentence.of("All of it."), List.of(period))),
            List.of(),
            List.of()),
        folder);
    return Files.readString(folder.resolve("index.html"));
  }
}
