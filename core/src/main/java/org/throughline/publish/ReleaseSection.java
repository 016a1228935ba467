package org.throughline.publish;

import java.util.List;

/// What is published from one release.
///
/// @param releaseId the release's id, for example `2019-icfo-53623`
/// @param title what the agency calls the release
/// @param coverage which events the release covers, a sentence
public record ReleaseSection(
    String releaseId, Sentence title, Sentence coverage, List<PeriodSection> periods) {

  public ReleaseSection {
    Require.text(releaseId, "Id of a release");
    Require.text(title.toString(), "Title of release '" + releaseId + "'");
    Require.text(coverage.toString(), "Coverage of release '" + releaseId + "'");
    periods = List.copyOf(periods);
    Require.distinct(
        periods.stream().map(PeriodSection::id).toList(), "Release '" + releaseId + "'");
  }
}
