package org.throughline.measures;

import java.util.Optional;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;

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

  /// Its release; empty for all together.
  Optional<String> onlyRelease() {
    return combined() ? Optional.empty() : Optional.of(release);
  }

  /// What the names of all numbers in this scope begin with.
  public Series series() {
    return new Series.Count(
        combined() ? ReleaseId.COMBINED : ReleaseId.of(release), measure, fiscalYearId());
  }

  /// The beginning of the id of every number in this scope.
  public String id() {
    return series().toString();
  }

  /// `fy2016`, or `fy-unknown`.
  public String fiscalYearId() {
    return fiscalYear == 0 ? "fy-unknown" : "fy" + fiscalYear;
  }

  /// For readers: `FY2016`, or that it is not known.
  public String fiscalYearLabel() {
    return fiscalYear == 0 ? "fiscal year not known" : "FY" + fiscalYear;
  }
}
