package org.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.publish.Publisher;
import org.throughline.serve.PublicationServer;
import org.throughline.serve.PublicationServer.Limits;

/// The ways in which people use the site, from the front page to what they take away.
class JourneyTest {

  private static final String MONTHS = "measures/administrative-arrests.by-month.html";
  private static final String OFFICES = "measures/administrative-arrests.by-aor-and-month.html";
  private static final String COUNTRIES = "measures/administrative-arrests.by-citizenship.html";

  @TempDir static Path folder;
  private static @Nullable Chromium chromium;
  private static @Nullable PublicationServer server;

  @BeforeAll
  static void publishAndLaunch() throws IOException {
    Assumptions.assumeTrue(Chromium.executable().isPresent(), Chromium.MISSING);
    Publisher.write(
        SyntheticPublication.create(),
        folder.resolve("published"),
        new Publisher.Beside(
            Optional.of(OfficialFixture.write(folder)), Optional.empty(), Optional.empty()));
    chromium = Chromium.launch(Chromium.executable().orElseThrow());
    server =
        PublicationServer.start(
            folder.resolve("published"),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Limits(16, 0),
            line -> {});
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aJournalistFindsFiltersSharesDownloadsAndFollowsANumberBack() throws IOException {
    Browser.NewContextOptions options =
        desktop().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (BrowserContext context = browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(served("index.html"));
      page.locator("#search").fill("arests by area");
      page.locator("#search-results a").first().click();
      page.waitForURL("**/" + OFFICES);

      page.locator(".compare summary").click();
      page.locator("[name=show][value=houston]").check();
      page.locator("[name=show][value=dallas]").check();
      page.locator("[data-take=link]").click();
      page.locator(".taken:not(:empty)").waitFor();
      String link = Objects.toString(page.evaluate("navigator.clipboard.readText()"));
      assertThat(link).endsWith("?show=dallas~houston");

      Page anew = context.newPage();
      anew.navigate(link);
      Locator shown = anew.locator("tbody tr:not(.out):not(.total)");
      assertThat(shown.count()).isEqualTo(2);
      assertThat(taken(anew, "csv"))
          .startsWith("\uFEFFArea of responsibility,October 2015,")
          .contains("\r\nDallas,", "\r\nHouston,")
          .doesNotContain("Boston");
      assertThat(taken(anew, "svg"))
          .contains("Administrative arrests", "Houston", "rows shown")
          .contains("A person arrested twice has two records.", "Licence: CC0-1.0", "show=dallas");

      shown.last().locator("td button").first().click();
      assertThat(anew.locator("#number-id").textContent()).contains("aor=houston/month=2015-10");
      anew.locator(".number-how").click();
      assertThat(anew.locator("#how").isVisible()).isTrue();
      assertThat(anew.locator("#how").textContent())
          .contains("GROUP BY", "EROArrests_FY2016.csv.gz", "1,204 rows", "Official figure");
    }
  }

  /// What is drawn is read from the picture that the canvas was given; no word of it may lie outside, whatever fonts there are.
  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void aPictureTakenAwayHasTitleSourceCaveatsDateAndAddressInside(int width) throws IOException {
    try (BrowserContext context = browser().newContext(desktop().setViewportSize(width, 900))) {
      Page page = context.newPage();
      page.navigate(served(OFFICES + "?q=o"));
      page.evaluate(
          """
          () => {
            const draw = CanvasRenderingContext2D.prototype.drawImage;
            CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
              window.drawn = decodeURIComponent(image.src.slice(image.src.indexOf(',') + 1));
              return draw.call(this, image, ...rest);
            };
          }
          """);
      Download png = page.waitForDownload(() -> page.locator("[data-take=png]").click());
      BufferedImage picture = ImageIO.read(png.path().toFile());
      String drawn = Objects.toString(page.evaluate("window.drawn"));

      assertThat(drawn.replaceAll("<[^>]*>", " "))
          .contains("Administrative arrests, by area of responsibility and month", "rows shown")
          .contains("A person arrested twice has two records.", "audited ", "Licence: CC0-1.0")
          .contains("?q=o");
      assertThat(png.suggestedFilename()).endsWith(".png");
      page.setContent(drawn);
      List<?> size =
          (List<?>)
              page.evaluate(
                  """
                  () => {
                    const svg = document.querySelector('svg');
                    const box = svg.getBoundingClientRect();
                    const outside = [...svg.querySelectorAll('text')].filter(text => {
                      const at = text.getBoundingClientRect();
                      return at.left < box.left - 1 || at.right > box.right + 1 || at.bottom > box.bottom + 1;
                    });
                    return [String(box.width), String(box.height), outside.map(text => text.textContent).join('; ')];
                  }
                  """);
      assertThat(List.<Object>copyOf(size))
          .containsExactly("" + picture.getWidth(), "" + picture.getHeight(), "");
    }
  }

  @Test
  void theKeyboardAloneReachesANumberAndWhatItMeans() {
    try (BrowserContext context = browser().newContext(desktop())) {
      Page page = open(context, "index.html");
      page.keyboard().press("Tab");
      assertThat(focus(page)).isEqualTo("Skip to the content");
      page.keyboard().press("Enter");
      page.locator("#search").focus();
      page.keyboard().type("removals by month");
      page.locator("#search-results a").first().waitFor();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForURL("**/measures/removals.by-month.html");
      for (int stops = 0; stops < 60 && !isNumber(page); stops++) {
        page.keyboard().press("Tab");
      }
      page.keyboard().press("Enter");
      assertThat(page.locator("#number").isVisible()).isTrue();
      assertThat(focus(page)).isEqualTo("Copy id");
      page.keyboard().press("Escape");
      assertThat(isNumber(page)).isTrue();
    }
  }

  @Test
  void theScreenReaderHearsHeadingsInOrderAndNamesOfEverything() {
    try (BrowserContext context = browser().newContext(desktop())) {
      for (String address :
          List.of(
              "index.html",
              MONTHS,
              OFFICES,
              "es/" + COUNTRIES,
              "facilities.html",
              "places/facility.facil7.html",
              "official.html",
              "official/removals.html",
              "places.html",
              "due-process.html")) {
        Page page = open(context, address);
        Object skipped =
            page.evaluate(
                """
                () => { const at = [...document.querySelectorAll('main :is(h1,h2,h3,h4)')].map(h => +h.tagName[1]);
                  return (at.filter(n => n === 1).length === 1 ? '' : 'no single h1 ')
                    + at.filter((n, i) => i > 0 && n > at[i - 1] + 1).join(); }
                """);
        assertThat(skipped).as(address).isEqualTo("");
        Object nameless =
            page.evaluate(
                """
                () => [...document.querySelectorAll('table')].filter(t => !t.caption?.textContent.trim()
                  || [...t.rows].some(r => r.cells.length && !r.querySelector('th[scope]'))).length
                  + [...document.querySelectorAll('svg[role=img]')].filter(s =>
                    !s.querySelector('title')?.textContent || !s.querySelector('desc')?.textContent).length
                """);
        assertThat(nameless).as(address).isEqualTo(0);
      }
    }
  }

  @Test
  void theSpanishSiteHasTheSameNumbers() {
    try (BrowserContext context = browser().newContext(desktop())) {
      Page page = open(context, "index.html");
      page.locator("nav [lang=es]").click();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("es");
      Page english = open(context, MONTHS);
      Page spanish = open(context, "es/" + MONTHS);

      assertThat(numbers(spanish)).hasSizeGreaterThan(10).isEqualTo(numbers(english));
      assertThat(spanish.locator("tbody th").first().textContent()).isEqualTo("octubre de 2015");
      assertThat(spanish.locator("main").textContent()).doesNotContain("October", "most in");
    }
  }

  @Test
  void onAPhoneAChartIsDrawnForItAndANumberIsTouched() {
    Browser.NewContextOptions phone =
        OpenPage.options(360, ColorScheme.DARK).setHasTouch(true).setIsMobile(true);
    try (BrowserContext context = browser().newContext(phone)) {
      Page page = open(context, OFFICES);
      assertThat(page.locator("figure svg.narrow").first().isVisible()).isTrue();
      assertThat(page.locator("figure svg.wide").first().isVisible()).isFalse();
      page.locator("td button").first().tap();
      Object inside =
          page.evaluate(
              """
              () => { const r = document.getElementById('number').getBoundingClientRect();
                return r.left >= 0 && r.right <= innerWidth && document.documentElement.scrollWidth <= innerWidth; }
              """);
      assertThat(inside).isEqualTo(true);
    }
  }

  @Test
  void withoutANetworkEverythingWorksFromDisk() {
    try (BrowserContext context = browser().newContext(desktop().setOffline(true))) {
      Page page = context.newPage();
      page.navigate(folder.resolve("published/index.html").toUri().toString());
      page.locator("#search").fill("citizenship");
      page.locator("#search-results a").first().click();
      page.locator("[name=q]").fill("Guat");
      assertThat(page.locator("tbody tr:not(.out)").count()).isEqualTo(1);
      assertThat(page.locator("figure svg rect").count()).isPositive();
    }
  }

  @Test
  void aChartStandsInAForeignPageWithoutScriptAndTakesNoKeys() throws IOException {
    Path foreign = folder.resolve("foreign.html");
    Files.writeString(
        foreign,
        """
        <!doctype html><title>A paper</title><body onkeydown="document.title += event.key">
        <iframe sandbox title="Arrests" width="640" height="700"
          src="published/embed/administrative-arrests.by-month.html"></iframe>
        """);
    try (BrowserContext context = browser().newContext(desktop())) {
      Page page = context.newPage();
      page.navigate(foreign.toUri().toString());
      Locator chart = page.frameLocator("iframe").locator("figure svg").first();
      chart.waitFor();
      assertThat(page.frameLocator("iframe").locator("tbody tr").count()).isEqualTo(13);
      page.locator("body").press("k");
      assertThat(page.title()).isEqualTo("A paperk");
    }
  }

  @Test
  void aViewStandsInAForeignPageByOneLine() throws IOException {
    Browser.NewContextOptions options =
        desktop().setPermissions(List.of("clipboard-read", "clipboard-write"));
    try (BrowserContext context = browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(served(OFFICES) + "?show=dallas~houston&tab=chart");
      page.locator("[data-take=embed]").click();
      page.locator(".taken:not(:empty)").waitFor();
      String line = Objects.toString(page.evaluate("navigator.clipboard.readText()"));
      assertThat(line).startsWith("<iframe ").endsWith("</iframe>").doesNotContain("\n");

      HttpServer paper = newsroom(line);
      Page foreign = context.newPage();
      foreign.navigate("http://localhost:" + paper.getAddress().getPort() + "/");
      FrameLocator frame = foreign.frameLocator("iframe");
      frame.locator("body.show-chart figure svg").first().waitFor();
      assertThat(frame.locator("tbody tr:not(.out):not(.total)").count()).isEqualTo(2);
      assertThat(frame.locator("table").isVisible()).isFalse();
      assertThat(frame.locator("figure svg text.y").first().textContent()).isEqualTo("Dallas");
      assertThat(frame.locator(".take a").getAttribute("href")).contains("show=dallas");
      paper.stop(0);
    }
  }

  /// A page of another host that has nothing of ours but a line of HTML.
  private static HttpServer newsroom(String line) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = ("<!doctype html><title>A paper</title>" + line).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void onPaperAreTheNumbersAndNothingToPress() throws IOException {
    try (BrowserContext context = browser().newContext(desktop())) {
      Page page = open(context, OFFICES);
      byte[] pdf = page.pdf();
      assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".controls").isVisible()).isFalse();
      assertThat(page.locator(".search").isVisible()).isFalse();
      Object hidden =
          page.evaluate(
              "() => [...document.querySelectorAll('.scroll')].filter(s => s.scrollHeight > s.clientHeight + 1).length");
      assertThat(hidden).isEqualTo(0);
    }
  }

  @Test
  void theNumbersOfPageAndPictureAreThoseOfTheFile() throws IOException {
    try (BrowserContext context = browser().newContext(desktop())) {
      for (String address : List.of(MONTHS, OFFICES, COUNTRIES)) {
        Page page = open(context, address);
        Map<String, String> file = new TreeMap<>();
        String csv = address.replace("measures/", "data/").replace(".html", ".csv");
        List<String> lines = Files.readAllLines(folder.resolve("published").resolve(csv));
        List<String> heads = List.of(lines.getFirst().split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
          List<String> fields = List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
          file.put(fields.get(heads.indexOf("id")), fields.get(heads.indexOf("value")));
        }
        assertThat(numbers(page)).as(address).isEqualTo(file);

        Object strange =
            page.evaluate(
                """
                () => { const cells = new Set([...document.querySelectorAll('td[data-cell]')].map(td => td.textContent));
                  return [...document.querySelectorAll('figure svg title')].slice(1).map(t => t.textContent)
                    .filter(t => /: [0-9,]+$/.test(t)).filter(t => !cells.has(t.split(': ').pop())); }
                """);
        assertThat(strange).as(address).isEqualTo(List.of());
      }
    }
  }

  private static Map<String, String> numbers(Page page) {
    Map<?, ?> found =
        (Map<?, ?>)
            Objects.requireNonNull(
                page.evaluate(
                    """
                    () => Object.fromEntries([...document.querySelectorAll('td[data-cell]')].map(td =>
                      [td.dataset.cell, td.dataset.value ?? '']))
                    """));
    Map<String, String> numbers = new TreeMap<>();
    found.forEach((id, value) -> numbers.put(String.valueOf(id), String.valueOf(value)));
    return numbers;
  }

  private static String taken(Page page, String what) throws IOException {
    Download download =
        page.waitForDownload(() -> page.locator("[data-take=" + what + "]").click());
    return Files.readString(download.path());
  }

  private static String focus(Page page) {
    return Objects.toString(page.evaluate("document.activeElement.textContent.trim()"));
  }

  private static boolean isNumber(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate("document.activeElement.closest('td[data-cell]') !== null"));
  }

  private static Browser browser() {
    return Objects.requireNonNull(chromium).browser();
  }

  private static Page open(BrowserContext context, String address) {
    Page page = context.newPage();
    page.navigate(folder.resolve("published").toUri() + address);
    return page;
  }

  private static String served(String address) {
    return "http://127.0.0.1:" + Objects.requireNonNull(server).address().getPort() + "/" + address;
  }

  private static Browser.NewContextOptions desktop() {
    return OpenPage.options(1280, ColorScheme.LIGHT).setAcceptDownloads(true);
  }
}
