package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A kind of workbook that an agency posts again and again.
///
/// @param family its name
/// @param producer the agency
/// @param about what it is, in words
/// @param file what its files are usually called; it only decides between families whose tables look alike
/// @param postedAs how the agency names its files, as nobody else does; a file of that name is a posting even where it cannot
///     be read
/// @param footnotes name of the sheet with footnotes
/// @param dateInName where the date stands in the file's name
/// @param sheets its kinds of sheets
public record Family(
    String family,
    String producer,
    String about,
    Pattern file,
    Pattern postedAs,
    Optional<Pattern> footnotes,
    Optional<Pattern> dateInName,
    List<SheetSpec> sheets) {

  @JsonCreator
  static Family of(
      String family,
      String producer,
      String about,
      String file,
      String postedAs,
      @Nullable String footnotes,
      @Nullable String dateInName,
      List<SheetSpec> sheets) {
    return new Family(
        family,
        producer,
        about,
        Pattern.compile(file),
        Pattern.compile(postedAs),
        Given.pattern(footnotes),
        Given.pattern(dateInName),
        List.copyOf(sheets));
  }
}
