package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that know where they will be on the web say so; others say nothing that could be wrong.
final class SiteAddressTest {

  private static final String ADDRESS = "https://example.org/enforcement/";

  @TempDir Path folder;

  private Path published(String address) throws IOException {
    Publication made = Tables.publication(Tables.list("t", Tables.months(), 20, 30, 50));
    Path published = folder.resolve("published");
    Publisher.write(
        new Publication(
            made.title(),
            made.introduction(),
            new Imprint("1", "rules", "Somebody", "", "CC0-1.0", address),
            made.releases(),
            List.of(),
            List.of()),
        published);
    return published;
  }

  @Test
  void aPageNamesItsLatestAndThisVersionAndItsPicture() throws IOException {
    Path published = published(ADDRESS);

    assertThat(Files.readString(published.resolve("es/quality.html")))
        .contains(
            "<link rel=\"canonical\" href=\"" + ADDRESS + "es/quality.html\">",
            "<meta property=\"og:image\" content=\"" + ADDRESS + "assets/preview.png\">",
            "href=\"" + ADDRESS + "versions/1.0.0/es/quality.html\"",
            "data-place=\"es/quality.html\" data-version=\"1.0.0\"");
    assertThat(published.resolve("assets/preview.png")).isNotEmptyFile();
    assertThat(Files.readString(published.resolve("assets/latest.js"))).contains("\"1.0.0\"");
    assertThat(Files.readString(published.resolve("catalog.json"))).contains(ADDRESS);
  }

  @Test
  void aPageWithAChartIsPreviewedByItsChartAndByWhatItSays() throws IOException {
    Path published = published(ADDRESS);
    String slug = "administrative-arrests.t";

    assertThat(Files.readString(published.resolve("es/measures/" + slug + ".html")))
        .contains(
            "<meta property=\"og:image\" content=\"" + ADDRESS + "es/pictures/" + slug + ".gif\">")
        .containsPattern("og:description\" content=\"[^\"]*noviembre de 2015 \\(30\\)");
    BufferedImage picture =
        Objects.requireNonNull(
            ImageIO.read(published.resolve("pictures/" + slug + ".gif").toFile()));
    assertThat(picture.getWidth()).isEqualTo(Preview.WIDTH);
    assertThat(picture.getHeight()).isEqualTo(Preview.HEIGHT);
    assertThat(Files.readString(published.resolve("catalog.json")))
        .contains("pictures/" + slug + ".gif");
  }

  @Test
  void withoutAnAddressNoPictureIsMadeThatNobodyAsksFor() throws IOException {
    assertThat(published("").resolve("pictures")).doesNotExist();
  }

  @Test
  void withoutAnAddressNoPageHasOneAndItsPictureIsFoundFromThePage() throws IOException {
    Path published = published("");

    assertThat(Files.readString(published.resolve("es/quality.html")))
        .contains("<meta property=\"og:image\" content=\"../assets/preview.png\">")
        .doesNotContain("canonical", "og:url", "versions/");
    assertThat(published.resolve("assets/preview.png")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org/",
        "ftp://example.org/",
        "https://example.org",
        "https://example.org/?a/",
        "https://example.org/\"onload/",
        "javascript:alert(1)/"
      })
  void whatIsNoFolderOnTheWebIsRefused(String address) {
    assertThatThrownBy(() -> new Imprint("1", "rules", "Somebody", "", "CC0-1.0", address))
        .hasMessageContaining(address)
        .hasMessageContaining("https://example.org/enforcement/");
  }
}
