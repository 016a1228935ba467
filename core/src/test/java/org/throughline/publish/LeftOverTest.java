package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// What was put together because it is small is no category that leads a list.
class LeftOverTest {

  @TempDir Path folder;

  @Test
  void whatIsLeftOverSetsNoScaleAndLeadsNoSentence() throws IOException {
    Category other =
        Category.recoded("Other (2)", List.of(new Category("a", "A"), new Category("b", "B")));
    Dimension countries =
        new Dimension(
            "citizenship",
            "Citizenship",
            DimensionKind.PERSONAL,
            List.of(new Category("x", "Xanadu"), new Category("y", "Ys"), other));
    Publisher.write(Tables.publication(Tables.list("t", countries, 40, 20, 1_000, 1_060)), folder);

    String page = page();
    assertThat(page).contains("Largest published: Xanadu (40), Ys (20).");
    assertThat(width(page, "Xanadu: 40"))
        .isBetween(1.9 * width(page, "Ys: 20"), 2.1 * width(page, "Ys: 20"));
    assertThat(width(page, "Ys: 20")).isGreaterThan(50);
  }

  /// The older year has a class that the newer one put together with the next: it stands where it stands in its own year.
  @Test
  void aCategoryOfAnOlderPeriodStandsBehindTheOneItFollowsThere() throws IOException {
    Category none = new Category("none", "none");
    Category hours = new Category("hours", "hours");
    Category days = new Category("days", "days");
    Category unknown = new Category("unknown", "unknown");
    Category both = Category.recoded("hours or days", List.of(hours, days));
    publish(
        period("fy2016", List.of(none, both, unknown), 40, 25, 12, 77),
        period("fy2015", List.of(none, hours, days, unknown), 40, 20, 30, 12, 102));

    assertThat(page())
        .containsSubsequence(
            ">none</th>", ">hours</th>", ">days</th>", ">hours or days</th>", ">unknown</th>");
  }

  private static PeriodSection period(String year, List<Category> categories, long... counts) {
    Dimension time = new Dimension("longest_hold", "Hold", DimensionKind.EVENT, categories);
    PublishedTable table = Tables.list("r.arrests." + year + ".by-hold", time, counts);
    return new PeriodSection(
        year,
        year,
        List.of(
            new MeasureSection("arrests", "Arrests", Sentence.EMPTY, Extent.NONE, List.of(table))));
  }

  private void publish(PeriodSection... periods) throws IOException {
    Publication plain = Tables.publication(Tables.list("t", Tables.months(), 1, 2, 3));
    Publisher.write(
        new Publication(
            plain.title(),
            plain.introduction(),
            plain.imprint(),
            List.of(
                new ReleaseSection("2019-x", Sentence.of("x"), Sentence.of("y"), List.of(periods))),
            List.of(),
            List.of()),
        folder);
  }

  /// Two years put other countries together: one row, because neither is a country that the other lacks.
  @Test
  void whatIsLeftOverOfTwoPeriodsIsOneRow() throws IOException {
    PeriodSection older = period("fy2015", "a", "b", 30);
    PeriodSection newer = period("fy2016", "b", "c", 25);
    publish(newer, older);

    assertThat(page().split("Other \\(of other members in each period\\)</th>", -1)).hasSize(2);
    assertThat(page())
        .contains("data-value=\"30\"", "data-value=\"25\"")
        .doesNotContain("Other (2)</th>");
  }

  private static PeriodSection period(String year, String one, String two, long leftOver) {
    Category other =
        Category.recoded("Other (2)", List.of(new Category(one, "A"), new Category(two, "B")));
    Dimension countries =
        new Dimension(
            "citizenship",
            "Citizenship",
            DimensionKind.PERSONAL,
            List.of(new Category("x", "Xanadu"), other));
    PublishedTable table =
        Tables.list(
            "r.arrests." + year + ".by-citizenship", countries, 40, leftOver, 40 + leftOver);
    return new PeriodSection(
        year,
        year,
        List.of(
            new MeasureSection("arrests", "Arrests", Sentence.EMPTY, Extent.NONE, List.of(table))));
  }

  private String page() throws IOException {
    try (Stream<Path> pages = Files.list(folder.resolve("measures"))) {
      return Files.readString(pages.findFirst().orElseThrow());
    }
  }

  private static double width(String page, String title) {
    Matcher bar =
        Pattern.compile("<rect[^>]* width=\"([0-9.]+)\"[^>]*><title>" + title + "</title>")
            .matcher(page);
    assertThat(bar.find()).as(title).isTrue();
    return Double.parseDouble(bar.group(1));
  }
}
