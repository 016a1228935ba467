package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.releases.Made;

final class InspectTest {

  @TempDir Path folder;

  @Test
  void aFileIsDescribedWithoutShowingWhatItHolds() {
    Made.lines(
        folder,
        "2019-ICFO-53623.csv",
        "Title",
        Made.HEADER.replace("Operation", "Shoe Size"),
        "Denver|10/05/2015|METHODVALUE|LANDMARKVALUE|SHOEVALUE|W|BIRTHVALUE|MEXICO|Male",
        "Denver|06/14/0002|(b)(6)|LANDMARKVALUE|SHOEVALUE|W|(b)(6)|MEXICO|male",
        "Denver|JANE ROEVALUE|(b)(6)|LANDMARKVALUE|SHOEVALUE|W|(b)(6)|MEXICO|ROEVALUE",
        "short|row");
    Terminal.Outcome outcome = Terminal.run("inspect", folder);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(outcome.out())
        .contains("arrests of vocabulary foia-2019, 80 % of headers in common")
        .contains("release 2019-ICFO-53623; header in row 2")
        .contains("4 rows, of them 1 would be rejected; 0 blank rows")
        .containsPattern("Apprehension Method +method +text +open +0.0% +66.7% +0")
        .contains("Male: 1")
        .contains("other values than the known ones: 1 cells")
        .contains("headers nobody knows: Shoe Size")
        .contains("headers it lacks: Operation")
        .contains("row 4, column 'Apprehension Date': '06/14/0002' is date outside 1900-01-01")
        .contains("row 5, column 'Apprehension Date': not a date")
        .contains("row 6: too few fields")
        .doesNotContain("VALUE");
    assertThat(folder).isDirectoryNotContaining(file -> !file.toString().endsWith(".csv"));
  }

  @Test
  void whatCannotBeReadIsSaidWithTheRest() throws Exception {
    Made.lines(folder, "a.csv", Made.HEADER, Made.ROW);
    Files.write(folder.resolve("b.csv"), new byte[0]);
    Terminal.Outcome outcome = Terminal.run("inspect", folder);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outcome.out())
        .contains("a.csv\n  arrests of vocabulary foia-2019")
        .doesNotContain("b.csv");
    assertThat(outcome.err()).contains("b.csv: cannot be read: the file is empty");
  }
}
