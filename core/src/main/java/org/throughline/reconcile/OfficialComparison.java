package org.throughline.reconcile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.catalog.Catalog;
import org.throughline.engine.Column;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.measures.Measures;

/// Puts the official series, as read from the agencies' postings, beside the counts of a build. What it writes has
/// exact counts: it stays with the build and is not published.
public final class OfficialComparison {

  private static final String TABLE = "reconciled";

  private final SqlEngine engine;
  private final Measures measures;

  public OfficialComparison(SqlEngine engine, Measures measures) {
    this.engine = engine;
    this.measures = measures;
  }

  private record Rules(List<Pair> comparisons, List<Word> criminality) {}

  private record Pair(String series, String measure, String differ) {}

  private record Word(String category, String word) {}

  /// How many official numbers are equal, within the revisions ever made, different, or without one of ours.
  public record Verdicts(Map<String, Long> numbers) {

    public Verdicts {
      numbers = Map.copyOf(new TreeMap<>(numbers));
    }

    /// The numbers with this verdict.
    public long of(String verdict) {
      return numbers.getOrDefault(verdict, 0L);
    }
  }

  /// Compares, and writes the table `reconciliation` beside the series.
  ///
  /// @param official the folder with the official series
  public Verdicts write(Path official) {
    Rules rules = Catalog.record("/official/comparisons/comparisons.yaml", Rules.class);
    engine.read("official_series", official.resolve("series.parquet"));
    engine.read("official_bands", official.resolve("revision-sizes.parquet"));
    pairs(rules);
    countedDays(rules);
    for (SqlScript script : SqlScript.inOrder("/sql/reconcile")) {
      engine.create(script.makes(), script.text());
    }
    engine.write(
        TABLE,
        "series, period_start, period_end, dimensions",
        official.resolve("reconciliation.parquet"));
    return verdicts(engine, official.resolve("reconciliation.parquet"));
  }

  /// The verdicts in a table that was written.
  public static Verdicts read(Path reconciliation) {
    try (SqlEngine engine = DuckDbEngine.open()) {
      return verdicts(engine, reconciliation);
    }
  }

  private static Verdicts verdicts(SqlEngine engine, Path reconciliation) {
    engine.read("kept_reconciliation", reconciliation);
    Map<String, Long> numbers = new TreeMap<>();
    engine
        .rows("select verdict, count(*) from kept_reconciliation group by verdict")
        .forEach(row -> numbers.put(row.text(0), row.number(1)));
    return new Verdicts(numbers);
  }

  private boolean isMeasure(String name) {
    return measures.specs().stream().anyMatch(spec -> spec.measure().equals(name));
  }

  private void pairs(Rules rules) {
    List<Row> pairs = new ArrayList<>();
    for (Pair pair : rules.comparisons()) {
      pairs.add(new Row(Arrays.asList(pair.series(), pair.measure(), pair.differ())));
    }
    engine.fill(
        "compared_measures",
        List.of(Column.text("series"), Column.text("measure"), Column.text("differ")),
        pairs);
    List<Row> words = new ArrayList<>();
    for (Word word : rules.criminality()) {
      words.add(new Row(Arrays.asList(word.category(), word.word())));
    }
    engine.fill("compared_labels", List.of(Column.text("category"), Column.text("word")), words);
  }

  /// All counted events of the measures that have a pendant, by day.
  private void countedDays(Rules rules) {
    String none =
        "select cast(null as {{text}}) as measure, cast(null as date) as day, cast(null as"
            + " {{text}}) as aor, cast(null as {{text}}) as criminality, cast(null as boolean) as"
            + " synthetic, cast(null as bigint) as events where 1 = 0";
    StringBuilder days = new StringBuilder(none);
    for (Pair pair : rules.comparisons()) {
      if (isMeasure(pair.measure())) {
        days.append(
            """

            union all
            select
              '%s' as measure, cast(counted.event_date as date) as day, counted.aor, counted.criminality,
              ledger.synthetic, count(*) as events
            from %s as counted
            join ledger
              on ledger.release = counted.release and ledger.origin_file = counted.origin_file
              and ledger.origin_sheet = counted.origin_sheet
            where counted.excluded_by is null and counted.event_date is not null
            group by cast(counted.event_date as date), counted.aor, counted.criminality, ledger.synthetic
            """
                .formatted(pair.measure(), measures.measure(pair.measure()).sqlTable()));
      }
    }
    engine.create("counted_days", days.toString());
  }
}
