package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the date of a table stands. Patterns with a group have the date in it.
///
/// @param section heading of a section of the footnotes
/// @param statement what the sentence with the date says
/// @param sheet a text anywhere in the table's sheet
/// @param title a text in the table's title
/// @param below a text under the table
/// @param period whether the table's date is the end of the period that it names
/// @param name whether the date stands in the file's name
/// @param latest whether the date is the end of the last period in the table
public record DateSource(
    Optional<Pattern> section,
    Optional<Pattern> statement,
    Optional<Pattern> sheet,
    Optional<Pattern> title,
    Optional<Pattern> below,
    boolean period,
    boolean name,
    boolean latest) {

  @JsonCreator
  static DateSource of(
      @Nullable String section,
      @Nullable String statement,
      @Nullable String sheet,
      @Nullable String title,
      @Nullable String below,
      @Nullable Boolean period,
      @Nullable Boolean name,
      @Nullable Boolean latest) {
    return new DateSource(
        Given.pattern(section),
        Given.pattern(statement),
        Given.pattern(sheet),
        Given.pattern(title),
        Given.pattern(below),
        Given.truth(period),
        Given.truth(name),
        Given.truth(latest));
  }

  /// In words, for messages.
  public String expected() {
    if (section.isPresent()) {
      return "a footnote under a heading like '%s' with \"EID as of M/D/YYYY\""
          .formatted(Given.inWords(section.get()));
    }
    if (sheet.isPresent()) {
      return "a text like '" + Given.inWords(sheet.get()) + "' in the sheet";
    }
    if (title.isPresent()) {
      return "'" + Given.inWords(title.get()) + "' in the table's title";
    }
    if (below.isPresent()) {
      return "a note like '" + Given.inWords(below.get()) + "' under the table";
    }
    return period ? "the period in the title" : name ? "the date in the file's name" : "a period";
  }
}
