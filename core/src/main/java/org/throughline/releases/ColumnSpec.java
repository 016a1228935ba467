package org.throughline.releases;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A canonical column of the lake, as the registry describes it.
///
/// @param earliest for dates: what lies before cannot be
/// @param latest for dates: what lies after cannot be
/// @param least for numbers: what is less cannot be
/// @param most for numbers: what is more cannot be
/// @param values the values known so far, where there are few; empty when there is no such set
/// @param set name of the registry's set of values that the column holds; empty when it has none
public record ColumnSpec(
    String name,
    Type type,
    Privacy privacy,
    LocalDate earliest,
    LocalDate latest,
    long least,
    long most,
    String about,
    List<String> values,
    String set) {

  private static final LocalDate DEFAULT_EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate DEFAULT_LATEST = LocalDate.of(2100, 12, 31);

  public ColumnSpec {
    values = List.copyOf(values);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Invalid column name '" + name + "'; valid is snake_case");
    }
  }

  @JsonCreator
  static ColumnSpec of(
      String name,
      String type,
      @Nullable String privacy,
      @Nullable LocalDate earliest,
      @Nullable LocalDate latest,
      @Nullable Long least,
      @Nullable Long most,
      String about,
      @Nullable List<String> values,
      @Nullable String set) {
    return new ColumnSpec(
        name,
        Type.valueOf(type.toUpperCase(Locale.ROOT)),
        privacy == null ? Privacy.OPEN : Privacy.valueOf(privacy.toUpperCase(Locale.ROOT)),
        earliest == null ? DEFAULT_EARLIEST : earliest,
        latest == null ? DEFAULT_LATEST : latest,
        least == null ? Long.MIN_VALUE : least,
        most == null ? Long.MAX_VALUE : most,
        about,
        values == null ? List.of() : values,
        set == null ? "" : set);
  }

  /// How values are typed in the lake, whatever a file happens to hold.
  public enum Type {
    TEXT,
    DATE,
    TIMESTAMP,
    INTEGER,
    DECIMAL
  }

  /// What may become of a column's values.
  public enum Privacy {
    /// Written to the lake.
    OPEN,
    /// A released hash of a person; a release-scoped number is written instead.
    PERSON,
    /// Tells where a person was; counted, never written.
    LOCATING,
    /// Tells who a person is; counted, never written.
    IDENTIFYING;

    /// Whether the lake has a column for it.
    public boolean inLake() {
      return this == OPEN || this == PERSON;
    }
  }
}
