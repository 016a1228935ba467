package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column of a table whose cells say what the numbers beside them are.
///
/// @param heads patterns of its heading; an empty one where the heading may be missing
/// @param axes the axis of its labels; two where labels of an inner axis stand under each label of an outer one
/// @param rows labels that mean more than a category
/// @param optional whether a table may lack it
public record LabelColumn(
    List<Pattern> heads, List<String> axes, List<Meaning> rows, boolean optional) {

  @JsonCreator
  static LabelColumn of(
      List<String> heads,
      @Nullable List<String> axes,
      @Nullable List<Meaning> rows,
      @Nullable Boolean optional) {
    return new LabelColumn(
        Given.patterns(heads), Given.list(axes), Given.list(rows), Given.truth(optional));
  }

  /// Whether this is its heading.
  public boolean matches(String printed) {
    String plain = Label.plain(printed);
    return heads.stream().anyMatch(head -> head.matcher(plain).matches());
  }
}
