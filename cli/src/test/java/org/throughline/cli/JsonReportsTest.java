package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.official.PostedWorkbook;
import org.throughline.releases.Made;
import org.throughline.testing.MadeUpArrests;
import picocli.CommandLine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `--json`: every command that reports has it, and it says what the text says.
final class JsonReportsTest {

  /// Commands that make something, or that are about the program itself.
  private static final Set<String> NO_REPORT =
      Set.of("demo", "export", "serve", "synth", "generate-completion", "help");

  /// Fields whose own keys are data, such as reasons.
  private static final Set<String> BY_NAME =
      Set.of(
          "knownValues",
          "rowsRejected",
          "rows",
          "matchedBy",
          "disclosedBy",
          "revised",
          "dimensions",
          "series",
          "neverWith",
          "needs",
          "beside");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Pattern NUMBER = Pattern.compile("[-\u2212]?\\d[\\d,]*(\\.\\d+)?");

  @TempDir static Path folder = Path.of("");

  /// Calls of every command that reports, by its name.
  private static final Map<String, List<List<String>>> CALLS = new TreeMap<>();

  @BeforeAll
  static void everyCommandHasSomethingToReport() throws Exception {
    Path release = folder.resolve("release");
    List<String> lines = MadeUpArrests.lines(400, 5);
    MadeUpArrests.write(release, "arrests.csv.gz", lines);
    Path posted = posted("posted", 13);
    Path out = folder.resolve("out");
    done("build", release, "--out", out, "--official", posted, "--quiet");
    Path site = folder.resolve("site");
    done("export", out, site);
    for (int i = 0; i < 60; i++) {
      lines.add(MadeUpArrests.row("Boston", "3/29/2016", "MEXICO"));
    }
    MadeUpArrests.write(folder.resolve("later"), "arrests.csv.gz", lines);
    Path later = folder.resolve("later-out");
    done(
        "build",
        folder.resolve("later"),
        "--out",
        later,
        "--ledger",
        out.resolve("ledger"),
        "--quiet");
    done("official", posted, "--out", folder.resolve("early"));
    calls(release, out, later, site);
  }

  private static void calls(Path release, Path out, Path later, Path site) throws Exception {
    String arrests = "2019-icfo-99999/arrests/fy2016";
    call("build", release, "--out", folder.resolve("again"), "--quiet");
    call("inspect", release, Files.writeString(folder.resolve("notes.csv"), "a,b\n1,2\n"));
    call("facilities", lists(), "--names", "--build", out);
    call("official", posted("posted-later", 20), "--out", folder.resolve("late"));
    call("official diff", folder.resolve("early"), folder.resolve("late"), "--list");
    call("measures");
    for (String measure : List.of("arrests", "transfers", "length-of-stay")) {
      call("measures", measure);
    }
    call("query", out, "arrests", "--by", "aor");
    call("reconcile", out);
    call("lifecycle", out);
    call("explain", out, arrests);
    call("explain", out, arrests + "/month=2016-03:per-day");
    call("audit", out);
    call("verify", site, "--inputs", folder);
    call("ledger verify", out);
    call("ledger revised", out);
    call("diff", out, later);
    Path instances = Path.of("../core/src/test/resources/org/throughline/disclosure/instances");
    call("protect", instances.resolve("complement_query.json"), "--as-given");
    call("protect", instances.resolve("fischetti_salazar_3x3.json"));
  }

  private static Path posted(String name, int day) throws IOException {
    Path posted = Files.createDirectories(folder.resolve(name));
    PostedWorkbook.of(2024, LocalDate.of(2024, 4, day), 5)
        .write(posted, "FY24_detentionStats04" + day + "2024.xlsx");
    return posted;
  }

  private static Path lists() throws Exception {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    String names = "Name|City|State|Zip|AOR|Type Detailed";
    String row = "OTHERTON COUNTY JAIL|OTHERTON|TX|70002|SNA|IGSA";
    Made.workbook(
        lists,
        "codes.xlsx",
        Made.sheet("Main", "IIDS as of 11/06/2017", "DETLOC|" + names, "OTHERTX|" + row));
    Made.workbook(lists, "names.xlsx", Made.sheet("Main", "IIDS, 09/15/2025", names, row));
    return lists;
  }

