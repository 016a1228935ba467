package org.throughline.measures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;

/// The measures that ship with the program.
///
/// @param specs in file-name order
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
    }
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
