package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every number of the front page, rates and statistics too, is one that `explain` explains and that can be cited.
final class FrontPageNumbersTest {

  private static final Pattern NUMBER =
      Pattern.compile("data-(?:cell|figure)=\"([^\"]+)\"[^>]*data-label=");

  @TempDir Path folder = Path.of("");

  @Test
  void everyNumberOfTheFrontPageIsExplainedAndCited() throws IOException {
    Path release = folder.resolve("release");
    Path out = folder.resolve("out");
    assertThat(Terminal.run("synth", "--stays", "1500", release).exitCode()).isZero();
    assertThat(Terminal.run("build", release, "--out", out, "--quiet").exitCode()).isZero();

    Set<String> ids = new TreeSet<>();
    Matcher number = NUMBER.matcher(Files.readString(out.resolve("published/index.html")));
    while (number.find()) {
      ids.add(number.group(1).replace("&#x3D;", "="));
    }
    assertThat(ids)
        .anyMatch(id -> id.endsWith(":per-day"))
        .anyMatch(id -> id.endsWith(":without-conviction"))
        .anyMatch(id -> id.contains("/population/") && id.endsWith("statistic=average"))
        .anyMatch(id -> id.contains("/length-of-stay/") && id.endsWith("statistic=mean"));
    for (String id : ids) {
      Terminal.Outcome outcome = Terminal.run("explain", out, id);
      assertThat(outcome.exitCode()).as(id + outcome.err()).isZero();
      assertThat(outcome.out()).contains("To cite", "Number " + id + ": ");
    }
    averagesAreThoseOfTheExactAnswerInWholePeople(out);
    assertThat(Terminal.run("audit", out).exitCode()).isZero();
  }

  private static void averagesAreThoseOfTheExactAnswerInWholePeople(Path out) throws IOException {
    JsonNode all =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(out.resolve("published/statistics.json")))
            .path("statistics");
    String exact =
        Terminal.run("query", out, "population", "--every", "month", "--format", "csv").out();
    int compared = 0;
    for (JsonNode one : all) {
      if (one.path("measure").asString("").equals("population")) {
        String month = one.path("period").asString("");
        Matcher line = Pattern.compile("(?m)^" + month + ",([0-9.]+),").matcher(exact);
        assertThat(line.find()).as(month + " in " + exact).isTrue();
        assertThat(one.path("value").asDouble(0))
            .isEqualTo(Math.rint(Double.parseDouble(line.group(1))));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(30);
  }
}
