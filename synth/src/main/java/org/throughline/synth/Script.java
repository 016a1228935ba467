package org.throughline.synth;

import java.io.IOException;

/// Writes what one table knows of an episode.
interface Script {

  /// Writes the rows of an episode that fall into a sheet, with planted duplicates and faults.
  void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException;

  /// How long before its own event the episode of this table can begin, in days.
  int daysBefore();

  /// How long after its own event the episode of this table can begin, in days.
  int daysAfter();

  static Script of(String table, Lives lives, Layout layout) {
    return switch (table) {
      case "arrests" -> new ArrestScript(lives, layout);
      case "detainers" -> new DetainerScript(lives, layout);
      case "detentions" -> new DetentionScript(lives, layout);
      case "encounters" -> new EncounterScript(lives, layout);
      case "removals" -> new RemovalScript(lives, layout);
      case "risk_classifications" -> new RiskScript(lives, layout);
      default -> throw new IllegalArgumentException("No script for table '" + table + "'");
    };
  }
}
