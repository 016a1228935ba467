package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One kind of sheet.
///
/// @param sheet its name
/// @param names what sheets of this kind are called
/// @param ofOneYear whether all of it is about one fiscal year, which must be the file's
/// @param notRead titles of its tables that are known and not read
/// @param tables its tables that are read
public record SheetSpec(
    String sheet,
    Pattern names,
    boolean ofOneYear,
    List<Pattern> notRead,
    List<OfficialTable> tables) {

  @JsonCreator
  static SheetSpec of(
      String sheet,
      String names,
      @Nullable Boolean ofOneYear,
      @Nullable List<String> notRead,
      List<OfficialTable> tables) {
    return new SheetSpec(
        sheet,
        Pattern.compile(names),
        Given.truth(ofOneYear),
        Given.patterns(notRead),
        List.copyOf(tables));
  }

  /// A name that sheets of this kind go by, for messages.
  public String exampleOfName() {
    return Given.inWords(names);
  }
}
