package org.throughline.official;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.throughline.engine.DuckDbEngine;
import org.throughline.official.reading.Pile;
import org.throughline.official.reading.Reading;

/// Makes the agencies' own statistics out of a pile of files they posted.
public final class OfficialStatistics {

  private OfficialStatistics() {}

  /// A table that is written.
  ///
  /// @param file its name without ending
  /// @param table the engine's table
  /// @param columns what is written of it
  /// @param order of its rows
  /// @param text whether it is written as text too
  private record Output(String file, String table, String columns, String order, boolean text) {

    Output(String file, String table, String columns, String order) {
      this(file, table, columns, order, true);
    }
  }

  private static final String WHAT =
      "series, unit, producer, dimensions, aliases, agency, criminality, facility_type,"
          + " disposition, release_reason, removal_kind, area, technology, enrollment, population,"
          + " time_in_custody, custody, citizenship, facility, facility_id, state, class, sex,"
          + " threat_level, placement_reason, region, sector, family_status, title";

  private static final String WHERE = "file, sheet, cell, sha256, posting";

  private static final List<Output> OUTPUTS =
      List.of(
          new Output(
              "observations",
              "(select observed.*, meanings.* exclude (meaning, series, unit, dimensions)"
                  + " from official_observations as observed"
                  + " join official_meanings as meanings on meanings.meaning = observed.meaning)",
              WHAT
                  + ", period_kind, period_start, period_end, value, low, high, as_of, table_name, "
                  + WHERE
                  + ", excluded_by, excluded_because, kept_by_hand, number",
              "number",
              // Hundreds of thousands of rows, those of the series among them: no spreadsheet opens
              // so many.
              false),
          new Output(
              "series",
              "official_series",
              WHAT
                  + ", period_kind, period_start, period_end, value, low, high, as_of, "
                  + WHERE
                  + ", first_posted_value, postings",
              "series, dimensions, period_kind, period_start, period_end"),
          new Output(
              "exclusions",
              "official_exclusions",
              "rule, file, posting, sheet, table_name, as_of, first_cell, numbers, evidence,"
                  + " kept_by_hand, override_because",
              "posting, sheet, table_name, as_of, rule, first_cell"),
          new Output(
              "revisions",
              "official_revisions",
              "*",
              "series, dimensions, period_kind, period_start, period_end, posting"),
          new Output("revision-sizes", "official_revision_sizes", "*", "series, period_kind"),
          new Output(
              "derived",
              "official_derived",
              "*",
              "series, dimensions, period_kind, period_start, period_end, sources, formula"),
          new Output("postings", "official_postings", "*", "posting"),
          new Output("facilities", "official_facilities", "*", "posting, row_number"),
          new Output("agreements", "official_agreements", "*", "posting, row_number"),
          new Output("agreement-counts", "official_agreement_counts", "*", "posting, state, model"),
          new Output(
              "capacities",
              "official_capacities",
              "* exclude (capacity_row)",
              "file, sheet, row_number"),
          new Output("not-read", "official_not_read", "*", "file, sheet, cells, title"));

  /// What makes a file one that an agency posts: what is in it, else its name. Several threads may ask at once.
  public static Function<Path, Optional<String>> postings() {
    return Pile.postings();
  }

  /// Reads files and the files of folders, and writes the tables into a folder, each as Parquet and as text, with a
  /// summary to read.
  ///
  /// @param decisions what is taken back into the series, or put out, by hand
  /// @param out an existing folder
  /// @return what was read, with all problems
  /// @throws IOException when files cannot be listed or the folder cannot be written
  public static OfficialSummary write(List<Path> inputs, List<Decision> decisions, Path out)
      throws IOException {
    Reading reading = Pile.read(inputs);
    try (DuckDbEngine engine = DuckDbEngine.openWithin(out)) {
      OfficialTables.make(engine, reading, decisions);
      reading.problems().addAll(OfficialTables.unused(engine, decisions));
      for (Output output : OUTPUTS) {
        String select = "select %s from %s".formatted(output.columns(), output.table());
        engine.define("official_output", select);
        engine.write("official_output", output.order(), out.resolve(output.file() + ".parquet"));
        if (output.text()) {
          engine.writeText(select, output.order(), out.resolve(output.file() + ".csv"));
        }
      }
      OfficialSummary summary = OfficialSummary.of(engine, reading);
      Files.writeString(out.resolve("summary.md"), summary.text());
      return summary;
    }
  }
}
