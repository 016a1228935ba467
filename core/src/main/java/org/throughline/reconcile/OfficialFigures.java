package org.throughline.reconcile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;

/// Figures that agencies published themselves, from one publication.
///
/// @param publication what it is called
/// @param offices a release must name at least this many areas of responsibility to be compared
/// @param release the only one that the figures are about; empty when they are about the country
public record OfficialFigures(
    String publication, int offices, List<Figure> figures, String release) {

  public OfficialFigures {
    figures = List.copyOf(figures);
  }

  @JsonCreator
  static OfficialFigures of(String publication, int offices, List<Figure> figures) {
    return new OfficialFigures(publication, offices, figures, "");
  }

  /// One figure.
  ///
  /// @param figure its id
  /// @param what in words
  /// @param where dimension values it is limited to; empty for the total
  /// @param source who published it where
  /// @param url the public address of that; empty where none is known
  public record Figure(
      String figure,
      String what,
      String measure,
      int fiscalYear,
      Map<String, String> where,
      long value,
      String source,
      String url) {

    public Figure {
      where = Map.copyOf(where);
      if (!url.isEmpty() && !url.startsWith("https://")) {
        throw new IllegalArgumentException(
            "Official figure '%s' has the address '%s'; valid: https://…".formatted(figure, url));
      }
    }

    @JsonCreator
    static Figure of(
        String figure,
        String what,
        String measure,
        int fiscalYear,
        @Nullable Map<String, String> where,
        long value,
        String source,
        @Nullable String url) {
      return new Figure(
          figure,
          what,
          measure,
          fiscalYear,
          where == null ? Map.of() : where,
          value,
          source,
          url == null ? "" : url);
    }
  }

  /// The figures that ship with the program, and those that releases state of themselves.
  ///
  /// @param engine with the lake's `stated_totals`
  public static List<OfficialFigures> all(SqlEngine engine) {
    List<OfficialFigures> all = new ArrayList<>(load());
    for (Row row :
        engine.rows(
            """
            select release, origin_file, origin_sheet, measure, fiscal_year, max(stated) as stated
            from stated_totals
            group by release, origin_file, origin_sheet, measure, fiscal_year
            having count(distinct stated) = 1
            order by release, origin_file, origin_sheet, measure, fiscal_year
            """)) {
      Figure figure =
          new Figure(
              String.format(Locale.ROOT, "%s-%s-fy%d", row.text(0), row.text(3), row.number(4)),
              String.format(
                  Locale.ROOT, "%s, FY%d, as its release states", row.text(3), row.number(4)),
              row.text(3),
              (int) row.number(4),
              Map.of(),
              row.number(5),
              "the sheet %s of %s".formatted(row.text(2), row.text(1)),
              "");
      all.add(new OfficialFigures(row.text(1), 0, List.of(figure), row.text(0)));
    }
    return all;
  }

  /// The figures that ship with the program.
  public static List<OfficialFigures> load() {
    return Catalog.records("/official", OfficialFigures.class);
  }
}
