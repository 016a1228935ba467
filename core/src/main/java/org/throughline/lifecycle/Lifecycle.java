package org.throughline.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.engine.Column;
import org.throughline.engine.FileNotes;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.lake.LakeFiles;

/// Makes the tables of the lifecycle from a lake.
public final class Lifecycle {

  private static final String CHECKS = "/sql/checks";
  private static final String COMPARISON = "/sql/comparison";
  private static final List<String> METHOD =
      List.of("/sql/staging", "/sql/duplicates", "/sql/rules", "/sql/lifecycle", "/sql/links");

  /// The check that needs both methods of links.
  private static final String COMPARISON_CHECK = "assignment_links_most";

  /// The folder inside a lake in which the lifecycle's tables are kept.
  private static final String FOLDER = "lifecycle";

  /// What is kept of a build, in this order of rows, so that the same input gives the same bytes; the other
  /// tables are steps on the way.
  static final Map<String, String> KEPT =
      Map.ofEntries(
          Map.entry("sheets", "sheet_number"),
          Map.entry("arrest_events", "origin"),
          Map.entry("detainer_events", "origin"),
          Map.entry("encounter_events", "origin"),
          Map.entry("removal_events", "origin"),
          Map.entry("stay_events", "origin"),
          Map.entry("repeats", "table_name, origin"),
          Map.entry("stints", "origin"),
          Map.entry("stays", "stay"),
          Map.entry("links", "link, link_method, left_id"),
          Map.entry("lifecycle_anomalies", "kind, origin"),
          Map.entry("data_windows", "release_number"),
          Map.entry("opening_balances", "release_number, facility_code"),
          Map.entry("facility_days", "release_number, facility_code, day_number"),
          Map.entry("nation_days", "release_number, day_number"),
          Map.entry("rule_counts", "release, table_name, rule_set"),
          Map.entry("anomaly_counts", "kind, release, origin_file, month"),
          Map.entry("release_months", "table_name, release, month"),
          Map.entry("superseded_months", "owned_table, owned_older, owned_month"));

  /// What differs between the rules that a build chose and a comparison of all of them.
  private static final Set<String> BY_RULES_AT_HAND = Set.of("rule_counts", "links");

  /// What measures ask of lists of facilities, where a lake is made without any.
  private static final List<Column> FACILITIES =
      Stream.of("facility_code", "name", "state", "aor", "type", "type_group")
          .map(Column::text)
          .toList();

  /// What releases state of themselves, where an older program did not read it.
  private static final List<Column> STATED_TOTALS =
      List.of(
          Column.text("release"),
          Column.text("origin_file"),
          Column.text("origin_sheet"),
          Column.number("origin_row"),
          Column.number("position"),
          Column.text("measure"),
          Column.number("fiscal_year"),
          Column.number("stated"));

  /// How a release calls its facilities, where that was not counted.
  private static final List<Column> FACILITY_CODES =
      Stream.of("release", "facility_code", "name").map(Column::text).toList();

  private Lifecycle() {}

  /// Makes every table of the lake and of the lifecycle readable in `engine`. Releases are combined by
  /// the rules that ship with the program; duplicates and links follow the recommended rule set.
  public static void make(SqlEngine engine, Path lake) {
    make(engine, lake, Combination.standard(), RuleSet.recommended());
  }

  /// The same, with other rules for releases that cover the same months, and another rule set. Only what the rule set asks
  /// for is made: its rules, its method of links.
  public static void make(SqlEngine engine, Path lake, Combination combination, RuleSet rules) {
    read(engine, lake);
    combination.make(engine);
    RulesAtHand atHand = RulesAtHand.chosen(rules);
    atHand.make(engine);
    run(engine, atHand, wanted(), Set.of());
  }

  /// Makes the tables that compare every known rule set and both methods of links: `rule_counts`, `rule_stays`,
  /// `rule_verdicts`, `links` and `link_shares`. What [#keep] kept of the lake is read, not made again.
  ///
  /// @return what must hold of the comparison and does not
  public static List<BrokenInvariant> compare(
      SqlEngine engine, Path lake, Combination combination, RuleSet rules) {
    Set<String> present = new HashSet<>();
    if (readKept(engine, lake)) {
      present.addAll(KEPT.keySet());
      present.removeAll(BY_RULES_AT_HAND);
    } else {
      read(engine, lake);
    }
    combination.make(engine);
    RulesAtHand atHand = RulesAtHand.all(rules);
    atHand.make(engine);
    Set<String> wanted = wanted();
    SqlScript.all(COMPARISON).forEach(script -> wanted.add(script.makes()));
    run(engine, atHand, wanted, present);
    long violations =
        engine.rows("select violations from " + COMPARISON_CHECK).getFirst().number(0);
    return violations == 0
        ? List.of()
        : List.of(new BrokenInvariant(checkOfComparison().about(), violations));
  }

