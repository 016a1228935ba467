package org.throughline.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.SqlEngine;

/// Which release owns which window of which table, where several releases of a build cover it.
///
/// @param combination its name
/// @param rules the first that fits decides
public record Combination(String combination, List<Rule> rules) {

  private static final String STANDARD = "/combination/default.yaml";

  /// Before every date that the lake may hold.
  private static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);

  public Combination {
    rules = List.copyOf(rules);
  }

  /// One newer release that owns a window of older ones.
  ///
  /// @param newer the owner
  /// @param older who gives the window up
  /// @param from the window's first day; empty for all that the newer release covers
  /// @param tables of the lake
  public record Rule(
      String newer, List<String> older, Optional<LocalDate> from, List<String> tables) {

    /// The tables that say when something happened, which a window needs.
    static final List<String> DATED =
        List.of("arrests", "detainers", "detentions", "encounters", "removals");

    public Rule {
      older = List.copyOf(older);
      tables = List.copyOf(tables);
      requireRelease(newer);
      older.forEach(Rule::requireRelease);
      if (older.contains(newer)) {
        throw new IllegalArgumentException("Release '" + newer + "' cannot supersede itself");
      }
      for (String table : tables) {
        if (!DATED.contains(table)) {
          throw new IllegalArgumentException(
              "Table '%s' has no window; valid are %s".formatted(table, DATED));
        }
      }
    }

    @JsonCreator
    static Rule of(
        String newer, List<String> older, @Nullable LocalDate from, @Nullable List<String> tables) {
      return new Rule(newer, older, Optional.ofNullable(from), tables == null ? DATED : tables);
    }

    private static void requireRelease(String name) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._()-]*")) {
        throw new IllegalArgumentException(
            "Invalid release '" + name + "'; valid are names such as 2026-ICLI-00005");
      }
    }
  }

  /// The rules that ship with the program.
  public static Combination standard() {
    return Catalog.record(STANDARD, Combination.class);
  }

  /// The rules in a file.
  ///
  /// @throws IllegalStateException naming the file, when it is not of the documented form
  public static Combination read(Path file) {
    return Catalog.record(file, Combination.class);
  }

  /// Makes the table of rules: one row per newer release, older release and table.
  void make(SqlEngine engine) {
    List<String> rows = new ArrayList<>();
    for (int number = 0; number < rules.size(); number++) {
      Rule rule = rules.get(number);
      LocalDate from = rule.from().orElse(EARLIEST);
      for (String table : rule.tables()) {
        for (String older : rule.older()) {
          rows.add(row(number, table, rule.newer(), older, from));
        }
      }
    }
    String none = row(0, "", "", "", EARLIEST) + " where 1 = 0";
    engine.create("combination_rules", rows.isEmpty() ? none : String.join(" union all ", rows));
  }

  private static String row(int number, String table, String newer, String older, LocalDate from) {
    return String.format(
        Locale.ROOT,
        "select %d as rule_number, '%s' as table_name, '%s' as newer, '%s' as older, cast('%s' as"
            + " date) as from_date",
        number,
        table,
        newer,
        older,
        from);
  }
}
