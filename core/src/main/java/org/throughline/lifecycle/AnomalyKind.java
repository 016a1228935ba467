package org.throughline.lifecycle;

import java.util.List;
import org.throughline.catalog.Catalog;

/// Something odd in the order of events.
///
/// @param kind its name in the tables `lifecycle_anomalies` and `anomaly_counts`
/// @param about what it is
/// @param treatment what the measures do about it
public record AnomalyKind(String kind, String about, String treatment) {

  private record Kinds(List<AnomalyKind> kinds) {}

  /// Every kind, in the order of its file.
  public static List<AnomalyKind> all() {
    return Catalog.record("/lifecycle/anomalies.yaml", Kinds.class).kinds();
  }
}
