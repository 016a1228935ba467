package org.throughline.verify;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.disclosure.AuditedCell;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.problem.Attack;
import org.throughline.workspace.NewFile;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;

/// What was proved about every protected cell, as CSV. Names small counts: for the local machine only.
public final class AuditReportFile {

  /// The columns, documented in `docs/reference/commands.md`.
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "proven_low",
          "proven_high",
          "feasible_low",
          "feasible_high",
          "demanded_low",
          "demanded_high",
          "demanded_width",
          "margin",
          "safe",
          "attack",
          "attacker",
          "certainty");

  private AuditReportFile() {}

  /// Before anything is audited: a file that is no report of an audit is not overwritten.
  public static void requireOurs(Path file) throws IOException, RefusedException {
    NewFile.requireFolder(file);
    boolean ours = !Files.exists(file, NOFOLLOW_LINKS);
    if (Files.isRegularFile(file)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        ours = lines.findFirst().equals(Optional.of(String.join(",", COLUMNS)));
      }
    }
    if (!ours) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          file + " is there already and is no report. Valid: a new file, or an earlier report");
    }
  }

  /// @param intervals what linear programming leaves possible, by cell id, as far as it is known
  public static void write(PublishedAudit audit, Map<String, Interval> intervals, Path file)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", COLUMNS)));
    audit.cells().forEach(cell -> lines.add(line(cell, intervals)));
    NewFile.write(file, draft -> Files.write(draft, lines));
  }

  private static String line(AuditedCell cell, Map<String, Interval> intervals) {
    Finding finding = cell.finding();
    Optional<Interval> interval = Optional.ofNullable(intervals.get(finding.cellId()));
    return String.join(
        ",",
        quoted(finding.cellId()),
        Long.toString(finding.provenLow()),
        Long.toString(finding.provenHigh()),
        interval.map(Interval::low).map(String::valueOf).orElse(""),
        interval.map(AuditReportFile::high).orElse(""),
        Long.toString(finding.level().low()),
        Long.toString(finding.level().high()),
        Long.toString(finding.level().width()),
        Long.toString(finding.margin()),
        Boolean.toString(cell.isSafe()),
        cell.attack().map(AuditReportFile::name).orElse("none"),
        quoted(finding.attacker().words()),
        certainty(finding));
  }

  private static String name(org.throughline.disclosure.AttackKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String high(Interval interval) {
    return interval.high() == Attack.UNBOUNDED ? "unbounded" : Long.toString(interval.high());
  }

  private static String certainty(Finding finding) {
    if (finding.isSafe()) {
      return "witnessed";
    }
    return finding.excluded() ? "excluded" : "undecided";
  }

  private static String quoted(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
