package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.digest.Sha256;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.Provenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Publications made again from their inputs.
final class VerifyTest {

  private static final String TABLE = "tables/2019-icfo-99999.arrests.fy2016.by-month.csv";

  @TempDir static Path place = Path.of("");

  private static Path release = Path.of("");
  private static Path exported = Path.of("");
  private static Path key = Path.of("");
  private static Path publicKey = Path.of("");

  /// A first, signed build under a policy of its own, exported; then a second one with more records.
  @BeforeAll
  static void build() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    key = pem("key.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
    publicKey = pem("key.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
    release = place.resolve("release");
    MadeUpArrests.write(release.resolve("in"), "a.csv.gz", MadeUpArrests.lines(400, 1));
    exported = place.resolve("site");
    done(
        "build",
        release,
        "--out",
        place.resolve("out"),
        "--threshold",
        "7",
        "--sign-key",
        key,
        "--quiet");
    done("export", place.resolve("out"), exported);
    List<String> more = MadeUpArrests.lines(400, 1);
    for (int i = 0; i < 60; i++) {
      more.add(MadeUpArrests.row("Boston", "9/29/2016", "MEXICO"));
    }
    MadeUpArrests.write(place.resolve("later"), "a.csv.gz", more);
    done(
        "build",
        place.resolve("later"),
        "--out",
        place.resolve("out"),
        "--threshold",
        "7",
        "--quiet");
  }

  private static void done(Object... words) {
    Terminal.Outcome outcome = Terminal.run(words);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private static Path pem(String name, String what, byte[] der) throws IOException {
    return Files.writeString(
        place.resolve(name),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(der)));
  }

  private static Path copy(String name) {
    Path copy = place.resolve(name);
    done("export", place.resolve("out"), copy);
    return copy;
  }

  private static Terminal.Outcome verify(Path published, Path inputs, Object... more) {
    Object[] words = new Object[more.length + 5];
    System.arraycopy(
        new Object[] {"verify", published, "--inputs", inputs, "--quiet"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Terminal.run(words);
  }

  @Test
  void aSignedCopyIsIdenticalToWhatRenamedInputsMake() throws IOException {
    Path renamed = Files.createDirectories(place.resolve("renamed/deep"));
    Files.copy(release.resolve("in/a.csv.gz"), renamed.resolve("other-name.bin"));
    Terminal.Outcome outcome = verify(exported, place.resolve("renamed"), "--key", publicKey);
    assertThat(outcome.out()).contains("Signed with the key.").contains("Identical: ");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void aBuildThatFollowedAnotherIsMadeAgainWithItsLedger() {
    Terminal.Outcome inside = verify(place.resolve("out"), place.resolve("later"));
    assertThat(inside.out()).as(inside.err()).contains("Not signed.").contains("Identical: ");
    assertThat(inside.exitCode()).isZero();
    Path copy = copy("second");
    Terminal.Outcome outside = verify(copy, place.resolve("later"));
    assertThat(outside.err()).contains("--ledger FILE");
    assertThat(outside.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    Path ledger = place.resolve("out/ledger");
    Terminal.Outcome halfway = verify(copy, place.resolve("later"), "--ledger", ledger);
    assertThat(halfway.err()).contains("--before DIR");
    Terminal.Outcome whole =
        verify(copy, place.resolve("later"), "--ledger", ledger, "--before", exported);
    assertThat(whole.out()).as(whole.err()).contains("Identical: ");
  }

  @Test
  void aSiteWithAnAddressIsMadeAgainAndSoIsItsVersion() {
    Path out = place.resolve("addressed");
    Path site = place.resolve("addressed-site");
    String address = "https://example.org/numbers/";
    done("build", release, "--out", out, "--site-address", address, "--quiet");
    done("export", out, site);
    assertThat(site.resolve("versions")).isDirectory();
    assertThat(verify(site, release).out()).contains("Identical: ");
  }

  @Test
  void aNumberThatWasChangedIsNamedWithLineAndColumn() throws IOException {
    Path copy = place.resolve("changed");
    copyTree(exported, copy);
    Path table = copy.resolve(TABLE);
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    int column = lines.get(2).indexOf(",", lines.get(2).indexOf(",") + 1) + 1;
    String changed = lines.get(2).substring(0, column) + '9' + lines.get(2).substring(column);
    Files.writeString(
        table, Files.readString(table).replace(lines.get(2), changed), StandardCharsets.UTF_8);
    Files.writeString(copy.resolve("more.html"), "<p>more</p>");
    Files.write(parquet(copy), new byte[] {1, 2}, StandardOpenOption.APPEND);

    Terminal.Outcome outcome = verify(copy, release);

    assertThat(outcome.out())
        .containsPattern(
            TABLE
                + " was changed since .*, line 3, column "
                + (column + 1)
                + ": “.*” where “.*” belongs")
        .contains("more.html is there, and provenance.json does not list it", "NOT VERIFIED.")
        .containsPattern("[.]parquet was changed since .*, from byte \\d+ on")
        .doesNotContain("Not what the inputs make", "It was not made again");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_REPEATED);
  }

  @Test
  void aFileThatWasTakenAwayWithItsLineInTheStatementIsMissed() throws IOException {
    Path copy = place.resolve("less");
    copyTree(exported, copy);
    Files.delete(copy.resolve(TABLE));
    restate(copy);

    Terminal.Outcome outcome = verify(copy, release);

    assertThat(outcome.out())
        .contains(TABLE + " is not published, and the inputs make it", "NOT VERIFIED.");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_REPEATED);
  }

  /// Writes the statement anew, so that it is of the files that are there.
  private static void restate(Path published) throws IOException {
    Provenance stated = Provenance.read(published);
    new Provenance(
            Provenance.digests(published),
            stated.version(),
            stated.choices(),
            stated.materials(),
            stated.history())
        .write(published);
  }

  private static Path parquet(Path published) throws IOException {
    try (Stream<Path> files = Files.list(published.resolve("data"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  /// Without the files nothing can be made again, and a change is told all the same.
  @Test
  void aChangeIsToldWhereTheInputsAreMissing() throws IOException {
    Path copy = place.resolve("changed-alone");
    copyTree(exported, copy);
    Files.writeString(copy.resolve("index.html"), "<p>more</p>");

    Terminal.Outcome outcome = verify(copy, Files.createDirectories(place.resolve("nothing")));

    assertThat(outcome.out())
        .contains(
            "index.html was changed since", "It was not made again", "does not hold in/a.csv.gz");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_REPEATED);
  }

  @Test
  void anInputThatWasChangedIsToldAsChangedWithBothDigests() throws IOException {
    Terminal.Outcome outcome = verify(exported, place.resolve("later"));

    String there = Sha256.of(place.resolve("later/a.csv.gz"));
    String stated = Sha256.of(release.resolve("in/a.csv.gz"));
    assertThat(outcome.out())
        .contains(
            "Inputs that were changed:", "later/a.csv.gz is not what the publication was made")
        .contains("SHA-256 " + there, "says " + stated, "NOT VERIFIED.");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_REPEATED);
  }

  /// Whoever changes a number can change the statement too, but not what the inputs make.
  @Test
  void aNumberThatWasChangedWithItsStatementIsNotWhatTheInputsMake() throws IOException {
    Path copy = place.resolve("forged");
    copyTree(exported, copy);
    Path table = copy.resolve(TABLE);
    Files.writeString(table, Files.readString(table).replaceFirst(",([1-9][0-9]),", ",$10,"));
    restate(copy);
    Terminal.Outcome outcome = verify(copy, release, "--key", publicKey);
    assertThat(outcome.out())
        .contains("NOT SIGNED with the key.")
        .contains("by-month.csv is published otherwise than the inputs make it, line ")
        .containsPattern("line \\d+, column \\d+: ")
        .contains("NOT VERIFIED.");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_REPEATED);
  }

  @Test
  void anInputThatIsMissingIsNamedWithItsDigest() throws IOException {
    Terminal.Outcome outcome =
        verify(exported, Files.createDirectories(place.resolve("nothing-here")));
    assertThat(outcome.err()).contains("in/a.csv.gz (SHA-256 ").contains("Valid: ");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void theKeyOfSomebodyElseIsNotThatOfTheSignature() throws Exception {
    Path other = otherKey();
    Terminal.Outcome outcome = verify(exported, release, "--key", other);
    assertThat(outcome.out()).contains("NOT SIGNED with the key.").contains("NOT VERIFIED.");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_REPEATED);
  }

  private static Path otherKey() throws IOException, NoSuchAlgorithmException {
    return pem(
        "other.pub",
        "PUBLIC KEY",
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded());
  }

  /// The form that in-toto and SLSA describe, with a digest for every file and for every input.
  @Test
  void theStatementIsOfInToto() throws IOException {
    JsonNode statement =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(exported.resolve("provenance.json")));
    assertThat(statement.path("_type").asString()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.path("predicateType").asString())
        .isEqualTo("https://slsa.dev/provenance/v1");
    assertThat(statement.path("subject").valueStream().map(one -> one.path("name").asString()))
        .contains("catalog.json", "index.html")
        .doesNotContain("provenance.json");
    JsonNode build = statement.path("predicate").path("buildDefinition");
    assertThat(build.path("resolvedDependencies").path(0).path("digest").path("sha256").asString())
        .matches("[0-9a-f]{64}");
    assertThat(build.path("externalParameters").path("policy").asString()).contains("threshold: 7");
    assertThat(statement.toString()).doesNotContain(place.toString());
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
