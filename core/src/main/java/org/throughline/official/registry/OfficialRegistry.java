package org.throughline.official.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.catalog.Catalog;

/// All that is known of official workbooks.
///
/// @param families kinds of workbooks
/// @param axes by name, in the order in which tables show them
public record OfficialRegistry(List<Family> families, Map<String, Axis> axes) {

  public OfficialRegistry {
    families = List.copyOf(families);
  }

  private record Axes(List<Axis> axes) {}

  /// What ships with the program.
  public static OfficialRegistry load() {
    Map<String, Axis> axes = new LinkedHashMap<>();
    for (Axis axis : Catalog.record("/official/axes/axes.yaml", Axes.class).axes()) {
      axes.put(axis.axis(), axis);
    }
    return new OfficialRegistry(Catalog.records("/official/workbooks", Family.class), axes);
  }

  /// The axis of this name.
  public Axis axis(String name) {
    Axis axis = axes.get(name);
    if (axis == null) {
      throw new IllegalStateException("No axis is called " + name);
    }
    return axis;
  }
}
