package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `protect`, from a file to files and an exit code.
final class ProtectTest {

  private static final Path INSTANCES =
      Path.of("../core/src/test/resources/org/throughline/disclosure/instances");

  @TempDir Path folder;

  private Path threeByThree(int upper, int lower) throws IOException {
    String json = Files.readString(INSTANCES.resolve("fischetti_salazar_3x3.json"));
    String levels =
        String.format(
            Locale.ROOT, "{\"levels\": {\"II|C\": {\"upper\": %d, \"lower\": %d}},", upper, lower);
    return Files.writeString(folder.resolve("fs.json"), json.replaceFirst("\\{", levels));
  }

  @Test
  void theOptimumOfTheLiteratureIsFoundAndWritten() throws IOException {
    Path out = folder.resolve("out");
    Terminal.Outcome result =
        Terminal.run("protect", threeByThree(9, 17).toString(), "--out", out.toString());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("Total withheld       85 of 760").contains("Passed.");
    assertThat(Files.readString(out.resolve("published.json")))
        .contains("\"II|C\" : null", "\"III|B\" : null", "\"II|A\" : 8");
    assertThat(Files.readString(out.resolve("report.csv"))).contains("\"II|C\",5,31,5,31,0,true");
    Path jj = out.resolve("pattern.jj");
    Terminal.Outcome again = Terminal.run("protect", jj.toString(), "--as-given");
    assertThat(again.exitCode()).as(again.out()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aTrapIsSeenThroughAndNothingIsWritten() {
    Path out = folder.resolve("out");
    Terminal.Outcome result =
        Terminal.run(
            "protect",
            INSTANCES.resolve("complement_query.json").toString(),
            "--as-given",
            "--out",
            out.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(result.out()).contains("county").contains("NOT PASSED");
    assertThat(out).doesNotExist();
  }

  @Test
  void aSetThatDoesNotAddUpIsRefusedWithTheCell() throws IOException {
    Path file = threeByThree(9, 17);
    Files.writeString(file, Files.readString(file).replace("\"II|A\": 8", "\"II|A\": 9"));
    Terminal.Outcome result = Terminal.run("protect", file.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("II|Total", "Total|A", "fs.json");
  }

  @Test
  void thePolicyThatIsPublishedTellsNoParameters() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            id: mine
            threshold: 3
            zeros: shown
            reason: because
            rules: [{rule: p-percent, percent: 43}]
            """);
    Path set =
        Files.writeString(
            folder.resolve("set.json"),
            """
            {"cells": {"a": {"value": 50, "contributions": [40, 6, 4]},
                       "b": {"value": 60, "contributions": [20, 20, 20]},
                       "c": {"value": 70, "contributions": [25, 25, 20]}, "t": 180},
             "equations": [{"total": "t", "parts": ["a", "b", "c"]}]}
            """);
    Path out = folder.resolve("out");
    Terminal.Outcome result =
        Terminal.run(
            "protect", set.toString(), "--policy", policy.toString(), "--out", out.toString());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(out.resolve("published.json")))
        .contains("\"a\" : null", "\"b\" : null", "p% rule", "because")
        .doesNotContain("43");
  }

  @Test
  void anUnknownPolicyIsAWrongCommandLine() {
    Terminal.Outcome result = Terminal.run("protect", "any.json", "--policy", "nobody");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("'nobody'", "ohss-rounding-10");
  }

  @Test
  void aPolicyForGroupsActsOnASet() throws IOException {
    Path set =
        Files.writeString(
            folder.resolve("set.json"),
            """
            {"cells": {"x": 8, "y": 0, "z": 0, "t": 8, "v": 20, "w": 30, "u": 50, "all": 58},
             "equations": [{"total": "t", "parts": ["x", "y", "z"]},
                           {"total": "u", "parts": ["v", "w"]},
                           {"total": "all", "parts": ["t", "u"]}], "known": ["t"]}
            """);
    Path out = folder.resolve("out");
    Terminal.Outcome result =
        Terminal.run("protect", set, "--policy", "group-attribute-5", "--out", out);
    assertThat(result.exitCode()).as(result.err() + result.out()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .containsPattern("Cells +8\n")
        .containsPattern("Unsafe by themselves +0\n")
        .containsPattern("Groups in one cell +1\n")
        .containsPattern("Withheld +2\n");
    assertThat(Files.readString(out.resolve("published.json")))
        .contains("\"x\" : null", "\"cellCount\" : 8", "\"suppressedCells\" : 2")
        .doesNotContain("outside");
    assertThat(Files.readString(out.resolve("report.csv"))).contains("\"t outside x\"");
    Path jj = out.resolve("pattern.jj");
    assertThat(Terminal.run("protect", jj, "--as-given").exitCode()).isEqualTo(ExitCode.OK);
  }

  private static final String AMOUNTS =
      """
      {"cells": {"a": {"value": 5, "contributions": [3, 2]}, "b": 9, "c": 7, "t": 21},
       "equations": [{"total": "t", "parts": ["a", "b", "c"]}], "primary": ["a"]}
      """;

  @Test
  void whatWasNotLookedAtIsSaid() throws IOException {
    Path set = Files.writeString(folder.resolve("set.json"), "\uFEFF" + AMOUNTS);
    Terminal.Outcome given = Terminal.run("protect", set);
    assertThat(given.exitCode()).as(given.err()).isEqualTo(ExitCode.OK);
    assertThat(given.out()).contains("no policy asks for it").doesNotContain("Not assessed");
    Terminal.Outcome rules = Terminal.run("protect", set, "--policy", "magnitudes");
    assertThat(rules.out())
        .containsPattern("Not assessed +3\n")
        .doesNotContain("no policy asks for it");
    Files.writeString(set, AMOUNTS.replace(", \"contributions\": [3, 2]", ""));
    assertThat(Terminal.run("protect", set).out()).doesNotContain("policy");
  }

  @Test
  void levelsThatNoPatternCanReachAreBadInputInEitherFormat() throws IOException {
    Path json =
        Files.writeString(
            folder.resolve("set.json"),
            AMOUNTS.replace("\"value\": 5", "\"value\": 5, \"upper\": 6, \"upperLevel\": 3"));
    Path jj =
        Files.writeString(
            folder.resolve("set.jj"),
            """
            0
            3
            0 5 5 u 0 6 3 3 0
            1 9 9 s 0 99 0 0 0
            2 14 14 z 0 99 0 0 0
            1
            0 3 : 2 (-1) 0 (1) 1 (1)
            """);
    for (Path file : new Path[] {json, jj}) {
      Terminal.Outcome outcome = Terminal.run("protect", file);
      assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(outcome.err()).contains("the upper level reaches above the upper bound");
    }
  }
}