  private static SqlScript checkOfComparison() {
    return SqlScript.all(COMPARISON).stream()
        .filter(script -> script.makes().equals(COMPARISON_CHECK))
        .findFirst()
        .orElseThrow();
  }

  /// What is kept, and what the checks look at.
  private static Set<String> wanted() {
    Set<String> wanted = new HashSet<>(KEPT.keySet());
    SqlScript.all(CHECKS).forEach(check -> wanted.addAll(check.reads()));
    return wanted;
  }

  /// Pairs of records are decided between making the pairs and making the links.
  private static void run(
      SqlEngine engine, RulesAtHand rules, Set<String> wanted, Set<String> present) {
    List<SqlScript> scripts = scripts(rules);
    Set<String> made = new HashSet<>(present);
    run(engine, SqlScript.needed(scripts, List.of("link_pairs"), made), made);
    ContestedPairs.assign(engine);
    run(engine, SqlScript.needed(scripts, wanted, made), made);
  }

  private static void run(SqlEngine engine, List<SqlScript> scripts, Set<String> made) {
    for (SqlScript script : scripts) {
      script.run(engine);
      made.add(script.makes());
    }
  }

  private static List<SqlScript> scripts(RulesAtHand rules) {
    List<SqlScript> scripts = new ArrayList<>(SqlScript.all(METHOD.toArray(String[]::new)));
    scripts.addAll(SqlScript.all(COMPARISON));
    scripts.add(rules.ruleRows());
    return scripts;
  }

  /// Keeps the lifecycle's tables in the lake's folder `lifecycle`. They have one row per person's event: they stay
  /// where the lake is.
  ///
  /// @param ruleSet the rules by which records count, for the files to say
  public static void keep(SqlEngine engine, Path lake, String ruleSet) throws IOException {
    Path folder = Files.createDirectories(lake.resolve(FOLDER));
    Map<String, String> about = new HashMap<>();
    scripts().forEach(script -> about.put(script.makes(), script.about()));
    KEPT.forEach(
        (table, order) -> {
          FileNotes notes =
              new FileNotes(
                  about.getOrDefault(table, table),
                  "",
                  "the lake of this build, by the program's SQL",
                  ruleSet,
                  new LinkedHashMap<>());
          engine.write(table, order, folder.resolve(table + ".parquet"), notes.asMap());
        });
  }

  /// Makes the lake and the lifecycle that [#keep] kept readable in `engine`.
  ///
  /// @return whether the lake has them
  public static boolean readKept(SqlEngine engine, Path lake) {
    read(engine, lake);
    Path folder = lake.resolve(FOLDER);
    for (String table : KEPT.keySet()) {
      Path file = folder.resolve(table + ".parquet");
      if (!Files.exists(file)) {
        return false;
      }
      engine.read(table, file);
    }
    return true;
  }

  /// The invariants that the tables in `engine` break: what is declared of each table, and what the checks
  /// find that look at several.
  public static List<BrokenInvariant> brokenInvariants(SqlEngine engine) {
    List<BrokenInvariant> broken = new ArrayList<>(DeclaredChecks.load().broken(engine));
    for (SqlScript check : SqlScript.inOrder(CHECKS)) {
      long violations = engine.rows(check.text()).getFirst().number(0);
      if (violations != 0) {
        broken.add(new BrokenInvariant(check.about(), violations));
      }
    }
    return broken;
  }

  /// Something that must hold of every build and does not.
  ///
  /// @param about what must hold
  /// @param violations how often it does not
  public record BrokenInvariant(String about, long violations) {}

  /// The SQL of the lifecycle and of the comparison of rule sets, in the order in which it runs.
  public static List<SqlScript> scripts() {
    List<SqlScript> scripts = scripts(RulesAtHand.all(RuleSet.recommended()));
    return SqlScript.needed(scripts, scripts.stream().map(SqlScript::makes).toList(), Set.of());
  }

  /// Makes every table of the lake readable in `engine`, and no event table.
  public static void read(SqlEngine engine, Path lake) {
    Map<String, Path> tables = LakeFiles.tables(lake);
    tables.forEach(engine::read);
    if (!tables.containsKey("facilities")) {
      engine.fill("facilities", FACILITIES, List.of());
    }
    if (!tables.containsKey("facility_codes")) {
      engine.fill("facility_codes", FACILITY_CODES, List.of());
    }
    if (!tables.containsKey("stated_totals")) {
      engine.fill("stated_totals", STATED_TOTALS, List.of());
    }
  }
}
