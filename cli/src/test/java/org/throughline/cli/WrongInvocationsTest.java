package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.releases.SourceFile;
import org.throughline.testing.MadeUpArrests;

/// What goes wrong in a user's hands: each ends in a few words that say what to do, with the documented exit code, and
/// nothing in the folder where it was tried has changed.
final class WrongInvocationsTest {

  private static final int FEW_LINES = 4;

  @TempDir static Path place = Path.of("");

  /// A folder with one of everything: a release, a build of it, somebody's thesis, broken files.
  @BeforeAll
  static void furnish() throws IOException {
    Path release = place.resolve("release");
    List<String> lines = MadeUpArrests.lines(300, 1);
    Path whole = MadeUpArrests.write(release, "arrests.csv.gz", lines);
    assertThat(Terminal.run("build", release, "--out", place.resolve("out"), "--quiet").exitCode())
        .isZero();
    Files.createDirectory(place.resolve("empty"));
    write("mine/thesis.txt", "years of work\n");
    write("mine/release/notes.txt", "mine\n");
    write("foreign.csv", "Colour,Size\nred,4\n");
    write("damaged.xlsx", "PK\3\4 and then nothing\n");
    write("damaged.zip", "PK\3\4 and then nothing\n");
    write("no-cells.json", "{\"name\": \"none\", \"cells\": {}}\n");
    write("no-json.json", "cells: 4\n");
    write("set.jj", "0\n0\n0\n");
    write("policy.yaml", "colour: red\n");
    MadeUpArrests.write(place.resolve("header-only"), "arrests.csv.gz", MadeUpArrests.top());
    List<String> renamed = new ArrayList<>(lines);
    renamed.replaceAll(line -> line.replace("\"Citizenship\"", "\"Land\""));
    MadeUpArrests.write(place.resolve("renamed"), "arrests.csv.gz", renamed);
    byte[] bytes = Files.readAllBytes(whole);
    Files.createDirectory(place.resolve("cut"));
    Files.write(place.resolve("cut/arrests.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(place.resolve("climbs.zip")))) {
      zip.putNextEntry(new ZipEntry("../climbs.csv"));
      zip.write("a,b\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(String name, String text) throws IOException {
    Path file = place.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// Exit code, what the message has to name, and the words after `throughline`; `@name` is a place in the folder.
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // The command line.
        "2 | command | -",
        "2 | build | biuld @release",
        "2 | RELEASES | build",
        "2 | --ouy | build @release --ouy @new",
        "2 | extra | build @release extra --out @new",
        "2 | eleven | build @release --out @new --threshold eleven",
        "2 | threshold | build @release --out @new --threshold 0",
        "2 | no-such-policy | build @release --out @new --policy no-such-policy",
        "2 | site-address | build @release --out @new --site-address ftp://example.org",
        "2 | policy.yaml | build @release --out @new --policy @policy.yaml",
        "2 | no-such-rules | build @release --out @new --rules no-such-rules",
        "2 | LISTS | facilities",
        "2 | RELEASES | inspect",
        "2 | NUMBER | explain @out",
        "2 | NEW | diff @release",
        "2 | FILE | protect",
        "2 | DIR | synth",
        "2 | SITE | export @out",
        "2 | V99 | synth @new --vocabulary V99",
        "2 | stays | synth @new --stays 0",
        "2 | paper | synth @new --container paper",
        "2 | sentences | synth @new --tables sentences",
        "2 | verify | ledger",
        "2 | insiders | audit @out --insiders -1",
        "2 | nothing | help nothing",
        // Input.
        "3 | does not exist | build @missing --out @new",
        "3 | holds no files | build @empty --out @new",
        "3 | foreign.csv | build @foreign.csv --out @new",
        "3 | damaged.xlsx | build @damaged.xlsx --out @new",
        "3 | damaged.zip | build @damaged.zip --out @new",
        "3 | climbs | build @climbs.zip --out @new",
        "3 | arrests.csv.gz | build @cut --out @new",
        "3 | Citizenship | build @renamed --out @new",
        "3 | a header and 0 rows | build @header-only --out @new",
        "3 | holds builds | build @out --out @new",
        "3 | missing.yaml | build @release --out @new --combination @missing.yaml",
        "3 | missing.xlsx | build @release --out @new --facilities @missing.xlsx",
        "3 | does not exist | inspect @missing",
        "3 | missing.xlsx | facilities @missing.xlsx",
        "3 | foreign.csv | facilities @foreign.csv",
        "3 | holds no build | reconcile @missing",
        "3 | holds no build | reconcile @release",
        "3 | holds no build | lifecycle @release",
        "3 | holds no build | explain @release 1",
        "3 | holds no build | audit @release",
        "3 | holds no build | export @release @new",
        "3 | missing.jsonl | audit @out --known @missing.jsonl",
        "3 | does not exist | ledger verify @missing",
        "3 | does not exist | diff @missing @release",
        "3 | missing.json | protect @missing.json",
        "3 | no cells | protect @no-cells.json --out @new",
        "3 | no-json.json | protect @no-json.json",
        "3 | --policy | protect @set.jj --policy default",
        // Output.
        "4 | thesis.txt | build @release --out @mine/thesis.txt",
        "4 | thesis.txt | build @release --out @mine/thesis.txt/out",
        "4 | other files | build @release --out @mine",
        "4 | other files | diff @release @release --out @mine",
        "4 | mine | synth @mine",
        "4 | release | synth @release",
        "4 | thesis.txt | synth @mine/thesis.txt",
        "4 | mine/release | demo --dir @mine --quiet",
        "4 | thesis.txt | demo --dir @mine/thesis.txt",
        "4 | thesis.txt | audit @out --report @mine/thesis.txt",
        "4 | mine | export @out @mine",
        "4 | thesis.txt | export @out @mine/thesis.txt",
        // Numbers and ledgers.
        "7 | no-such-number | explain @out no-such-number",
        "8 | thesis.txt | build @release --out @new --ledger @mine/thesis.txt",
        "8 | thesis.txt | ledger verify @mine/thesis.txt",
      })
  void endsInWordsThatSayWhatToDo(int exitCode, String named, String words) throws IOException {
    Map<String, String> before = contents();
    Object[] arguments = words == null ? new Object[0] : words.replace("@", place + "/").split(" ");
    Terminal.Outcome outcome = Terminal.run(arguments);
    String said = outcome.err().isEmpty() ? outcome.out() : outcome.err();
    assertThat(said)
        .contains(named)
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("A fault of the program");
    assertThat(said.lines().filter(line -> !line.isBlank())).as(said).hasSizeBetween(1, FEW_LINES);
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(contents()).isEqualTo(before);
  }

  private static Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.toList()) {
        String name = place.relativize(file).toString();
        contents.put(
            name, Files.isRegularFile(file) ? SourceFile.of(place, file).sha256() : "a folder");
      }
    }
    return contents;
  }
}
