package org.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.publish.Publisher;
import org.throughline.serve.PublicationServer;
import org.throughline.serve.PublicationServer.Limits;

/// A reader of an older version is told that there is a newer one: over HTTP, from disk, and on a page that was open.
class NewerVersionTest {

  private static final String PAGE = "es/measures/administrative-arrests.by-month.html";

  @TempDir Path folder;

  @Test
  void aKeptVersionLeadsToTheNewestAndAPageThatStaysOpenLearnsOfIt() throws IOException {
    Assumptions.assumeTrue(Chromium.executable().isPresent(), Chromium.MISSING);
    Publisher.write(SyntheticPublication.create(), folder.resolve("site"));
    Path kept = folder.resolve("site/versions/1.0.0");
    copy(folder.resolve("site"), kept);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Chromium chromium = Chromium.launch(Chromium.executable().orElseThrow());
        PublicationServer server =
            PublicationServer.start(folder.resolve("site"), any, new Limits(8, 0), line -> {})) {
      String address = "http://127.0.0.1:" + server.address().getPort() + "/";
      Page open = page(chromium);
      open.clock().install();
      open.navigate(address + PAGE);
      assertThat(open.locator("#newer").isVisible()).isFalse();

      Files.writeString(
          folder.resolve("site/assets/latest.js"), "throughlineLatest(\"1.10.0\");\n");
      for (String old : new String[] {address + "versions/1.0.0/" + PAGE, kept.toUri() + PAGE}) {
        Page page = page(chromium);
        page.navigate(old);
        page.waitForSelector("#newer", visible());
        page.locator("#newer a").click();
        assertThat(page.url()).doesNotContain("versions").endsWith("/" + PAGE);
      }
      open.clock()
          .fastForward("02:00"); // What a browser keeps of the last answer, it keeps for a minute.
      open.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      open.waitForSelector("#newer", visible());
    }
  }

  private static Page.WaitForSelectorOptions visible() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE);
  }

  private static Page page(Chromium chromium) {
    return chromium.browser().newContext(OpenPage.options(1280, ColorScheme.LIGHT)).newPage();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(Files::isRegularFile)
          .toList()
          .forEach(
              file -> {
                try {
                  Path target = to.resolve(from.relativize(file));
                  Files.createDirectories(target.getParent());
                  Files.copy(file, target);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
