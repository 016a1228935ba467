package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.releases.Made;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

/// A build beside an earlier one: what is unchanged is not read, and the lake is that of a build that
/// read everything, byte for byte.
final class UnchangedFilesTest {

  private static final Registry REGISTRY = Registry.load();

  @TempDir Path release;
  @TempDir Path lakes;

  private int builds;
  private final List<String> heard = new ArrayList<>();

  private final ReadingProgress ear =
      new ReadingProgress() {
        @Override
        public void begin(String file) {
          heard.add("read " + file);
        }

        @Override
        public void rows(String file, long more, double share) {
          // Of no interest here.
        }

        @Override
        public void end(String file) {
          // Of no interest here.
        }

        @Override
        public void unchanged(String file) {
          heard.add("unchanged " + file);
        }
      };

  private record Built(Path lake, LakeLedger ledger) {}

  private Built build(Optional<Path> last) throws Exception {
    heard.clear();
    Path lake = lakes.resolve("lake" + builds++);
    LakeBuilder.Places places = new LakeBuilder.Places(lake, last, true);
    LakeLedger ledger =
        LakeBuilder.build(Surveyor.survey(release, REGISTRY), REGISTRY, places, ear);
    heard.sort(null);
    return new Built(lake, ledger);
  }

  private Path fresh() throws Exception {
    return build(Optional.empty()).lake();
  }

  private Built after(Path last) throws Exception {
    return build(Optional.of(last));
  }

  private static Map<String, String> digests(Path lake) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(lake)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(lake.relativize(file).toString(), Copies.digest(file));
      }
    }
    return digests;
  }

  /// As a build that reads everything; says what was read.
  private void isAsFresh(Built built) throws Exception {
    List<String> said = List.copyOf(heard);
    assertThat(digests(built.lake())).isEqualTo(digests(fresh()));
    heard.clear();
    heard.addAll(said);
  }

  private void three() {
    Made.lines(release, "a.csv", Made.HEADER, Made.ROW, "too|few", Made.ROW);
    Made.workbook(
        release,
        "b.xlsx",
        Made.sheet("Notes", "x"),
        Made.sheet("FY16", Made.HEADER, Made.ROW),
        Made.sheet("FY17", Made.HEADER, Made.ROW.replace("10/05/2015", "soon")));
    Made.lines(release, "c.csv", Made.HEADER, Made.ROW);
  }

  @Test
  void nothingIsReadWhenNothingChanged() throws Exception {
    three();
    Path first = fresh();
    Built second = after(first);
    isAsFresh(second);
    assertThat(heard).containsExactly("unchanged a.csv", "unchanged b.xlsx", "unchanged c.csv");
    assertThat(second.ledger().reuse()).isEqualTo(new LakeLedger.Reuse(3, 3, List.of()));
    assertThat(second.ledger().rowsRead()).isEqualTo(6);
    assertThat(second.ledger().sheets().getFirst().rejected())
        .containsEntry("no record: a title, a total or a note", 1L);
  }

  @Test
  void whatIsNewOrChangedIsRead() throws Exception {
    three();
    Path first = fresh();
    Made.lines(release, "0.csv", Made.HEADER, Made.ROW, Made.ROW);
    Made.lines(release, "c.csv", Made.HEADER, Made.ROW.replace("MEXICO", "PERU"));
    Built second = after(first);
    isAsFresh(second);
    assertThat(heard)
        .containsExactly("read 0.csv", "read c.csv", "unchanged a.csv", "unchanged b.xlsx");
  }

  @Test
  void theSameBytesUnderAnotherNameAreRead() throws Exception {
    three();
    Path first = fresh();
    Files.move(release.resolve("a.csv"), release.resolve("d.csv"));
    isAsFresh(after(first));
    assertThat(heard).containsExactly("read d.csv", "unchanged b.xlsx", "unchanged c.csv");
  }

  @Test
  void aDamagedOrMissingPartIsReadAgainAndTheLastBuildIsNotTouched() throws Exception {
    three();
    Path first = fresh();
    Path part = first.resolve("arrests/00000.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    Files.delete(first.resolve("anomalies/00003.parquet"));
    Map<String, String> before = digests(first);
    Built second = after(first);
    isAsFresh(second);
    assertThat(second.ledger().reuse())
        .isEqualTo(new LakeLedger.Reuse(3, 1, List.of("a.csv", "b.xlsx, sheet 'FY17'")));
    assertThat(digests(first)).isEqualTo(before);
  }

  @Test
  void anAccountThatIsDamagedOrOfAnotherReaderIsNotTrusted() throws Exception {
    three();
    Path first = fresh();
    Path account = first.resolve(LastReading.FILE);
    String good = Files.readString(account);
    for (String bad :
        List.of(
            good.replace("\"kept\":2", "\"kept\":3"),
            good.substring(0, good.length() / 2),
            "",
            "{}\nx\n")) {
      Files.writeString(account, bad);
      isAsFresh(after(first));
      assertThat(heard).containsExactly("read a.csv", "read b.xlsx", "read c.csv");
    }
    LastReading.write(first, "another reader", List.of());
    after(first);
    assertThat(heard).contains("read a.csv");
    Files.delete(account);
    after(first);
    assertThat(heard).contains("read a.csv");
  }

  @Test
  void anAccountOfPartsOutsideTheLakeIsNotTrusted() throws Exception {
    three();
    Path first = fresh();
    String line = Files.readAllLines(first.resolve(LastReading.FILE)).getFirst();
    String elsewhere =
        line.replace("\"table\":\"arrests\",\"name\"", "\"table\":\"../x\",\"name\"");
    assertThat(elsewhere).isNotEqualTo(line);
    Files.writeString(
        first.resolve(LastReading.FILE), elsewhere + "\n" + LastReading.digest(elsewhere) + "\n");
    isAsFresh(after(first));
    assertThat(heard).contains("read a.csv", "read b.xlsx", "read c.csv");
  }

  /// Files come, go, change and are renamed; every build takes what it can from the one before.
  @Test
  void aChainOfBuildsIsAsFreshAfterEveryChange() throws Exception {
    Random random = new Random(5);
    Path last = lakes.resolve("none");
    for (int step = 0; step < 12; step++) {
      for (int i = 0; i < 2; i++) {
        String name = "file" + random.nextInt(5);
        String row = Made.ROW.replace("Male", "Male" + random.nextInt(3));
        if (random.nextBoolean()) {
          Made.lines(release, name + ".csv", Made.HEADER, row, row);
        } else {
          Made.workbook(release, name + ".xlsx", Made.sheet("s", Made.HEADER, row));
        }
      }
      if (random.nextInt(3) == 0) {
        Files.deleteIfExists(release.resolve("file" + random.nextInt(5) + ".csv"));
      }
      Built built = after(last);
      isAsFresh(built);
      last = built.lake();
    }
  }
}
