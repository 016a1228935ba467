package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.measures.CellRecord;
import org.throughline.testing.MadeUpArrests;

/// The shipped files are attacked, not what the program meant to ship.
final class AuditTest {

  @TempDir Path folder = Path.of("");

  private Path release() {
    return folder.resolve("release");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Path ledger() {
    return folder.resolve("ledger");
  }

  @BeforeEach
  void build() throws IOException {
    MadeUpArrests.write(release(), "arrests.csv.gz", MadeUpArrests.lines(600, 5));
    assertThat(
            Terminal.run("build", release(), "--out", out(), "--quiet", "--ledger", ledger())
                .exitCode())
        .isZero();
  }

  private CellRecord hidden() throws IOException {
    return CellsFile.all(out().resolve("current")).stream()
        .filter(cell -> !cell.published() && cell.count() < 11)
        .findFirst()
        .orElseThrow();
  }

  private void edit(String table, UnaryOperator<String> change) throws IOException {
    Path csv = out().resolve("published/tables/2019-icfo-99999.arrests.fy2016." + table + ".csv");
    Files.writeString(csv, change.apply(Files.readString(csv)));
  }

  @Test
  void aFreshBuildPasses() {
    Terminal.Outcome outcome = Terminal.run("audit", out());
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Passed.").containsPattern("Disclosed +0\n");
  }

  @Test
  void aSmallCountPutBackIntoAFileIsFound() throws IOException {
    CellRecord hidden = hidden();
    String table =
        hidden.coordinates().containsKey("citizenship") ? "by-citizenship" : "by-aor-and-month";
    edit(
        table,
        text ->
            text.replace(
                ",,suppressed," + hidden.id(), "," + hidden.count() + ",published," + hidden.id()));
    Terminal.Outcome outcome = Terminal.run("audit", out());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out()).contains("NOT PASSED.").contains(hidden.id());
  }

  @Test
  void aChangedNumberIsFound() throws IOException {
    edit("by-month", text -> text.replace(",600,published,", ",601,published,"));
    Terminal.Outcome outcome = Terminal.run("audit", out());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out()).contains("601").contains("which is 600");
  }

  @Test
  void theReportHasALineForEveryProtectedCell() throws IOException {
    Path report = folder.resolve("audit.csv");
    Terminal.run("audit", out(), "--report", report);
    long small =
        CellsFile.all(out().resolve("current")).stream()
            .filter(cell -> !cell.published() && cell.count() < 11)
            .count();
    assertThat(Files.readAllLines(report)).hasSize(Math.toIntExact(small) + 1);
  }

  @Test
  void theSamePublicationTwiceAddsNothingToTheLedger() throws IOException {
    List<String> before = Files.readAllLines(ledger());
    assertThat(
            Terminal.run("build", release(), "--out", out(), "--quiet", "--ledger", ledger())
                .exitCode())
        .isZero();
    assertThat(Files.readAllLines(ledger())).isEqualTo(before);
    assertThat(Terminal.run("ledger", "verify", ledger()).exitCode()).isZero();
  }

  @Test
  void whatWasWithheldStaysWithheldUnderALooserRule() throws IOException {
    CellRecord hidden = hidden();
    Path loose = folder.resolve("loose");
    assertThat(
            Terminal.run(
                    "build",
                    release(),
                    "--out",
                    loose,
                    "--quiet",
                    "--ledger",
                    ledger(),
                    "--threshold",
                    "2")
                .exitCode())
        .isZero();
    assertThat(CellsFile.find(loose.resolve("current"), hidden.id()).orElseThrow().published())
        .isFalse();
  }

  @Test
  void aRevisedNumberIsNotPublishedUnderItsOldName() throws IOException {
    MadeUpArrests.write(release(), "late.csv.gz", MadeUpArrests.lines(5, 9));
    Terminal.Outcome outcome =
        Terminal.run("build", release(), "--out", out(), "--quiet", "--ledger", ledger());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.err()).contains("2019-icfo-99999/arrests/fy2016");
  }

  @Test
  void aChangedLineOfTheLedgerIsNamed() throws IOException {
    List<String> lines = Files.readAllLines(ledger());
    lines.set(2, lines.get(2).replaceAll("\\d$", "7") + " ");
    Files.write(ledger(), lines);
    Terminal.Outcome outcome = Terminal.run("ledger", "verify", ledger());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.err()).contains("line 3");
  }
}
