package org.throughline.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A page opened from disk, and what the browser complained about.
///
/// @param complaints errors on the console, exceptions, failed requests, requests to a network
record OpenPage(BrowserContext context, Page page, List<String> complaints)
    implements AutoCloseable {

  static OpenPage from(Browser browser, Path folder, Browser.NewContextOptions options) {
    return from(browser, folder, "index.html", options);
  }

  /// @param address the page in the folder, with the view it shows
  static OpenPage from(
      Browser browser, Path folder, String address, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    Page page = context.newPage();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequestFailed(request -> complaints.add("Failed: " + request.url()));
    page.onRequest(
        request -> {
          if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
            complaints.add("Not from disk: " + request.url());
          }
        });
    page.navigate(folder.toUri() + address);
    return new OpenPage(context, page, complaints);
  }

  static Browser.NewContextOptions options(int width, ColorScheme scheme) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, width < 600 ? 844 : 900)
        .setColorScheme(scheme)
        .setDeviceScaleFactor(1);
  }

  /// What axe-core finds, a line each.
  List<String> violations() {
    page.evaluate(axe());
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, { preload: false })).violations
              .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', '))
            """);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(Object::toString).toList();
  }

  boolean truth(String script) {
    return Boolean.TRUE.equals(page.evaluate(script));
  }

  private static String axe() {
    try (InputStream in = OpenPage.class.getResourceAsStream("/vendor/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
