package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.measures.CellRecord;
import org.throughline.testing.MadeUpArrests;
import org.throughline.verify.AuditReportFile;
import org.throughline.workspace.CellsFile;

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
    assertThat(buildAgain().exitCode()).isZero();
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

  /// Builds the release as it now is.
  private Terminal.Outcome buildAgain() throws IOException {
    return Terminal.run(
        "build",
        release(),
        "--out",
        out(),
        "--quiet",
        "--ledger",
        ledger(),
        "--policy",
        PlainPolicy.in(folder));
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

  private static String table(CellRecord hidden) {
    return hidden.coordinates().containsKey("citizenship") ? "by-citizenship" : "by-aor-and-month";
  }

  @Test
  void aNumberBesideTheWordSuppressedIsShownAllTheSame() throws IOException {
    CellRecord hidden = hidden();
    edit(
        table(hidden),
        text ->
            text.replace(
                ",,suppressed," + hidden.id(),
                "," + hidden.count() + ",suppressed," + hidden.id()));
    Terminal.Outcome outcome = Terminal.run("audit", out());
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out())
        .contains("withholds cell '" + hidden.id() + "' and shows")
        .doesNotContainPattern("Disclosed +0\n");
  }

  @Test
  void aRowTwiceAndAnUnknownStatusAreFound() throws IOException {
    edit("by-month", text -> text + text.lines().skip(1).findFirst().orElseThrow() + "\r\n");
    edit("by-month", text -> text.replace(",600,published,", ",600,exact,"));
    assertThat(Terminal.run("audit", out()).out()).contains("twice", "unknown status 'exact'");
  }

  @Test
  void whatIsAskedForAndCannotBeDoneIsNoFaultOfTheProgram() throws IOException {
    Path none = folder.resolve("none/none");
    assertThat(Terminal.run("audit", out(), "--known", none).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Terminal.run("audit", out(), "--report", none).exitCode())
        .isEqualTo(ExitCode.BAD_OUTPUT);
    assertThat(Terminal.run("audit", out(), "--insiders", "-1").exitCode())
        .isEqualTo(ExitCode.USAGE);
    Path known = Files.writeString(folder.resolve("known"), "{\"number\":\"typo\",\"value\":3}");
    Terminal.Outcome outcome = Terminal.run("audit", out(), "--known", known);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(outcome.err()).contains("'typo'");
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
    List<String> lines = Files.readAllLines(report);
    assertThat(lines).hasSize(Math.toIntExact(small) + 1);
    assertThat(lines.getFirst()).isEqualTo(String.join(",", AuditReportFile.COLUMNS));
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).endsWith(",true,none,an outsider,witnessed"))
        .allSatisfy(AuditTest::isInsideTheInterval);
  }

  /// Ids of this release have no commas.
  private static void isInsideTheInterval(String line) {
    List<String> values = List.of(line.split(","));
    long provenLow = Long.parseLong(values.get(1));
    long provenHigh = Long.parseLong(values.get(2));
    assertThat(Long.parseLong(values.get(3))).as(line).isLessThanOrEqualTo(provenLow);
    if (!values.get(4).equals("unbounded")) {
      assertThat(Long.parseLong(values.get(4))).as(line).isGreaterThanOrEqualTo(provenHigh);
    }
  }

  @Test
  void theSamePublicationTwiceAddsNothingToTheLedger() throws IOException {
    List<String> before = Files.readAllLines(ledger());
    assertThat(buildAgain().exitCode()).isZero();
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
  void aRevisedNumberIsANewVintageAndBothAreAudited() throws IOException {
    MadeUpArrests.write(release(), "late.csv.gz", MadeUpArrests.lines(400, 9));
    Terminal.Outcome outcome = buildAgain();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("publication-2").contains("numbers revised");
    assertThat(Files.readString(ledger()))
        .contains("\"number\":\"2019-icfo-99999/arrests/fy2016\",\"value\":600}")
        .contains("\"number\":\"2019-icfo-99999/arrests/fy2016@2\",\"value\":1000}");
    assertThat(Terminal.run("ledger", "revised", out()).out())
        .contains("2019-icfo-99999/arrests/fy2016: 600 (publication-1), 1,000 (publication-2)\n");
    Terminal.Outcome audit = Terminal.run("audit", out(), "--ledger", ledger());
    assertThat(audit.out()).containsPattern("Facts published before +[1-9]");
    assertThat(audit.exitCode()).as(audit.out()).isZero();
  }

  @Test
  void aWorkspaceKeepsItsLedgerUnlessToldNotTo() throws IOException {
    Path workspace = folder.resolve("workspace");
    assertThat(Terminal.run("build", release(), "--out", workspace, "--quiet").out())
        .contains("publication-1");
    assertThat(Terminal.run("build", release(), "--out", workspace, "--quiet").out())
        .contains("publication-1, 0 facts added");
    assertThat(Terminal.run("ledger", "verify", workspace).exitCode()).isZero();
    assertThat(Terminal.run("audit", workspace).exitCode()).isZero();
    Path without = folder.resolve("without");
    Terminal.run("build", release(), "--out", without, "--quiet", "--no-ledger");
    assertThat(without.resolve("ledger")).doesNotExist();
    assertThat(Terminal.run("ledger", "verify", without).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(
            Terminal.run("build", release(), "--out", without, "--no-ledger", "--ledger", ledger())
                .exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  /// Rows excluded and differences from official figures are published, so they are in the ledger.
  @Test
  void theLedgerHoldsNoNumberThatIsNotPublished() throws IOException {
    String text = Files.readString(ledger());
    for (CellRecord cell : CellsFile.all(out().resolve("current"))) {
      assertThat(text.contains("\"number\":\"" + cell.id() + "\""))
          .as(cell.id())
          .isEqualTo(cell.published());
    }
  }

  @Test
  void aNumberKnownFromElsewhereIsUsedAndAWrongOneIsRefused() throws IOException {
    List<CellRecord> cells = CellsFile.all(out().resolve("current"));
    List<CellRecord> hidden =
        cells.stream()
            .filter(cell -> !cell.published())
            .filter(cell -> cell.coordinates().size() == 1)
            .filter(cell -> cell.coordinates().containsKey("citizenship"))
            .toList();
    Path known = folder.resolve("known.jsonl");
    // All but one of the suppressed: the last is the total less the others.
    StringBuilder facts = new StringBuilder();
    CellRecord small = hidden.stream().filter(cell -> cell.count() < 11).findFirst().orElseThrow();
    hidden.stream()
        .filter(cell -> !cell.equals(small))
        .forEach(
            cell ->
                facts.append(
                    String.format(
                        Locale.ROOT,
                        "{\"number\":\"%s\",\"value\":%d}\n",
                        cell.id(),
                        cell.count())));
    Files.writeString(known, facts);
    Terminal.Outcome outcome = Terminal.run("audit", out(), "--known", known);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(outcome.out()).contains("by numbers known from elsewhere").contains(small.id());
    Files.writeString(
        known,
        String.format(
            Locale.ROOT, "\n{\"number\":\"%s\",\"value\":%d}\n", small.id(), small.count() + 1));
    Terminal.Outcome wrong = Terminal.run("audit", out(), "--known", known);
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(wrong.err()).contains("line 2").contains(small.id());
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

  private void requireProblem(String named) {
    Terminal.Outcome audit = Terminal.run("audit", out());
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(audit.out()).containsPattern("Problems of the files +1\n").contains(named);
    Terminal.Outcome verified = Terminal.run("ledger", "verify", out());
    assertThat(verified.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(verified.err()).contains(named);
  }

  @Test
  void aLedgerThatIsDeletedCutOrAnotherIsFound() throws IOException {
    assertThat(Terminal.run("ledger", "verify", out()).exitCode()).isZero();
    List<String> lines = Files.readAllLines(ledger());
    Files.write(ledger(), lines.subList(0, lines.size() - 1));
    requireProblem(String.format(Locale.ROOT, "is cut: it holds %,d facts", lines.size() - 1));
    Path other = folder.resolve("other");
    MadeUpArrests.write(folder.resolve("more"), "arrests.csv.gz", MadeUpArrests.lines(700, 6));
    assertThat(Terminal.run("build", folder.resolve("more"), "--out", other, "--quiet").exitCode())
        .isZero();
    Files.copy(other.resolve("ledger"), ledger(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        other.resolve("ledger.withheld"),
        folder.resolve("ledger.withheld"),
        StandardCopyOption.REPLACE_EXISTING);
    requireProblem("is not the one that this build added to");
    Files.delete(ledger());
    requireProblem(
        String.format(Locale.ROOT, "is missing; with this build it held %,d facts", lines.size()));
  }

  @Test
  void missingCountsBehindWithheldNumbersAreFound() throws IOException {
    Path withheld = folder.resolve("ledger.withheld");
    List<String> lines = Files.readAllLines(withheld);
    Files.write(withheld, lines.subList(1, lines.size()));
    // One line is the secret by which categories are chosen.
    long counts = lines.stream().filter(line -> !line.contains("shown last with")).count();
    requireProblem("is cut: the exact counts of 1 of the " + (counts - 1));
    Files.writeString(withheld, "{");
    Terminal.Outcome damaged = Terminal.run("ledger", "verify", out());
    assertThat(damaged.exitCode()).isEqualTo(ExitCode.DISCLOSES);
    assertThat(damaged.err()).contains("ledger.withheld, line 1");
    Files.delete(withheld);
    requireProblem("ledger.withheld is missing");
  }

  @Test
  void aLedgerThatGrewWithOtherBuildsIsStillTheOne() throws IOException {
    Path other = folder.resolve("other");
    MadeUpArrests.write(release(), "late.csv.gz", MadeUpArrests.lines(400, 9));
    Terminal.run("build", release(), "--out", other, "--quiet", "--ledger", ledger());
    assertThat(Terminal.run("audit", other).exitCode()).isZero();
    assertThat(Terminal.run("ledger", "verify", out()).exitCode()).isZero();
    Terminal.Outcome audited = Terminal.run("audit", out());
    assertThat(audited.out()).as(audited.err()).containsPattern("Problems of the files +0\n");
  }

  @Test
  void aBuildWithoutALedgerMissesNone() {
    Path without = folder.resolve("without");
    Terminal.run("build", release(), "--out", without, "--quiet", "--no-ledger");
    assertThat(Terminal.run("audit", without).exitCode()).isZero();
  }
}
