package org.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.publish.Publisher;

class PageTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String HOUSTON =
      "synthetic-2019/administrative-arrests/fy2016/aor=houston/month=2015-10";

  @TempDir static Path folder;
  private static @Nullable Chromium chromium;

  @BeforeAll
  static void publishAndLaunch() throws IOException {
    Assumptions.assumeTrue(Chromium.executable().isPresent(), Chromium.MISSING);
    Publisher.write(SyntheticPublication.create(), folder.resolve("published"));
    chromium = Chromium.launch(Chromium.executable().orElseThrow());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void thePageIsCleanAccessibleAndFits(int width, ColorScheme scheme) {
    try (OpenPage open = open(OpenPage.options(width, scheme))) {
      open.page().waitForSelector("figure.chart svg");
      String name = width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
      screenshot(open.page(), name);

      assertThat(open.complaints()).isEmpty();
      assertThat(open.truth("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
      assertThat(open.violations()).isEmpty();
    }
  }

  @Test
  void everyChartHasANameAndADescription() {
    try (OpenPage open = open(desktop())) {
      Locator charts = open.page().locator("figure.chart svg[role=img]");

      assertThat(charts.count()).isGreaterThanOrEqualTo(7);
      assertThat(charts.count()).isEqualTo(open.page().locator("figure.chart svg").count());
      for (Locator chart : charts.all()) {
        assertThat(chart.locator("> title").textContent()).containsIgnoringCase("records by");
        assertThat(chart.locator("> desc").textContent()).contains("The table gives");
      }
    }
  }

  @Test
  void aNumberGivesItsIdAndCopiesIt() {
    Browser.NewContextOptions options =
        desktop().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (OpenPage open = open(options)) {
      open.page().locator("[data-cell='" + HOUSTON + "'] button").click();
      Locator card = open.page().locator("#number");

      assertThat(card.isVisible()).isTrue();
      assertThat(card.locator("#number-id").textContent()).isEqualTo(HOUSTON);
      assertThat(card.locator("#number-label").textContent()).contains("Houston", "October 2015");
      card.locator("[data-copy=number-command]").click();
      open.page().waitForFunction("document.querySelector('.copied').textContent === 'Copied.'");
      assertThat(open.page().evaluate("navigator.clipboard.readText()"))
          .isEqualTo("./throughline explain FOLDER " + HOUSTON);
    }
  }

  @Test
  void theKeyboardReachesEveryNumberOfATable() {
    try (OpenPage open = open(desktop())) {
      Page page = open.page();
      Locator table = page.locator("[data-table$='arrests/fy2016/by-aor-and-month'] table");
      assertThat(table.locator("button[tabindex='0']").count()).isEqualTo(1);
      table.locator("button[tabindex='0']").focus();
      page.keyboard().press("ArrowRight");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");

      assertThat(page.locator("#number-id").textContent()).endsWith("aor=baltimore/month=2015-11");
      page.keyboard().press("Escape");
      assertThat(page.locator("#number").isVisible()).isFalse();
      assertThat(open.truth("document.activeElement.closest('td') !== null")).isTrue();
    }
  }

  @Test
  void withoutScriptsEveryNumberIsThere() {
    try (OpenPage open = open(desktop().setJavaScriptEnabled(false))) {
      screenshot(open.page(), "1280-no-script");

      assertThat(open.complaints()).isEmpty();
      assertThat(open.page().locator(".headline .figure").first().textContent())
          .isEqualTo("110,104");
      assertThat(open.page().locator("td[data-cell]").count()).isGreaterThan(700);
      assertThat(open.page().locator("noscript").innerText()).contains("charts are not drawn");
      assertThat(open.page().locator("figure.chart").first().isVisible()).isFalse();
    }
  }

  @Test
  void aSuppressedNumberIsAMarkAndNotAZero() {
    try (OpenPage open = open(desktop())) {
      Locator block = open.page().locator("[data-table$='arrests/fy2016/by-aor-and-month']");
      int inTable = block.locator("tr:not(.total) td.suppressed:not(.total)").count();

      assertThat(inTable).isPositive();
      assertThat(
              block
                  .locator("svg")
                  .first()
                  .locator("rect[fill='url(#hatch)'], g[fill='url(#hatch)'] rect")
                  .count())
          .isEqualTo(inTable);
    }
  }

  private static Browser.NewContextOptions desktop() {
    return OpenPage.options(1280, ColorScheme.LIGHT);
  }

  private static OpenPage open(Browser.NewContextOptions options) {
    Browser browser = java.util.Objects.requireNonNull(chromium).browser();
    return OpenPage.from(browser, folder.resolve("published"), options);
  }

  private static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }
}
