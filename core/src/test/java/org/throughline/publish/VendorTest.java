package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.digest.Sha256;
import tools.jackson.databind.JsonNode;

/// The third-party files are what their manifest says, in both places that have some.
class VendorTest {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/main/resources/publish/vendor"),
          Path.of("../browser-check/src/test/resources/vendor"));

  @Test
  void everyFileHasTheChecksumOfItsManifest() throws IOException {
    for (Path folder : FOLDERS) {
      for (JsonNode file : files(folder)) {
        String name = file.get("name").asString();
        assertThat(Sha256.of(Files.readAllBytes(folder.resolve(name))))
            .as(name)
            .isEqualTo(file.get("sha256").asString());
      }
    }
  }

  @Test
  void noFileIsMissingFromItsManifest() throws IOException {
    for (Path folder : FOLDERS) {
      List<String> listed = new ArrayList<>(List.of("vendor.json"));
      files(folder).forEach(file -> listed.add(file.get("name").asString()));
      try (Stream<Path> present = Files.list(folder)) {
        assertThat(present.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrderElementsOf(listed);
      }
    }
  }

  @Test
  void everyPartHasAVersionALicenceAndItsText() throws IOException {
    for (Path folder : FOLDERS) {
      for (JsonNode part : parts(folder)) {
        assertThat(part.get("version").asString()).matches("[0-9]+[.][0-9]+[.][0-9]+");
        assertThat(part.get("licence").asString()).isNotBlank();
        assertThat(part.get("files").valueStream().map(file -> file.get("name").asString()))
            .anyMatch(name -> name.endsWith(".LICENSE.txt"));
      }
    }
  }

  private static List<JsonNode> files(Path folder) throws IOException {
    return parts(folder).stream().flatMap(part -> part.get("files").valueStream()).toList();
  }

  private static List<JsonNode> parts(Path folder) throws IOException {
    JsonNode manifest = Json.read(Files.readString(folder.resolve("vendor.json")));
    return manifest.get("parts").valueStream().toList();
  }
}
