package org.throughline.measures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.Dialect;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;

/// The measures that ship with the program.
///
/// @param specs every measure, in file-name order
/// @param dimensions by id
/// @param hierarchies by id
/// @param scripts each measure's SQL, by the table it makes
public record Measures(
    List<MeasureSpec> specs,
    Map<String, DimensionSpec> dimensions,
    Map<String, Hierarchy> hierarchies,
    Map<String, SqlScript> scripts) {

  private static final String SCRIPTS = "/sql/measures";
  private static final String ANALYSIS = "/sql/analysis";

  public Measures {
    specs = List.copyOf(specs);
    dimensions = Map.copyOf(dimensions);
    hierarchies = Map.copyOf(hierarchies);
    scripts = Map.copyOf(scripts);
    for (MeasureSpec spec : specs) {
      if (!scripts.containsKey(spec.sqlTable())) {
        throw new IllegalArgumentException("Measure '" + spec.measure() + "' has no SQL file");
      }
      for (String dimension : spec.dimensions().keySet()) {
        deciding(spec, dimension, dimensions)
            .ifPresent(
                own -> {
                  throw new IllegalArgumentException(
                      "Measure '%s' is made from '%s' and cannot have '%s' as a dimension"
                          .formatted(spec.measure(), own, dimension));
                });
      }
    }
  }

  /// Reads definitions, dimensions and SQL.
  public static Measures load() {
    Map<String, SqlScript> scripts = new TreeMap<>();
    SqlScript.inOrder(SCRIPTS).forEach(script -> scripts.put(script.makes(), script));
    Map<String, Hierarchy> hierarchies =
        Catalog.records("/measures/hierarchies", Hierarchy.class).stream()
            .collect(Collectors.toMap(Hierarchy::hierarchy, one -> one));
    List<DimensionSpec> dimensions =
        DimensionSpec.shipped().values().stream()
            .map(
                spec ->
                    hierarchies.containsKey(spec.hierarchy()) ? grouping(spec, hierarchies) : spec)
            .toList();
    return new Measures(
        Catalog.records("/measures/definitions", MeasureSpec.class).stream()
            .map(spec -> spec.withGroups(dimensions))
            .toList(),
        dimensions.stream().collect(Collectors.toMap(DimensionSpec::dimension, spec -> spec)),
        hierarchies,
        scripts);
  }

  private static DimensionSpec grouping(DimensionSpec spec, Map<String, Hierarchy> hierarchies) {
    return spec.of(known(hierarchies.get(spec.hierarchy()), "hierarchy").labels());
  }

  /// The dimension of those a share is made from that decides it where it is asked by another: that one itself, or one whose
  /// categories hold those of the other.
  Optional<String> deciding(MeasureSpec spec, String dimension) {
    return deciding(spec, dimension, dimensions);
  }

  private static Optional<String> deciding(
      MeasureSpec spec, String dimension, Map<String, DimensionSpec> dimensions) {
    DimensionSpec asked = dimensions.get(dimension);
    return spec.quantity().madeFrom().stream()
        .filter(own -> own.equals(dimension) || (asked != null && asked.within().contains(own)))
        .findFirst();
  }

  /// The rules whose excluded rows are the difference between a measure and one that is read beside it.
  public Set<String> differenceRules(String measure) {
    Set<String> rules = new TreeSet<>();
    for (MeasureSpec spec : specs) {
      spec.beside()
          .forEach(
              (other, excluding) -> {
                if (spec.measure().equals(measure) || other.equals(measure)) {
                  rules.addAll(excluding);
                }
              });
    }
    return rules;
  }

  /// Makes the table of candidates of every measure.
  public void make(SqlEngine engine) {
    Groupings groupings = new Groupings(this);
    groupings.fill(engine);
    for (SqlScript script : SqlScript.inOrder(SCRIPTS)) {
      engine.define("candidates", script.text());
      engine.create(script.makes(), groupings.script(engine.columns("candidates"), "candidates"));
      LabelGate.close(engine, script.makes(), releasedLabels(script.makes()));
    }
  }

  /// What a category of a dimension belongs to, where a hierarchy says it.
  public Optional<String> groupOf(String dimension, String label) {
    return dimensions.values().stream()
        .filter(spec -> spec.of().equals(dimension))
        .flatMap(spec -> Optional.ofNullable(hierarchies.get(spec.hierarchy())).stream())
        .flatMap(hierarchy -> hierarchy.groupOf(label).stream())
        .findFirst();
  }

  /// The labels of a dimension that are more or less of something, from the least to the most; none if it has no order.
  public List<String> scaleOf(String dimension) {
    return Optional.ofNullable(dimensions.get(dimension))
        .map(DimensionSpec::scale)
        .orElse(List.of());
  }

  /// The columns of a measure's table that hold labels of releases, with the lake columns they are made from.
  private Map<String, Set<String>> releasedLabels(String table) {
    Map<String, Set<String>> columns = new TreeMap<>();
    specs.stream()
        .filter(spec -> spec.sqlTable().equals(table))
        .forEach(
            spec ->
                spec.dimensions()
                    .forEach(
                        (dimension, sources) -> {
                          if (!dimension(dimension).made()) {
                            columns
                                .computeIfAbsent(dimension, any -> new TreeSet<>())
                                .addAll(sources);
                          }
                        }));
    return columns;
  }

  /// Makes the table of candidates of every measure and keeps it in a folder as a table meant for analysis, beside the days of
  /// facilities and the nation; what was kept is what is read from then on. Rows are in one order, so that the same input
  /// gives the same bytes: by day, so that a question about a period reads that period. `previous_day` and
  /// `next_day` are the days of the rows that count before and after it of the same person, `person_rows` how many the person has:
  /// who has no other in the period is told from everybody else without a look at anybody else. The tables have
  /// one row per person's event: they stay where the lake is.
  ///
  /// @param ruleSet the rules by which records count, for the files to say
  public void make(SqlEngine engine, Path folder, String ruleSet) throws IOException {
    Files.createDirectories(folder);
    String source = source(engine);
    Map<String, AnalysisTable> kept = AnalysisTable.ofMeasures(scripts.keySet());
    Groupings groupings = new Groupings(this);
    groupings.fill(engine);
    for (SqlScript script : SqlScript.inOrder(SCRIPTS)) {
      String measure = script.makes();
      AnalysisTable table = known(kept.get(measure), "table for analysis of " + measure);
      engine.define("candidates", script.text());
      engine.define(
          "grouped_candidates", groupings.script(engine.columns("candidates"), "candidates"));
      engine.define(
          "shown_candidates", LabelGate.shown(engine, "grouped_candidates", gated(measure, table)));
      engine.define("candidates_in_order", withPrevious(measure, key(table)));
      engine.define("kept_candidates", table.from("candidates_in_order"));
      Path file = file(folder, table);
      engine.write(
          "kept_candidates", order(measure, table), file, table.notes(source, ruleSet).asMap());
      read(engine, table, file);
    }
    SqlScript.inOrder(ANALYSIS).forEach(script -> script.run(engine));
    for (AnalysisTable table : AnalysisTable.all()) {
      if (!scripts.containsKey(table.of())) {
        String order = String.join(", ", table.key());
        engine.write(table.of(), order, file(folder, table), table.notes(source, ruleSet).asMap());
      }
    }
  }

  private Map<String, Set<String>> gated(String measure, AnalysisTable table) {
    Map<String, Set<String>> gated = releasedLabels(measure);
    gated.putAll(table.releasedLabels());
    return gated;
  }

  /// The window is over the few columns it needs and its result is joined: sorting whole rows for it took a third of the
  /// time of the table.
  private String withPrevious(String measure, List<String> key) {
    return """
    with shown as (select * from shown_candidates),
    neighbours as (
      select
        %2$s,
        lag(%1$s) over in_order as previous_day,
        lead(%1$s) over in_order as next_day,
        count(*) over (partition by release, person) as person_rows
      from shown
      where excluded_by is null and person is not null
      window in_order as (partition by release, person order by %1$s nulls last, %3$s)
    )
    select shown.*, previous_day, next_day, person_rows
    from shown
    left join neighbours on %4$s
    """
        .formatted(
            day(measure),
            joined(key, ", ", "%1$s as before_%1$s"),
            String.join(", ", key),
            joined(key, " and ", "before_%1$s = %1$s"));
  }

  private static String joined(List<String> columns, String by, String format) {
    return columns.stream().map(format::formatted).collect(Collectors.joining(by));
  }

  /// What tells rows of a measure apart, in order: where they stand in their release, and more where one gives several.
  private static List<String> key(AnalysisTable table) {
    List<String> key =
        new ArrayList<>(List.of("release", "origin_file", "origin_sheet", "origin_row"));
    table.columns().stream()
        .filter(column -> table.key().contains(column.name()) && !key.contains(column.of()))
        .forEach(column -> key.add(column.of()));
    return key;
  }

  private String order(String measure, AnalysisTable table) {
    List<String> names = key(table).stream().map(table::named).toList();
    return names.getFirst()
        + ", "
        + day(measure)
        + ", "
        + String.join(", ", names.subList(1, names.size()));
  }

  private static Path file(Path folder, AnalysisTable table) {
    return folder.resolve(table.table() + ".parquet");
  }

  private static void read(SqlEngine engine, AnalysisTable table, Path file) {
    engine.read("kept_" + table.of(), file);
    engine.define(table.of(), table.back("kept_" + table.of()));
  }

  /// The files that were read, with their digests.
  private static String source(SqlEngine engine) {
    return engine
        .rows(
            """
            select distinct release, origin_file, sha256 from ledger where status = 'read'
            order by release, origin_file
            """)
        .stream()
        .map(row -> "%s: %s, sha256 %s".formatted(row.text(0), row.text(1), row.text(2)))
        .collect(Collectors.joining("; "));
  }

  /// The day that most questions to a table are about: the first that a measure of it decides by.
  private String day(String table) {
    return specs.stream()
        .filter(spec -> spec.sqlTable().equals(table))
        .map(spec -> spec.rows().date())
        .min(
            java.util.Comparator.comparingInt(
                List.of("event_date", "in_date", "out_date")::indexOf))
        .orElse("event_date");
  }

  /// Makes readable what [#make(SqlEngine, Path, String)] kept.
  ///
  /// @return whether all of it is there
  public boolean readKept(SqlEngine engine, Path folder) {
    for (AnalysisTable table : AnalysisTable.ofMeasures(scripts.keySet()).values()) {
      Path file = file(folder, table);
      if (!Files.exists(file)) {
        return false;
      }
      engine.read("kept_" + table.of(), file);
      if (!engine.columns("kept_" + table.of()).containsAll(table.names())) {
        return false;
      }
      engine.define(table.of(), table.back("kept_" + table.of()));
    }
    return true;
  }

  /// Whether every month that several releases count is settled by a rule that says which owns it.
  public boolean countsOnce(SqlEngine engine, MeasureSpec spec) {
    return new CombinedSeries(engine).isSettled(spec);
  }

  /// The measures that builds publish tables of.
  public List<MeasureSpec> published() {
    return specs.stream().filter(MeasureSpec::published).toList();
  }

  /// The measure that a user calls `id`.
  ///
  /// @throws IllegalArgumentException naming the nearest ones, when there is none
  public MeasureSpec known(String id) {
    List<String> names = specs.stream().map(MeasureSpec::measure).toList();
    if (id.contains("+")) {
      throw refusedSum(List.of(id.split("\\+", -1)));
    }
    if (!names.contains(id)) {
      throw Nearest.unknown("measure", id, names);
    }
    return measure(id);
  }

  /// Measures are not added: most count the same people in another way, and the catalogue says which.
  private IllegalArgumentException refusedSum(List<String> parts) {
    for (String one : parts) {
      for (String other : parts) {
        String why = known(one.strip()).about().neverWith().get(known(other.strip()).measure());
        if (why != null) {
          return new IllegalArgumentException(
              "'%s' and '%s' cannot be added: %s. Valid: each by itself"
                  .formatted(one.strip(), other.strip(), why));
        }
      }
    }
    return new IllegalArgumentException(
        "%s cannot be added: nothing says that they count different events. Valid: each by itself"
            .formatted(String.join(" and ", parts)));
  }

  /// The measure called `id`.
  public MeasureSpec measure(String id) {
    return specs.stream()
        .filter(spec -> spec.measure().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no measure '" + id + "'"));
  }

  /// The dimension called `id`.
  public DimensionSpec dimension(String id) {
    return known(dimensions.get(id), "dimension '" + id + "'");
  }

  /// The SQL of a measure, as a reader sees it.
  public String sql(MeasureSpec spec) {
    return known(scripts.get(spec.sqlTable()), "SQL for " + spec.measure()).text();
  }

  /// The same without macros, as somebody can run it: for the embedded engine, whichever made the build.
  public String shownSql(MeasureSpec spec) {
    return Dialect.embedded().expand(sql(spec));
  }

  private static <T> T known(@Nullable T found, String what) {
    if (found == null) {
      throw new IllegalArgumentException("There is no " + what);
    }
    return found;
  }
}
