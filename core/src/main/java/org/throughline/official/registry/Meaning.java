package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the numbers under some headings, or beside some labels, are. What it leaves open is as the table says.
///
/// @param heads patterns of whole headings or labels; empty for headings that are categories of an axis
/// @param axis the axis whose categories the headings are; empty when they are none
/// @param attribute for columns that hold no number of a series: what they say; blank when nobody needs it
/// @param series what the numbers are counts or averages of; empty for the table's own
/// @param unit of the numbers; empty for the table's own
/// @param period kind of period; empty for the table's own
/// @param where categories that the heading itself names
/// @param lenient whether a text stands for no number
public record Meaning(
    List<Pattern> heads,
    String axis,
    Optional<String> attribute,
    String series,
    String unit,
    String period,
    Map<String, String> where,
    boolean lenient) {

  @JsonCreator
  static Meaning of(
      @Nullable List<String> heads,
      @Nullable String axis,
      @Nullable String attribute,
      @Nullable String series,
      @Nullable String unit,
      @Nullable String period,
      @Nullable Map<String, String> where,
      @Nullable Boolean lenient) {
    return new Meaning(
        Given.patterns(heads),
        Given.text(axis),
        Optional.ofNullable(attribute),
        Given.text(series),
        Given.text(unit),
        Given.text(period),
        Given.map(where),
        Given.truth(lenient));
  }

  /// Whether a heading or label is meant.
  public boolean matches(String printed) {
    String plain = Label.plain(printed);
    return heads.stream().anyMatch(head -> head.matcher(plain).matches());
  }
}
