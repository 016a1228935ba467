package org.throughline.publish;

import java.util.ArrayList;
import java.util.List;

/// How the numbers of a table came about; readers see all of it.
///
/// @param measureId the measure's id, for example `administrative-arrests`
/// @param definition what is counted, and by which date an event belongs to a month
/// @param sql the query that counted
/// @param inputs the files that were counted
/// @param excluded rows left out, by rule
/// @param caveats what a reader must know before using the numbers, a sentence each
public record HowCounted(
    String measureId,
    Sentence definition,
    String sql,
    List<InputFile> inputs,
    List<ExcludedRows> excluded,
    List<Sentence> caveats) {

  public HowCounted {
    Require.text(measureId, "Measure id");
    Require.text(definition.toString(), "Definition of measure '" + measureId + "'");
    Require.text(sql, "SQL of measure '" + measureId + "'");
    inputs = List.copyOf(inputs);
    Require.notEmpty(inputs, "List of input files of measure '" + measureId + "'");
    excluded = List.copyOf(excluded);
    caveats = List.copyOf(caveats);
  }

  /// The same with more that a reader must know.
  public HowCounted withCaveats(List<Sentence> more) {
    List<Sentence> all = new ArrayList<>(caveats);
    all.addAll(more);
    return new HowCounted(measureId, definition, sql, inputs, excluded, all);
  }
}
