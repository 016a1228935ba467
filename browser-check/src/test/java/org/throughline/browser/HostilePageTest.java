package org.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.publish.Extent;
import org.throughline.publish.HowCounted;
import org.throughline.publish.Imprint;
import org.throughline.publish.InputFile;
import org.throughline.publish.MeasureSection;
import org.throughline.publish.PeriodSection;
import org.throughline.publish.Publication;
import org.throughline.publish.PublishedTable;
import org.throughline.publish.Publisher;
import org.throughline.publish.ReleaseSection;
import org.throughline.publish.Sentence;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Text from a release reaches the charts and the card of a number; none of it may run.
class HostilePageTest {

  private static final String HOSTILE = "<img src=x onerror='window.ran=1'><script>ran=1</script>";

  @TempDir Path folder;

  @Test
  void textFromAReleaseIsShownAndDoesNotRun() throws IOException {
    Assumptions.assumeTrue(Chromium.executable().isPresent(), Chromium.MISSING);
    Publisher.write(publication(), folder);
    try (Chromium chromium = Chromium.launch(Chromium.executable().orElseThrow());
        OpenPage open =
            OpenPage.from(
                chromium.browser(),
                folder,
                "measures/m.t.html",
                OpenPage.options(1280, ColorScheme.LIGHT))) {
      open.page().locator("td button").first().click();

      assertThat(open.page().locator("#number-label").textContent()).contains(HOSTILE);
      assertThat(open.page().locator("figure.chart svg").count()).isEqualTo(2);
      assertThat(open.page().locator("img").count()).isZero();
      assertThat(open.truth("typeof window.ran === 'undefined'")).isTrue();
      assertThat(open.complaints()).isEmpty();
    }
  }

  private static final Sentence WORDS = Sentence.shipped(HOSTILE);

  private static Publication publication() {
    HowCounted how =
        new HowCounted(
            "m",
            WORDS,
            HOSTILE,
            List.of(new InputFile(HOSTILE, HOSTILE, "0".repeat(64))),
            List.of(),
            List.of(WORDS));
    MeasureSection measure =
        new MeasureSection(
            "m", HOSTILE, WORDS, Extent.NONE, List.of(new PublishedTable(table(), how)));
    PeriodSection period = new PeriodSection("p", HOSTILE, List.of(measure));
    ReleaseSection release = new ReleaseSection("r", WORDS, WORDS, List.of(period));
    return new Publication(
        WORDS,
        WORDS,
        new Imprint(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        List.of(release),
        List.of(),
        List.of());
  }

  private static ProtectedTable table() {
    Dimension dimension =
        new Dimension(
            "d",
            HOSTILE,
            DimensionKind.EVENT,
            List.of(new Category("a", HOSTILE), new Category("b", HOSTILE + "2")));
    List<Cell> cells =
        List.of(new Cell("t/" + HOSTILE, List.of("a"), 40), new Cell("t/b", List.of("b"), 50));
    CountTable exact = new CountTable("t", HOSTILE, HOSTILE, List.of(dimension), cells, List.of());
    TableDecision outcome =
        DisclosureControl.protect(List.of(exact), PolicyReader.bundled("default")).getFirst();
    return ((TableDecision.Publishable) outcome).table();
  }
}
