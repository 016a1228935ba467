package org.throughline.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.engine.DuckDbEngine;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridRow;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// What facilities are called, whose tables name them by code, and where they are.
///
/// @param byCode the name of each code
/// @param zips the ZIP code of each code that a list has
record FacilityNames(Map<String, String> byCode, Map<String, String> zips) {

  /// The dimensions whose categories are codes of facilities.
  private static final String DIMENSION = "facility";

  /// Where nothing says what codes stand for.
  static final FacilityNames NONE = new FacilityNames(Map.of(), Map.of());

  FacilityNames {
    byCode = Map.copyOf(byCode);
    zips = Map.copyOf(zips);
  }

  /// The names that releases have for codes, as far as ten records each have the name, and over them those that the agency
  /// printed last.
  ///
  /// @param tables the folder of a build's tables of facilities, if it has one
  static FacilityNames of(Optional<Path> tables, List<OfficialFacility> printed) {
    Map<String, String> names =
        new HashMap<>(
            byCode(
                tables,
                "facility_codes",
                """
                select facility_code, arg_max(name, (released_rows, name)) from facility_codes
                where name <> '' and released_rows >= 10 * names group by facility_code
                """));
    printed.forEach(facility -> names.put(facility.id(), facility.name()));
    Map<String, String> zips =
        byCode(
            tables,
            "facility_listings",
            """
            select facility_code, arg_max(zip, (as_of, zip)) from facility_listings
            where facility_code <> '' and zip <> '' group by facility_code
            """);
    return new FacilityNames(names, zips);
  }

  private static Map<String, String> byCode(Optional<Path> tables, String table, String query) {
    Map<String, String> byCode = new HashMap<>();
    tables
        .map(folder -> folder.resolve(table + ".parquet"))
        .filter(Files::exists)
        .ifPresent(
            file -> {
              try (DuckDbEngine engine = DuckDbEngine.open()) {
                engine.read(table, file);
                engine.rows(query).forEach(row -> byCode.put(row.text(0), row.text(1)));
              }
            });
    return byCode;
  }

  /// The ZIP code of a code; empty where no list has it.
  String zip(String code) {
    return zips.getOrDefault(code, "");
  }

  /// The name of a code; the code itself where none is known.
  String name(String code) {
    return byCode.getOrDefault(code, code);
  }

  /// A code, or those that were put together, each with its name before it.
  private String words(Category category) {
    Stream<String> codes =
        Category.isRecoded(category.id())
            ? Arrays.stream(category.label().split(Labels.OR, -1))
            : Stream.of(category.label());
    return codes
        .map(code -> name(code).equalsIgnoreCase(code) ? code : name(code) + " (" + code + ")")
        .collect(Collectors.joining(Labels.OR));
  }

  /// The name of a category for a file: a code of a facility never stands alone where its name is known.
  String inFile(Dimension dimension, Category category) {
    return dimension.id().equals(DIMENSION) ? words(category) : Labels.inFile(dimension, category);
  }

  /// A grid over facilities with their names before their codes; any other as it is.
  Grid named(Dimension dimension, Grid grid) {
    if (!dimension.id().equals(DIMENSION)) {
      return grid;
    }
    Map<String, String> labels = new HashMap<>();
    for (Category category : dimension.categories()) {
      String words = words(category);
      if (!words.equals(category.label())) {
        labels.put(category.id(), words);
      }
    }
    return grid.withRows(
        grid.rows().stream()
            .map(
                row ->
                    labels.containsKey(row.key())
                        ? new GridRow(
                            row.key(),
                            List.of(labels.getOrDefault(row.key(), row.key())),
                            row.cells(),
                            row.share(),
                            row.total())
                        : row)
            .toList());
  }

  /// A name as others can be compared with it.
  static String compared(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", " ").strip();
  }
}
