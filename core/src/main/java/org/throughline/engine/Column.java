package org.throughline.engine;

/// A column of a table that a program fills.
public record Column(String name, Kind kind) {

  /// What its values are.
  public enum Kind {
    TEXT,
    NUMBER,
    TRUTH
  }

  public static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  /// Whole numbers, put as `Long`.
  public static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  public static Column truth(String name) {
    return new Column(name, Kind.TRUTH);
  }
}
