package org.throughline.table;

import java.util.List;

/// `total` equals the sum of `parts`; all are cell ids.
public record Equation(String total, List<String> parts) {

  public Equation {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("Equation for '" + total + "' has no parts");
    }
    if (parts.contains(total)) {
      throw new IllegalArgumentException("Equation for '" + total + "' contains its own total");
    }
  }
}
