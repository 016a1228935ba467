package org.throughline.measures;

import java.util.Locale;

/// One measure over one fiscal year of one release: what a set of tables covers.
///
/// @param release as the ledger names it, or [#COMBINED]
/// @param fiscalYear 0 when no date and no sheet says which
public record Scope(String release, String measure, int fiscalYear) {

  /// Stands for all releases of a build together, each window from the release that owns it.
  public static final String COMBINED = "combined";

  /// Whether this is all releases together.
  public boolean combined() {
    return release.equals(COMBINED);
  }

  /// The beginning of the id of every number in this scope.
  public String id() {
    return "%s/%s/%s".formatted(Slug.of(release), measure, fiscalYearId());
  }

  /// `fy2016`, or `fy-unknown`.
  public String fiscalYearId() {
    return fiscalYear == 0 ? "fy-unknown" : "fy" + fiscalYear;
  }

  /// For readers: `FY2016`, or that it is not known.
  public String fiscalYearLabel() {
    return fiscalYear == 0 ? "fiscal year not known" : "FY" + fiscalYear;
  }

  /// The id of a number.
  ///
  /// @param coordinates `dimension=category` in alphabetical order, joined by `/`; empty for the total
  public String cellId(String coordinates) {
    return (coordinates.isEmpty() ? id() : id() + "/" + coordinates).toLowerCase(Locale.ROOT);
  }
}
