package org.throughline.measures;

import java.util.Map;
import java.util.Optional;
import org.throughline.engine.SqlEngine;

/// Whether releases have what a measure needs to mean what it says.
record Needs(SqlEngine engine) {

  /// Why a measure cannot be counted in a release; empty when it can.
  Optional<String> lacking(MeasureSpec spec, String release) {
    for (Map.Entry<String, String> need : spec.rows().needs().entrySet()) {
      boolean absent =
          engine
              .rows(
                  "select 1 from %s where release = ? and %s is not null limit 1"
                      .formatted(spec.lakeTable(), need.getKey()),
                  release)
              .isEmpty();
      if (absent) {
        return Optional.of(
            "the release has no %s: %s"
                .formatted(need.getKey().replace('_', ' '), need.getValue()));
      }
    }
    return Optional.empty();
  }
}
