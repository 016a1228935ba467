package org.throughline.publish;

import java.util.List;

/// The measures of one period of a release.
///
/// @param id the period's id, for example `fy2016`
/// @param title the period's name as readers see it, for example "Fiscal year 2016"
public record PeriodSection(String id, String title, List<MeasureSection> measures) {

  public PeriodSection {
    Require.text(id, "Id of a period");
    Require.text(title, "Title of period '" + id + "'");
    measures = List.copyOf(measures);
    Require.notEmpty(measures, "List of measures of period '" + id + "'");
    Require.distinct(
        measures.stream().map(MeasureSection::id).toList(), "Period '" + id + "' measure list");
  }
}
