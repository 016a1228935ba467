package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.SetControl;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.format.JjCell;
import org.throughline.disclosure.format.JjFile;
import org.throughline.disclosure.format.JjFormat;
import org.throughline.disclosure.format.SetProblem;
import org.throughline.workspace.OwnFolder;
import org.throughline.workspace.RefusedException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What came of protecting a set of tables: for the terminal and as files.
///
/// @param problem the set with its levels, and who attacked
/// @param policy the policy; empty if the set said itself what to protect
/// @param notes what was not looked at
/// @param wrote the folder that the result went to
record PatternReport(
    SetProblem problem,
    SetControl.ProtectedSet outcome,
    Optional<Policy> policy,
    List<String> notes,
    Optional<Path> wrote)
    implements Report {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 20;

  /// @param groupsInOneCell only where the policy looks for them
  /// @param demandsNotMet so many of them in words as the text has
  private record Fields(
      boolean passed,
      long cells,
      long unsafeByThemselves,
      OptionalInt groupsInOneCell,
      int withheld,
      BigDecimal totalWithheld,
      BigDecimal total,
      int groupsOfInsiders,
      long demandsNotMet,
      List<String> firstDemandsNotMet,
      List<String> notProtected,
      List<String> notes,
      Optional<String> wrote) {}

  @Override
  public Object fields() {
    return new Fields(
        outcome.passed(),
        own().count(),
        primary(),
        looksForGroups() ? OptionalInt.of(problem.unpublished().size()) : OptionalInt.empty(),
        outcome.hidden().size(),
        new BigDecimal(plain(withheld())),
        new BigDecimal(plain(all())),
        problem.insiders().size(),
        failures().count(),
        failures().limit(SHOWN).map(this::sentence).toList(),
        disclosed(),
        notes.stream().map(note -> note.replaceAll(" {2,}", " ")).toList(),
        wrote.map(Path::toString));
  }

  private long primary() {
    return own().filter(cell -> cell.status() == JjCell.Status.UNSAFE).count();
  }

  private boolean looksForGroups() {
    return policy.isPresent() && policy.get().counts().group() > 0;
  }

  private List<String> disclosed() {
    return outcome.disclosed().stream().sorted().map(c -> id(c)).toList();
  }

  @Override
  public void print(PrintWriter to) {
    lines().forEach(to::println);
    wrote.ifPresent(folder -> to.println("Wrote " + folder));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "Cells                %,d", own().count()));
    lines.add(String.format(Locale.ROOT, "Unsafe by themselves %,d", primary()));
    if (looksForGroups()) {
      lines.add(
          String.format(Locale.ROOT, "Groups in one cell   %,d", problem.unpublished().size()));
    }
    lines.add(String.format(Locale.ROOT, "Withheld             %,d", outcome.hidden().size()));
    lines.add("Total withheld       %s of %s".formatted(plain(withheld()), plain(all())));
    lines.add(String.format(Locale.ROOT, "Groups of insiders   %,d", problem.insiders().size()));
    lines.add(String.format(Locale.ROOT, "Demands not met      %,d", failures().count()));
    failures().limit(SHOWN).forEach(finding -> lines.add("  " + sentence(finding)));
    if (!disclosed().isEmpty()) {
      lines.add("Not protected        " + String.join(", ", disclosed()));
    }
    lines.addAll(notes);
    lines.add(outcome.passed() ? "Passed." : "NOT PASSED. Nothing may be published of this set.");
    return lines;
  }

  private JjFile file() {
    return problem.file();
  }

  private Stream<JjCell> own() {
    return problem.ownCells().stream().map(file().cells()::get);
  }

  private Stream<Finding> failures() {
    return outcome.report().failures().stream();
  }

  private String id(int cell) {
    return file().cells().get(cell).id();
  }

  private String sentence(Finding finding) {
    return "%s, against %s: %s to %s was demanded, %s to %s was proved possible"
        .formatted(
            finding.cellId(),
            finding.attacker().words(),
            plain(finding.level().low()),
            plain(finding.level().high()),
            plain(finding.provenLow()),
            plain(finding.provenHigh()));
  }

  private long withheld() {
    return outcome.hidden().stream().mapToLong(c -> file().cells().get(c).value()).sum();
  }

  private long all() {
    return own().mapToLong(JjCell::value).sum();
  }

  private String plain(long units) {
    return BigDecimal.valueOf(units, file().decimals()).toPlainString();
  }

  /// Writes what may be published, and beside it what must stay here.
  ///
  /// @param name what the set is called in its files
  void write(Path directory, String name) throws RefusedException, IOException {
    OwnFolder.open(directory, "protect")
        .fill(
            draft -> {
              Files.writeString(draft.resolve("published.json"), published(name));
              Files.writeString(
                  draft.resolve("pattern.jj"),
                  JjFormat.write(file().suppressing(outcome.hidden())));
              return Files.write(draft.resolve("report.csv"), findings());
            });
  }

  private String published(String name) {
    ObjectNode root = JSON.createObjectNode().put("name", name);
    policy.ifPresent(rules -> root.set("policy", policy(rules)));
    root.put("verdict", "Every demand was met against everything published together.");
    root.put("cellCount", problem.ownCells().size())
        .put("suppressedCells", outcome.hidden().size());
    root.put("suppressedCellsShare", share(outcome.hidden().size(), problem.ownCells().size()));
    ObjectNode cells = root.putObject("cells");
    for (int cell : problem.ownCells()) {
      if (outcome.hidden().contains(cell)) {
        cells.putNull(id(cell));
      } else {
        cells.put(id(cell), new BigDecimal(plain(file().cells().get(cell).value())));
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static ObjectNode policy(Policy rules) {
    ObjectNode node = JSON.createObjectNode().put("id", rules.id()).put("reason", rules.reason());
    ArrayNode sentences = node.putArray("rules");
    List<String> rulesShown =
        rules.magnitudes().isEmpty() ? rules.publicRules() : rules.publicMagnitudeRules();
    rulesShown.forEach(sentences::add);
    return node;
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }

  private List<String> findings() {
    List<String> lines = new ArrayList<>();
    lines.add("attacker,id,proven_low,proven_high,demanded_low,demanded_high,demanded_width,safe");
    outcome.report().findings().forEach(finding -> lines.add(line(finding)));
    return lines;
  }

  private String line(Finding finding) {
    return String.join(
        ",",
        quoted(finding.attacker().words()),
        quoted(finding.cellId()),
        plain(finding.provenLow()),
        plain(finding.provenHigh()),
        plain(finding.level().low()),
        plain(finding.level().high()),
        plain(finding.level().width()),
        String.valueOf(finding.isSafe()).toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
