package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.releases.Made;

/// Lists of facilities, alone and in a build.
final class FacilitiesTest {

  @TempDir Path folder;

  private Path lists() throws Exception {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Made.workbook(
        lists,
        "codes.xlsx",
        Made.sheet(
            "Main",
            "IIDS as of 11/06/2017",
            "DETLOC|Name|City|State|Zip|AOR|Type Detailed",
            "MADEUTX|MADE UP COUNTY JAIL|MADEUP|TX|70001|SNA|IGSA",
            "OTHERTX|OTHERTON COUNTY JAIL|OTHERTON|TX|70002|SNA|IGSA"));
    Made.workbook(
        lists,
        "names.xlsx",
        Made.sheet(
            "Facilities",
            "IIDS, 09/15/2025",
            "Name|City|State|Zip|AOR|Type Detailed",
            "OTHERTON CO. JAIL|OTHERTON|TX|70002|SNA|IGSA",
            "BRANDNEW CENTER|NEWTOWN|TX|70003|SNA|DIGSA"));
    return lists;
  }

  @Test
  void listsAreDescribedAndTheirNamesMatched() throws Exception {
    Terminal.Outcome outcome = Terminal.run("facilities", lists(), "--names");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(outcome.out())
        .contains(
            "codes.xlsx, sheet 'Main', as of 2017-11-06: 2 facilities, 0 other rows, with codes")
        .contains("names.xlsx, sheet 'Facilities', as of 2025-09-15: 2 facilities, 0 other rows;")
        .contains("50.0 % matched (zip and same name 1)")
        .contains("row 3: OTHERTON CO. JAIL, TX 70002: OTHERTX, by zip and same name")
        .contains("row 4: BRANDNEW CENTER, TX 70003: no code: no facility in the state is like it");
  }

  @Test
  void aBuildSaysWhichCodesNoListKnowsAndABadListHarmsNoBuild() throws Exception {
    Path release = folder.resolve("release");
    Path out = folder.resolve("out");
    Terminal.run("synth", release, "--stays", "60");
    Terminal.Outcome built =
        Terminal.run("build", release, "--out", out, "--quiet", "--facilities", lists());
    assertThat(built.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(built.out())
        .containsPattern("Facilities +\\d+ codes in releases, of them \\d+ in no");
    assertThat(out.resolve("lake/facilities.parquet")).exists();
    assertThat(Terminal.run("facilities", lists(), "--build", out).out())
        .containsPattern("Not listed: [A-Z]+HOLD \\([A-Z ]+HOLD ROOM\\)");

    Path current = out.resolve("current").toRealPath();
    Path bad = Made.workbook(folder, "bad.xlsx", Made.sheet("A", "Name|City", "x|y"));
    Terminal.Outcome refused =
        Terminal.run("build", release, "--out", out, "--quiet", "--facilities", bad);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).contains("bad.xlsx: holds no list of facilities");
    assertThat(out.resolve("current").toRealPath()).isEqualTo(current);
  }

  @Test
  void aFolderWithoutABuildIsRefused() throws Exception {
    Terminal.Outcome outcome = Terminal.run("facilities", lists(), "--build", folder);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outcome.err()).contains("holds no build");
  }
}
