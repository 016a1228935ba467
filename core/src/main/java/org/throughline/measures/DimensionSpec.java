package org.throughline.measures;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;
import org.throughline.table.DimensionKind;
import org.throughline.table.Spelling;

/// Something that tables may be broken down by.
///
/// @param dimension its id, which is also its column in a measure's SQL
/// @param label for readers
/// @param kind decides whether a table needs protection
/// @param spelling how its labels are usually spelled
/// @param made whether its labels are words of the method and no release's
/// @param within the dimensions that its categories are parts of, all or nearly all of them, as readers know; empty for the nation
/// @param of the dimension whose categories it groups, which every measure has that has that one; empty for one that stands by
///     itself
/// @param hierarchy the id of the hierarchy that says which belong together; empty as above
/// @param values every label that it can have beside those that say nothing, where that is known; empty where a release decides.
///     One that does not occur is zero, and no mistake of who asks for it
/// @param scale those of its labels that are more or less of something, from the least to the most; empty for one without an order
public record DimensionSpec(
    String dimension,
    String label,
    DimensionKind kind,
    Spelling spelling,
    boolean made,
    List<String> within,
    String of,
    String hierarchy,
    List<String> values,
    List<String> scale) {

  public DimensionSpec {
    within = List.copyOf(within);
    values = List.copyOf(values);
    scale = List.copyOf(scale);
    if (!dimension.matches("[a-z][a-z_]*")) {
      throw new IllegalArgumentException(
          "Invalid dimension '" + dimension + "'; valid is snake_case");
    }
    if (of.isEmpty() != hierarchy.isEmpty()) {
      throw new IllegalArgumentException(
          "Dimension '" + dimension + "' has one of 'of' and 'hierarchy'; valid are both or none");
    }
    if (!values.containsAll(scale)) {
      throw new IllegalArgumentException(
          "The scale of dimension '%s' is %s; valid are labels of its values %s"
              .formatted(dimension, scale, values));
    }
  }

  private record Listed(List<DimensionSpec> dimensions) {}

  /// The dimensions that ship with the program, by id; of those that group others without what their hierarchies say.
  public static Map<String, DimensionSpec> shipped() {
    return Catalog.record("/measures/dimensions.yaml", Listed.class).dimensions().stream()
        .collect(Collectors.toMap(DimensionSpec::dimension, spec -> spec));
  }

  @JsonCreator
  static DimensionSpec of(
      String dimension,
      String label,
      String kind,
      String spelling,
      @Nullable Boolean made,
      @Nullable List<String> within,
      @Nullable String of,
      @Nullable String hierarchy,
      @Nullable List<String> values,
      @Nullable List<String> scale) {
    return new DimensionSpec(
        dimension,
        label,
        DimensionKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        Spelling.valueOf(spelling.toUpperCase(Locale.ROOT)),
        made != null && made,
        within == null ? List.of() : within,
        of == null ? "" : of,
        hierarchy == null ? "" : hierarchy,
        values == null ? List.of() : values,
        scale == null ? List.of() : scale);
  }

  /// The same, with every label that it can have.
  DimensionSpec of(List<String> all) {
    return new DimensionSpec(
        dimension, label, kind, spelling, made, within, of, hierarchy, all, scale);
  }
}
