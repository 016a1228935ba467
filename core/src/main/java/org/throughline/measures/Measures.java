package org.throughline.measures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;

/// The measures that ship with the program.
///
/// @param specs every measure, in file-name order
/// @param dimensions by id
/// @param scripts each measure's SQL, by the table it makes
public record Measures(
    List<MeasureSpec> specs,
    Map<String, DimensionSpec> dimensions,
    Map<String, SqlScript> scripts) {

  private static final String SCRIPTS = "/sql/measures";

  public Measures {
    specs = List.copyOf(specs);
    dimensions = Map.copyOf(dimensions);
    scripts = Map.copyOf(scripts);
    for (MeasureSpec spec : specs) {
      if (!scripts.containsKey(spec.sqlTable())) {
        throw new IllegalArgumentException("Measure '" + spec.measure() + "' has no SQL file");
      }
    }
  }

  /// Reads definitions, dimensions and SQL.
  public static Measures load() {
    Map<String, SqlScript> scripts = new TreeMap<>();
    SqlScript.inOrder(SCRIPTS).forEach(script -> scripts.put(script.makes(), script));
    return new Measures(
        Catalog.records("/measures/definitions", MeasureSpec.class),
        Catalog.record("/measures/dimensions.yaml", Dimensions.class).dimensions().stream()
            .collect(Collectors.toMap(DimensionSpec::dimension, spec -> spec)),
        scripts);
  }

  private record Dimensions(List<DimensionSpec> dimensions) {}

  /// Makes the table of candidates of every measure.
  public void make(SqlEngine engine) {
    for (SqlScript script : SqlScript.inOrder(SCRIPTS)) {
      engine.create(script.makes(), script.text());
      LabelGate.close(engine, script.makes(), releasedLabels(script.makes()));
    }
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

  /// Keeps those tables in a folder, in one order of rows, so that the same input gives the same bytes: by day, so that a
  /// question about a period reads that period. `previous_day` is the day of the row that counts before it of the same person:
  /// who has none in the period is counted there for the first time. They have one row per person's event: they stay
  /// where the lake is.
  public void keep(SqlEngine engine, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String table : scripts.keySet()) {
      String day = day(table);
      engine.define(
          "kept_candidates",
          """
          select *,
            case when excluded_by is null and person is not null then
              lag(%1$s) over (
                partition by release, person, excluded_by
                order by %1$s nulls last, origin_file, origin_sheet, origin_row
              )
            end as previous_day
          from %2$s
          """
              .formatted(day, table));
      String order = "release, %s, origin_file, origin_sheet, origin_row".formatted(day);
      engine.write("kept_candidates", order, folder.resolve(table + ".parquet"));
    }
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

  /// Makes readable what [#keep] kept.
  ///
  /// @return whether all of it is there
  public boolean readKept(SqlEngine engine, Path folder) {
    for (String table : scripts.keySet()) {
      Path file = folder.resolve(table + ".parquet");
      if (!Files.exists(file)) {
        return false;
      }
      engine.read(table, file);
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

  private static <T> T known(@Nullable T found, String what) {
    if (found == null) {
      throw new IllegalArgumentException("There is no " + what);
    }
    return found;
  }
}
