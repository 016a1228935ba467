package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.testing.MadeUpArrests;

/// What is said of coverage beside a release of one office does not tell how few records a withheld month has.
final class WithheldMonthsTest {

  @TempDir Path folder = Path.of("");

  /// Two withheld months hold twelve records together, so that totals agree; all others are well above the
  /// threshold.
  private Path build(String name, int last, int ordinary, int other) throws IOException {
    List<String> lines = MadeUpArrests.top();
    for (int month = 1; month <= 12; month++) {
      int records = month == 9 ? last : month == other ? 12 - last : ordinary;
      for (int n = 0; n < records; n++) {
        String date = month + "/" + (1 + n % 28) + "/" + (month < 10 ? 2016 : 2015);
        lines.add(MadeUpArrests.row("Boston", date, "MEXICO"));
      }
    }
    Path release = folder.resolve(name);
    MadeUpArrests.write(release, "arrests.csv.gz", lines);
    Path out = folder.resolve("out-" + name);
    Terminal.Outcome built =
        Terminal.run("build", release, "--out", out, "--quiet", "--policy", PlainPolicy.in(folder));
    assertThat(built.exitCode()).as(built.err()).isZero();
    return out.resolve("published");
  }

  /// Every published text without what differs because the files do: digests and the time of the build.
  private static NavigableMap<String, List<String>> texts(Path published) throws IOException {
    NavigableMap<String, List<String>> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(published.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = published.toRealPath().relativize(file).toString();
        if (name.matches(".*\\.(csv|json|html)")
            && name.matches(
                "tables/.*by-month.*|catalog\\.json|measures/arrests\\.by-month\\.html|data/arrests.*")) {
          List<String> lines = new ArrayList<>();
          for (String line : Files.readAllLines(file)) {
            lines.add(
                line.replaceAll("[0-9a-f]{40,64}", "DIGEST")
                    .replaceAll("sha(256|384|512)-[A-Za-z0-9+/=]+", "DIGEST")
                    .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "TIME"));
          }
          texts.put(name, lines);
        }
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void releasesThatDifferInWithheldMonthsOnlyPublishTheSame(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int ordinary = 45 + random.nextInt(110);
    int other = 1 + random.nextInt(8);
    NavigableMap<String, List<String>> one = texts(build("one", 2, ordinary, other));
    NavigableMap<String, List<String>> two = texts(build("two", 6, ordinary, other));
    assertThat(String.join("\n", one.firstEntry().getValue())).isNotEmpty();
    assertThat(one.keySet()).anyMatch(name -> name.endsWith("by-month.csv"));
    assertThat(one).isEqualTo(two);
  }
}
