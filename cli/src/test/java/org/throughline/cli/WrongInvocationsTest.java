package org.throughline.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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

  /// A port that somebody listens on.
  private static @Nullable ServerSocket busy;

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
    write(
        "set.json",
        "{\"name\": \"one\", \"cells\": {\"a\": {\"value\": 5}}, \"primary\": [\"a\"]}\n");
    write("policy.yaml", "colour: red\n");
    write("cut.json", "{\"name\": \"none\", \"cel");
    write("empty.csv", "");
    gzip("workbook.xlsx.gz", "PK\3\4 and a workbook".getBytes(StandardCharsets.UTF_8));
    gzip("twice.csv.gz", Files.readAllBytes(whole));
    Files.createSymbolicLink(place.resolve("astray"), place.resolve("nowhere"));
    write("empty.yaml", "");
    write("population.csv", "aor,residents\nBoston,many\n");
    for (String damaged : List.of("catalog.json", "cells.jsonl", "policy.yaml", "ledger.parquet")) {
      damage(damaged);
    }
    busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
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

  private static void gzip(String name, byte[] bytes) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(place.resolve(name)))) {
      out.write(bytes);
    }
  }

  /// A copy of the build in which one file was cut in half.
  private static void damage(String name) throws IOException {
    Path copy = place.resolve("damaged-" + name);
    try (Stream<Path> files = Files.walk(place.resolve("out"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file, copy.resolve(place.resolve("out").relativize(file).toString()), NOFOLLOW_LINKS);
      }
    }
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(one -> one.endsWith(name)).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    }
  }

  @AfterAll
  static void hangUp() throws IOException {
    requireNonNull(busy).close();
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
        "2 | duckdb, spark | build @release --out @new --engine sparc",
        "2 | SPARK_HOME | build @release --out @new --engine spark",
        "2 | --engine spark | query @out arrests --master spark://here:7077",
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
        "2 | --colour | build @release --colour",
        "2 | eighty | serve @out --port eighty",
        "2 | whole number | build @release --out @new --keep many",
        "2 | 65535 | serve @out --port 99999",
        "2 | DIR | serve",
        "2 | --port | serve @out --rate -1",
        "2 | DIR | audit",
        "2 | DIR | lifecycle",
        "2 | DIR | reconcile",
        "2 | MEASURE | query @out",
        "2 | arrests | query @out arests",
        "2 | aor | query @out arrests --by aorr",
        "2 | twice | query @out arrests --by aor,aor",
        "2 | DIMENSION=VALUE | query @out arrests --where aor",
        "2 | limited twice | query @out arrests --where aor=Boston --where aor=Chicago",
        "2 | Boston | query @out arrests --where aor=Bostn",
        "2 | fiscal-year | query @out arrests --every fortnight",
        "2 | 2024-13 | query @out arrests --from 2024-13",
        "2 | before it begins | query @out arrests --from 2025 --to 2024",
        "2 | parquet | query @out arrests --format xml",
        "2 | --file | query @out arrests --format parquet",
        "2 | population.csv, line 2 | query @out arrests --by aor --population @population.csv",
        "2 | --protected | query @out arrests --protected --completeness",
        "2 | arrests | measures arests",
        "2 | holds no keys | build @release --out @new --policy @empty.yaml",
        "2 | --publisher | build @release --out @new --publisher EMPTY",
        "2 | names no file | build @release --out EMPTY",
        "2 | names no file | build EMPTY",
        "2 | --ledger and --no-ledger | build @release --out @new --ledger @new --no-ledger",
        "2 | LATER | official diff @empty",
        "2 | 20000000 | synth @new --stays -5",
        "2 | --tables | synth @new --tables",
        "2 | unknown key 'colour' | build @release --out @new --policy @policy.yaml",
        // Input.
        "3 | is a folder | build @release --out @new --ledger @empty",
        "3 | a key is missing | build @release --out @new --combination @policy.yaml",
        "3 | @empty | build @release --out @new --combination @empty",
        "3 | holds no files | build @release --out @new --facilities @empty",
        "3 | foreign.csv | build @release --out @new --official @foreign.csv",
        "3 | the file is empty | build @empty.csv --out @new",
        "3 | holds no files | inspect @empty",
        "3 | holds builds | inspect @out",
        "3 | holds no files | facilities @empty",
        "3 | holds builds | facilities @out",
        "3 | does not exist | official @missing --out @new",
        "3 | holds no files | official @empty --out @new",
        "3 | foreign.csv | official @foreign.csv --out @new",
        "3 | damaged.xlsx | official @damaged.xlsx --out @new",
        "3 | missing.yaml | official @release --out @new --overrides @missing.yaml",
        "2 | unknown key 'colour' | official @release --out @new --overrides @policy.yaml",
        "3 | no official series | official diff @empty @release",
        "3 | holds no build | query @release arrests",
        "3 | holds no build | query @foreign.csv arrests",
        "3 | does not exist | query @out arrests --population @missing.csv",
        "3 | holds no build | serve @release",
        "3 | holds no build | serve @foreign.csv",
        "3 | a folder | protect @empty",
        "3 | cut.json is not JSON | protect @cut.json",
        "3 | is not JSON | protect @policy.yaml",
        "3 | foreign.csv, line 1 | audit @out --known @foreign.csv",
        "3 | does not exist | audit @out --ledger @missing",
        "3 | holds no build | lifecycle @missing",
        "3 | does not exist | ledger revised @missing",
        "3 | does not exist | ledger verify @empty",
        "3 | does not exist | diff @out @missing",
        "3 | holds no files | diff @out @empty",
        "2 | --inputs | verify @out",
        "3 | holds no build | verify @empty --inputs @release",
        "3 | holds no build | verify @foreign.csv --inputs @release",
        "3 | does not exist | verify @out --inputs @missing --quiet",
        "3 | arrests.csv.gz (SHA-256 | verify @out --inputs @empty --quiet",
        "3 | Ed25519 | verify @out --inputs @release --key @foreign.csv",
        "3 | does not exist | verify @out --inputs @release --key @missing.pem",
        "3 | Ed25519 | build @release --out @new --sign-key @foreign.csv",
        "9 | catalog.json was changed | verify @damaged-catalog.json --inputs @release",
        // Builds that were damaged.
        "3 | catalog.json | export @damaged-catalog.json @new",
        "3 | catalog.json | serve @damaged-catalog.json --port 0",
        "3 | catalog.json | explain @damaged-catalog.json 2019-icfo-99999/arrests/fy2016",
        "3 | cells.jsonl | explain @damaged-cells.jsonl 2019-icfo-99999/nothing",
        "3 | policy.yaml | audit @damaged-policy.yaml",
        "3 | policy.yaml | explain @damaged-policy.yaml 2019-icfo-99999/arrests/fy2016",
        "3 | ledger.parquet | query @damaged-ledger.parquet arrests",
        "3 | ledger.parquet | reconcile @damaged-ledger.parquet",
        "3 | ledger.parquet | lifecycle @damaged-ledger.parquet",
        "3 | ledger.parquet | diff @damaged-ledger.parquet @release",
        "3 | does not exist | build @missing --out @new",
        "3 | holds no files | build @empty --out @new",
        "3 | foreign.csv | build @foreign.csv --out @new",
        "3 | damaged.xlsx | build @damaged.xlsx --out @new",
        "3 | damaged.zip | build @damaged.zip --out @new",
        "3 | climbs | build @climbs.zip --out @new",
        "3 | a workbook or zip inside a gzip; unpack it | build @workbook.xlsx.gz --out @new",
        "3 | gzipped twice; unpack it | build @twice.csv.gz --out @new",
        "3 | arrests.csv.gz | build @cut --out @new",
        "3 | Citizenship | build @renamed --out @new",
        "3 | a header and no rows | build @header-only --out @new",
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
        "4 | PORT | serve @out --port PORT",
        "4 | an address of this machine | serve @out --host no.such.host.invalid",
        "4 | holds builds | diff @release @release --out @out",
        "4 | inside a build | export @out @out/published/site",
        "4 | inside a build | export @out @out/published",
        "4 | other files | diff @release @release --out @release",
        "4 | other files | build @release --out @release",
        "4 | holds files that no export wrote | export @out @out",
        "4 | is there already | query @out arrests --format parquet --file @mine/thesis.txt",
        "4 | is there already | query @out arrests --format csv --file @mine/thesis.txt",
        "4 | does not exist | query @out arrests --format csv --file @missing/answer.csv",
        "4 | inside a build | query @out arrests --format csv --file @out/published/answer.csv",
        "4 | is there already | diff @out @out --numbers @mine/thesis.txt",
        "4 | inside a build | audit @out --report @out/published/report.csv",
        "4 | does not exist | audit @out --report @missing/report.csv",
        "4 | is no report | audit @out --report @empty",
        "4 | did not write | official @release --out @mine",
        "4 | no folder | official @release --out @foreign.csv",
        "4 | no folder | build @release --out @astray",
        "4 | no folder | build @release --out @astray/out",
        "4 | no folder | diff @release @release --out @astray",
        "4 | no folder | export @out @astray",
        "4 | no folder | official @release --out @astray",
        "4 | no folder | protect @set.json --out @astray",
        "4 | no folder | synth @astray",
        "4 | no folder | demo --dir @astray",
        "4 | is there already | query @out arrests --format csv --file @astray",
        "4 | is there already | diff @out @out --numbers @astray",
        "4 | is no report | audit @out --report @astray",
        "3 | astray | build @astray --out @new",
        "3 | astray | inspect @astray",
        "4 | foreign.csv | synth @foreign.csv",
        "4 | foreign.csv | demo --dir @foreign.csv",
        "4 | foreign.csv | protect @set.json --out @foreign.csv",
        "4 | /proc/new | build @release --out /proc/new",
        "4 | /proc/new | export @out /proc/new",
        "4 | /proc/new | synth /proc/new",
        "4 | /proc/new | demo --dir /proc/new",
        "4 | /proc/new | official @release --out /proc/new",
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
        "7 | nearest: 2019-icfo-99999/arrests/fy2016 | explain @out 2019-icfo-99999/arests/fy2016",
        "8 | foreign.csv | audit @out --ledger @foreign.csv",
        "8 | thesis.txt | build @release --out @new --ledger @mine/thesis.txt",
        "8 | thesis.txt | ledger verify @mine/thesis.txt",
      })
  void endsInWordsThatSayWhatToDo(int exitCode, String named, String words) throws IOException {
    Map<String, String> before = contents();
    Object[] arguments =
        words == null
            ? new Object[0]
            : words
                .replace("@", place + "/")
                .replace("PORT", "" + requireNonNull(busy).getLocalPort())
                .split(" ");
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].equals("EMPTY") ? "" : arguments[i];
    }
    Terminal.Outcome outcome = Terminal.run(arguments);
    String said = outcome.err().isEmpty() ? outcome.out() : outcome.err();
    assertThat(said)
        .contains(
            named
                .replace("@", place + "/")
                .replace("PORT", "" + requireNonNull(busy).getLocalPort()))
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
            name,
            Files.isRegularFile(file)
                ? SourceFile.of(place, file).sha256()
                : Files.isSymbolicLink(file) ? "a link" : "a folder");
      }
    }
    return contents;
  }
}
