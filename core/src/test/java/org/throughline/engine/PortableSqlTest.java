package org.throughline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The SQL files stay in the subset that means the same on both engines.
final class PortableSqlTest {

  /// Words that differ between DuckDB and Spark, most of them silently (measured in the stack notes):
  /// numbering of week days, concat with nulls, first or every match, hash, quotes, type names.
  private static final Map<String, String> DIFFERS =
      Map.ofEntries(
          Map.entry("\\bdow\\b|\\bdayofweek\\b", "days of the week are numbered differently"),
          Map.entry(
              "\\bconcat\\s*\\(", "null is skipped by one and contagious in the other; use ||"),
          Map.entry("\\bregexp_replace\\b", "first match in one, every match in the other"),
          Map.entry("(?<!_)\\bhash\\s*\\(", "different functions"),
          Map.entry("\"", "an identifier in one, a text in the other"),
          Map.entry("\\bvarchar\\b|\\bstring\\b", "use {{text}}"),
          Map.entry("\\bexclude\\b|\\basof\\b|\\bquantile_cont\\b|\\barg_max\\b", "only in one"),
          Map.entry("\\bdate_diff\\b|\\bdatediff\\b|\\binterval\\b", "use a macro"),
          Map.entry("\\bignore nulls\\b|\\bstrftime\\b|\\bdate_format\\b", "use a macro"),
          Map.entry("\\bgenerate_series\\b|\\bexplode\\b", "use a calendar table"),
          Map.entry("\\bmode\\s*\\(", "ties are broken arbitrarily"));

  private static final int MOST_CHARACTERS = 100;

  private static final Pattern NESTED = Pattern.compile("\\b(from|join)\\s*\\(\\s*select\\b");

  static List<SqlScript> scripts() {
    List<SqlScript> scripts = new ArrayList<>(scriptsOfTheMethod());
    scripts.addAll(SqlScript.all("/sql/measures", "/sql/analysis", "/sql/drift", "/sql/official"));
    scripts.addAll(SqlScript.all("/sql/official-diff", "/sql/reconcile"));
    return scripts;
  }

  /// What researchers read from the released rows to the tables of the lifecycle.
  static List<SqlScript> scriptsOfTheMethod() {
    return SqlScript.all(
        "/sql/staging",
        "/sql/duplicates",
        "/sql/rules",
        "/sql/lifecycle",
        "/sql/links",
        "/sql/checks",
        "/sql/comparison",
        "/sql/facilities");
  }

  private static String code(SqlScript script) {
    return script.text().replaceAll("--[^\n]*", "").toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void noWordDiffersSilently(SqlScript script) {
    DIFFERS.forEach(
        (word, why) ->
            assertThat(Pattern.compile(word).matcher(code(script)).find())
                .as("%s uses %s: %s", script.file(), word, why)
                .isFalse());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyOrderSaysWhereNullsGo(SqlScript script) {
    java.util.regex.Matcher order =
        Pattern.compile("order by ([^)]*?)(\\)|$)", Pattern.DOTALL).matcher(code(script));
    while (order.find()) {
      for (String key : order.group(1).split(",", -1)) {
        boolean origin = key.strip().startsWith("origin_");
        assertThat(origin || key.contains("nulls "))
            .as("%s orders by '%s' without saying where nulls go", script.file(), key.strip())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyMacroIsKnownToBothDialects(SqlScript script) {
    for (String dialect : List.of("duckdb", "spark")) {
      assertThat(Dialect.named(dialect).expand(script.text())).doesNotContain("{{");
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyFileSaysWhatItDoes(SqlScript script) {
    long comments = script.text().lines().filter(line -> line.startsWith("-- ")).count();
    assertThat(comments).isGreaterThanOrEqualTo(3);
  }

  /// A step of the method has a name: no query stands inside another one, but for a plain list of values.
  @ParameterizedTest
  @MethodSource("scriptsOfTheMethod")
  void stepsAreNamedAndLinesAreShort(SqlScript script) {
    String file = script.file();
    assertThat(script.text().lines().filter(line -> line.length() > MOST_CHARACTERS))
        .as(file)
        .isEmpty();
    assertThat(NESTED.matcher(code(script)).find()).as(file + " nests a query").isFalse();
  }

  @Test
  void anUnknownMacroIsNamed() {
    assertThatThrownBy(() -> Dialect.named("spark").expand("select {{nonsense|a}}"))
        .hasMessageContaining("nonsense")
        .hasMessageContaining("spark");
  }

  @Test
  void macrosMayStandInsideMacros() {
    Dialect dialect = new Dialect("test", Map.of("twice", "({0} + {0})", "one", "1"));
    assertThat(dialect.expand("select {{twice|{{one}}}}")).isEqualTo("select (1 + 1)");
  }
}
