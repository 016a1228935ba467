package org.throughline.measures;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One measure as its file defines it.
///
/// @param measure its id
/// @param unit what one is, for example "arrest records"
/// @param lakeTable the lake table its rows come from
/// @param definition what counts, for readers
/// @param quantity what kind of number it is
/// @param rows which rows are its own
/// @param about what a reader must know of it
/// @param beside measures of the same records by other rules: the difference of equal cells is a count too, and the tables
///     of this one give way where it is small; with each, the rules whose excluded rows are that difference
/// @param publishedAs categories of a table that say nearly the same, where it has no table of its own
/// @param caveats what a reader must know before quoting a number
/// @param dimensions for each dimension the lake columns it is made from; without any of them in a
///     release, tables by that dimension cannot be made from it
/// @param tables the tables to publish
public record MeasureSpec(
    String measure,
    String title,
    String unit,
    String lakeTable,
    String definition,
    Quantity quantity,
    @Nullable Rows rows,
    About about,
    @Nullable Map<String, List<String>> beside,
    @Nullable PublishedAs publishedAs,
    List<String> caveats,
    Map<String, List<String>> dimensions,
    List<Table> tables) {

  public MeasureSpec {
    require(measure, "title", title);
    require(measure, "unit", unit);
    require(measure, "lake-table", lakeTable);
    require(measure, "definition", definition);
    require(measure, "quantity", quantity);
    require(measure, "about", about);
    require(measure, "caveats", caveats);
    require(measure, "dimensions", dimensions);
    require(measure, "tables", tables);
    rows = (rows == null ? Rows.every() : rows).or("measure_" + measure.replace('-', '_'));
    beside = beside == null ? Map.of() : Map.copyOf(beside);
    caveats = List.copyOf(caveats);
    dimensions = Map.copyOf(dimensions);
    tables = List.copyOf(tables);
    for (Table table : tables) {
      if (!dimensions.keySet().containsAll(table.dimensions())) {
        throw new IllegalArgumentException(
            "Table '%s' of measure '%s' uses a dimension that the measure lacks"
                .formatted(table.table(), measure));
      }
    }
  }

  /// Whoever adds a file is told what it lacks.
  private static void require(String measure, String key, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "Measure '%s' lacks '%s'; every key is needed but 'rows', 'beside' and 'published-as'"
              .formatted(measure, key));
    }
  }

  @Override
  public Rows rows() {
    return Objects.requireNonNull(rows);
  }

  @Override
  public Map<String, List<String>> beside() {
    return Objects.requireNonNull(beside);
  }

  /// Whether builds publish tables of it.
  public boolean published() {
    return !tables.isEmpty();
  }

  /// Categories of a published measure that are counted by the same line.
  ///
  /// @param but how what they count differs
  public record PublishedAs(String measure, String dimension, List<String> categories, String but) {
    public PublishedAs {
      categories = List.copyOf(categories);
    }

    /// `book-ins by transfers_in_stay: 2 or 3, 4 or more`.
    @Override
    public String toString() {
      return "%s by %s: %s".formatted(measure, dimension, String.join(", ", categories));
    }
  }

  /// A table of the measure.
  ///
  /// @param table its id within the measure
  /// @param dimensions ids in display order
  public record Table(String table, String title, List<String> dimensions) {
    public Table {
      dimensions = List.copyOf(dimensions);
    }
  }

  /// The same with the dimensions that group those it has.
  MeasureSpec withGroups(List<DimensionSpec> all) {
    Map<String, List<String>> more = new TreeMap<>(dimensions);
    all.stream()
        .filter(spec -> dimensions.containsKey(spec.of()))
        .forEach(spec -> more.put(spec.dimension(), dimensions.getOrDefault(spec.of(), List.of())));
    return new MeasureSpec(
        measure,
        title,
        unit,
        lakeTable,
        definition,
        quantity,
        rows,
        about,
        beside,
        publishedAs,
        caveats,
        more,
        tables);
  }

  /// The SQL table with one row per candidate.
  public String sqlTable() {
    return rows().table();
  }
}
