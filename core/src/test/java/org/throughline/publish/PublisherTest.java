package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.digest.Sha256;

class PublisherTest {

  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");

  @TempDir Path folder;

  @Test
  void theSamePublicationGivesTheSameBytes() throws IOException {
    Publisher.write(everyShape(), folder.resolve("one"));
    Publisher.write(everyShape(), folder.resolve("two"));

    assertThat(Tables.read(folder.resolve("one"))).isEqualTo(Tables.read(folder.resolve("two")));
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatIOException()
        .isThrownBy(() -> Publisher.write(everyShape(), folder))
        .withMessageContaining(folder.toString())
        .withMessageContaining("not empty");
    assertThat(Tables.read(folder)).containsOnlyKeys("mine.txt");
  }

  @Test
  void aPageNamesEveryIdOnce() throws IOException {
    Publisher.write(everyShape(), folder);

    Tables.read(folder)
        .forEach(
            (name, html) -> {
              if (name.endsWith(".html")) {
                assertThat(ID.matcher(html).results().map(result -> result.group(1)).toList())
                    .as(name)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
              }
            });
  }

  @Test
  void theCatalogueListsEveryFileWithItsChecksum() throws IOException {
    Publisher.write(everyShape(), folder);

    Map<String, String> files = Tables.read(folder);
    String catalog = files.remove("catalog.json");
    for (String name : files.keySet()) {
      String sha = Sha256.of(Files.readAllBytes(folder.resolve(name)));
      assertThat(catalog).contains("\"path\" : \"" + name + "\"", sha);
    }
  }

  private static Publication everyShape() {
    return Tables.publication(
        Tables.list("by-month", Tables.months(), 40, 60, 100),
        Tables.list("by-citizenship", Tables.citizenship("Mexico", "Tonga"), 100, -1, -1),
        Samples.matrix("aor-by-month"),
        Samples.figure("all"),
        Samples.cube("cube"));
  }
}
