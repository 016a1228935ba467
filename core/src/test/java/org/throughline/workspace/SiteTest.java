package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.digest.Sha256;

/// Copies of a site, and of its versions where it has an address.
final class SiteTest {

  @TempDir Path folder;

  private Path published(String version, String address) throws IOException, RefusedException {
    Path published = Files.createDirectories(folder.resolve("published-" + version));
    Path changes = published.resolve("changes.json");
    Files.writeString(changes, "{\"version\": \"" + version + "\"}");
    Files.writeString(
        published.resolve("catalog.json"),
        "{\"imprint\": {\"address\": \""
            + address
            + "\"}, \"files\": [{\"path\": \"changes.json\", \"sha256\": \""
            + Sha256.of(changes)
            + "\"}]}");
    return published;
  }

  @Test
  void aLaterExportLeavesTheVersionsBefore() throws IOException, RefusedException {
    Path site = folder.resolve("site");
    Site.export(published("1.0.0", "https://example.org/"), site);
    Site.export(published("1.1.0", "https://example.org/"), site);

    assertThat(site.resolve("changes.json")).content().contains("1.1.0");
    assertThat(site.resolve("versions/1.0.0/changes.json")).content().contains("1.0.0");
    assertThat(site.resolve("versions/1.1.0/catalog.json")).exists();
  }

  @Test
  void aSiteWithoutAnAddressHasNoVersions() throws IOException, RefusedException {
    Path site = folder.resolve("site");
    Site.export(published("1.0.0", ""), site);

    assertThat(site.resolve("changes.json")).exists();
    assertThat(site.resolve("versions")).doesNotExist();
  }

  /// A mixture of two versions would have pages whose links, numbers and versions do not belong together.
  @Test
  void theSiteOfAnOlderProgramIsReplacedWholeOrNotAtAll() throws IOException, RefusedException {
    Path site = folder.resolve("site");
    Path older = published("0.9.0", "");
    Path page = Files.createDirectory(older.resolve("release")).resolve("arrests.html");
    Files.writeString(page, "a page that newer programs do not have");
    Files.writeString(
        older.resolve("catalog.json"),
        "{\"files\": [{\"path\": \"changes.json\", \"sha256\": \"%s\"}, {\"path\": \"release/arrests.html\", \"sha256\": \"%s\"}]}"
            .formatted(Sha256.of(older.resolve("changes.json")), Sha256.of(page)));
    Site.export(older, site);
    Files.writeString(site.resolve("CNAME"), "example.org");
    Path newer = published("1.0.0", "");

    Files.writeString(site.resolve("release/arrests.html"), "changed by hand");
    assertRefused(newer, site, "was not written by an export, or was changed since");
    Files.copy(page, site.resolve("release/arrests.html"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(site.resolve("catalog.json"), folder.resolve("kept"));
    Files.writeString(site.resolve("catalog.json"), "{\"tables\": []}");
    assertRefused(newer, site, "cannot be read as a catalogue");
    Files.delete(site.resolve("catalog.json"));
    assertRefused(newer, site, "holds files that no export wrote");
    Files.move(folder.resolve("kept"), site.resolve("catalog.json"));

    assertThat(Site.export(newer, site)).isEqualTo(2);
    assertThat(files(site).keySet())
        .containsExactlyInAnyOrder("CNAME", "catalog.json", "changes.json");
    assertThat(site.resolve("changes.json")).content().contains("1.0.0");
  }

  private static void assertRefused(Path newer, Path site, String why) throws IOException {
    Map<String, String> before = files(site);
    assertThatThrownBy(() -> Site.export(newer, site))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(why);
    assertThat(files(site)).isEqualTo(before);
  }

  private static Map<String, String> files(Path site) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(site)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(site.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
