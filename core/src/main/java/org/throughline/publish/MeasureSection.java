package org.throughline.publish;

import java.util.List;

/// What was counted in a period, from several sides.
///
/// @param id the measure's id, for example `administrative-arrests`
/// @param title the measure's name as readers see it
/// @param summary a sentence or two that say what is counted
/// @param extent what the numbers are of
public record MeasureSection(
    String id, String title, Sentence summary, Extent extent, List<PublishedTable> tables) {

  public MeasureSection {
    Require.text(id, "Id of a measure");
    Require.text(title, "Title of measure '" + id + "'");
    tables = List.copyOf(tables);
    Require.notEmpty(tables, "List of tables of measure '" + id + "'");
  }
}
