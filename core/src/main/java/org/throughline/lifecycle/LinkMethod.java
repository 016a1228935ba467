package org.throughline.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/// How pairs are chosen among the records of one person that lie within a window.
public enum LinkMethod {
  /// As many pairs as there can be, each record at most once, and of those the least time apart in all.
  ASSIGNMENT,
  /// The nearest record first, what is taken is taken (Deportation Data Project).
  NEAREST;

  @JsonCreator
  static LinkMethod of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// Its name in rule files and tables.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
