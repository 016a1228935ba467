package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.cli.Advisories.Library;

/// No library that the program ships, or its tests use, is known to be vulnerable at its version. The system property `advisories`
/// names another list than the one that is kept here: `scripts/vulnerabilities`.
final class KnownVulnerabilitiesTest {

  private static final String RANGES =
      """
      [{"id": "MADE-UP-1", "aliases": ["CVE-0000-0000"], "summary": "made up", %s "affected": [
        {"package": {"ecosystem": "npm", "name": "org.example:thing"},
         "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}]},
        {"package": {"ecosystem": "Maven", "name": "org.example:thing"}, "versions": ["0.7-odd"],
         "ranges": [
          {"type": "GIT", "events": [{"introduced": "0"}]},
          {"type": "ECOSYSTEM", "events": [{"fixed": "1.10"}, {"introduced": "1.2"}, {"introduced": "3.0-beta2"}, {"fixed": "3.0"}]},
          {"type": "ECOSYSTEM", "events": [{"introduced": "5.1"}, {"last_affected": "5.1"}]},
          {"type": "ECOSYSTEM", "events": [{"introduced": "6"}, {"fixed": "7"}, {"introduced": "7"}, {"last_affected": "8"}]}]}]}]
      """;

  @TempDir Path folder;

  @Test
  void noneIsKnownOfAnyLibraryHere() throws IOException, URISyntaxException {
    List<Library> libraries = onTheClassPath();
    assertThat(libraries)
        .anyMatch(library -> library.isCalled("org.apache.poi:poi"))
        .anyMatch(library -> library.isCalled("org.duckdb:duckdb_jdbc"))
        .anyMatch(library -> library.isCalled("tools.jackson.core:jackson-core"));
    String other = System.getProperty("advisories");
    Advisories advisories = other == null ? kept() : Advisories.read(Path.of(other));
    assertThat(advisories.all()).isNotEmpty();
    assertThat(libraries.stream().flatMap(library -> advisories.about(library).stream()).toList())
        .isEmpty();
  }

  @Test
  void oneWouldBeFoundInTheListThatIsKept() throws IOException, URISyntaxException {
    assertThat(
            kept()
                .about(
                    new Library(
                        Path.of("/repository/org/apache/logging/log4j/log4j-api"), "2.24.3")))
        .singleElement()
        .asString()
        .startsWith("log4j-api 2.24.3: GHSA-qv9r-c865-cp47 [\"CVE-2026-49844\"]");
  }

  @Test
  void theDocumentationSaysHowManyAreKept() throws IOException, URISyntaxException {
    assertThat(Files.readString(Path.of("../docs/dependencies.md")))
        .contains(kept().all().size() + " advisories");
  }

  @ParameterizedTest
  @CsvSource({
    "0.7, false",
    "0.7-odd, true",
    "1.1.9, false",
    "1.2-alpha1, false",
    "1.2, true",
    "1.9, true",
    "1.10-rc1, true",
    "1.10, false",
    "2.5, false",
    "3.0-beta1, false",
    "3.0-beta2, true",
    "3.0-rc1, true",
    "3.0, false",
    "3.0.1, false",
    "5.0.9, false",
    "5.1, true",
    "5.1.0, true",
    "5.1.1, false",
    "6.5, true",
    "7, true",
    "8, true",
    "8.0.1, false"
  })
  void rangesHoldToTheirBounds(String version, boolean affected) throws IOException {
    assertThat(madeUp("").about(new Library(Path.of("org/example/thing"), version)))
        .hasSize(affected ? 1 : 0);
  }

  @Test
  void onlyTheLibraryThatIsNamedIsMeant() throws IOException {
    Advisories advisories = madeUp("");
    assertThat(advisories.about(new Library(Path.of("/home/org/example/thing"), "1.5"))).hasSize(1);
    assertThat(advisories.about(new Library(Path.of("org/example/other/thing"), "1.5"))).isEmpty();
    assertThat(advisories.about(new Library(Path.of("org/example/thing-more"), "1.5"))).isEmpty();
  }

  @Test
  void whatWasWithdrawnIsPassedOver() throws IOException {
    Advisories advisories = madeUp("\"withdrawn\": \"2026-01-01T00:00:00Z\",");
    assertThat(advisories.about(new Library(Path.of("org/example/thing"), "1.5"))).isEmpty();
  }

  @Test
  void aZipOfOneFileForEachIsReadToo() throws IOException {
    Path zip = folder.resolve("all.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream files = new ZipOutputStream(out)) {
      String list = RANGES.formatted("").strip();
      files.putNextEntry(new ZipEntry("MADE-UP-1.json"));
      files.write(list.substring(1, list.length() - 1).getBytes(StandardCharsets.UTF_8));
      files.putNextEntry(new ZipEntry("read.me"));
    }
    assertThat(Advisories.read(zip).about(new Library(Path.of("org/example/thing"), "1.5")))
        .hasSize(1);
  }

  @Test
  void aLibraryIsAJarInAMavenRepository() {
    Path jar = Path.of("/home/repository/org/example/thing/1.5/thing-1.5.jar");
    assertThat(Library.of(jar))
        .contains(new Library(Path.of("/home/repository/org/example/thing"), "1.5"));
    assertThat(Library.of(Path.of("target/classes"))).isEmpty();
    assertThat(Library.of(Path.of("/home/core/target/throughline-core-0.1.0.jar"))).isEmpty();
  }

  private static List<Library> onTheClassPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .map(Library::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Advisories kept() throws IOException, URISyntaxException {
    return Advisories.read(
        Path.of(
            Objects.requireNonNull(KnownVulnerabilitiesTest.class.getResource("/advisories.json"))
                .toURI()));
  }

  private Advisories madeUp(String more) throws IOException {
    return Advisories.read(
        Files.writeString(folder.resolve("made-up.json"), RANGES.formatted(more)));
  }
}
