package org.throughline.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The checks that the input records share.
final class Require {

  private Require() {}

  static void text(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
  }

  static void notEmpty(List<?> values, String what) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
  }

  static void distinct(List<String> values, String what) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(what + " repeats '" + value + "'");
      }
    }
  }
}
