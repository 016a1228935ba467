package org.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
