package org.throughline.reconcile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;

/// Figures that agencies published themselves, from one publication.
///
/// @param publication what it is called
/// @param offices a release must name at least this many areas of responsibility to be compared
public record OfficialFigures(String publication, int offices, List<Figure> figures) {

  public OfficialFigures {
    figures = List.copyOf(figures);
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

  /// The figures that ship with the program.
  public static List<OfficialFigures> load() {
    return Catalog.records("/official", OfficialFigures.class);
  }
}