  private static void call(String command, Object... arguments) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    CALLS.computeIfAbsent(command, any -> new ArrayList<>()).add(words);
  }

  private static Terminal.Outcome done(Object... arguments) {
    Terminal.Outcome outcome = Terminal.run(arguments);
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    return outcome;
  }

  private static Terminal.Outcome json(List<String> words) {
    List<Object> all = new ArrayList<>(words);
    all.add("--json");
    return Terminal.run(all.toArray());
  }

  @Test
  void everyCommandThatReportsHasItAndIsCalledHere() {
    Set<String> reporting = new TreeSet<>();
    Main.commandLine().getSubcommands().forEach((name, line) -> reporting(name, line, reporting));
    reporting.removeAll(NO_REPORT);
    assertThat(reporting).isEqualTo(CALLS.keySet());
  }

  private static void reporting(String name, CommandLine line, Set<String> reporting) {
    line.getSubcommands().forEach((sub, below) -> reporting(name + " " + sub, below, reporting));
    if (line.getCommand() instanceof java.util.concurrent.Callable
        || line.getSubcommands().isEmpty()) {
      reporting.add(name);
      assertThat(line.getCommandSpec().findOption("--json") != null || NO_REPORT.contains(name))
          .as(
              "%s reports: give it a ReportFormat, or name it among those that make something",
              name)
          .isTrue();
    }
  }

  @Test
  void itIsOneObjectWithTheSameExitCodeAndErrorsAndNoNumberThatTheTextHasNot() {
    CALLS.forEach(
        (command, calls) -> {
          for (List<String> words : calls) {
            Terminal.Outcome text = Terminal.run(words.toArray());
            Terminal.Outcome json = json(words);
            assertThat(json.exitCode()).as(json.err()).isEqualTo(text.exitCode());
            assertThat(withoutTimes(json.err())).isEqualTo(withoutTimes(text.err()));
            JsonNode root = JSON.readTree(json.out());
            assertThat(root.isObject()).as(json.out()).isTrue();
            if (!command.equals("query")) {
              Set<String> said = numbers(text.out() + text.err());
              // What was measured differs from run to run.
              JsonNode same = command.equals("build") ? root.get("figures") : root;
              assertThat(said).as("%s%n%s", words, json.out()).containsAll(numbers(same));
            }
          }
        });
  }

  /// Progress says how long things took.
  private static String withoutTimes(String err) {
    return err.replaceAll("in [\\d.]+ s, [\\d,]+ rows/s", "");
  }

  private static Set<String> numbers(String text) {
    Set<String> numbers = new HashSet<>();
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      String number = matcher.group().replace(",", "");
      numbers.add(number);
      numbers.add(number.replace("-", ""));
    }
    return numbers;
  }

  /// Every number of a report; none is a part of a text there.
  private static Set<String> numbers(JsonNode node) {
    Set<String> numbers = new TreeSet<>();
    if (node.isNumber()) {
      numbers.add(node.decimalValue().toPlainString());
    }
    node.values().forEach(child -> numbers.addAll(numbers(child)));
    // Whether a list is empty, the text says by saying nothing.
    numbers.remove("0");
    return numbers;
  }

  @Test
  void everyFieldIsInTheReference() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/commands.md"));
    CALLS.forEach(
        (command, calls) -> {
          String name = command.split(" ", -1)[0];
          String section = page.split("\n## " + name + "\n", -1)[1].split("\n## ", -1)[0];
          for (List<String> words : calls) {
            fields(JSON.readTree(json(words).out()))
                .forEach(field -> assertThat(section).contains("`" + field + "`"));
          }
        });
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> fields = new TreeSet<>();
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      fields.add(one.getKey());
      if (!BY_NAME.contains(one.getKey()) || !one.getValue().isObject()) {
        fields.addAll(fields(one.getValue()));
      }
    }
    if (node.isArray()) {
      node.values().forEach(child -> fields.addAll(fields(child)));
    }
    return fields;
  }

  @Test
  void aQueryHasOneFormat() {
    Terminal.Outcome both =
        Terminal.run("query", folder.resolve("out"), "arrests", "--json", "--format", "csv");
    assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("Valid: one of both");
  }
}
