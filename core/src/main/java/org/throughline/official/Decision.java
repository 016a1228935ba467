package org.throughline.official;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.catalog.Catalog;

/// A decision about the series by hand.
///
/// @param keep whether numbers that a rule put out are taken back; otherwise numbers are put out
/// @param file the file's name; empty for all
/// @param sheet the sheet's name; empty for all
/// @param table the kind of table; empty for all
/// @param cell the cell; empty for all
/// @param rule the rule that put them out; empty for all
/// @param because why
public record Decision(
    boolean keep,
    String file,
    String sheet,
    String table,
    String cell,
    String rule,
    String because) {

  public Decision {
    if (because.isBlank()) {
      throw new IllegalArgumentException("A decision says why, under 'because'");
    }
    if ((file + table + rule).isBlank()) {
      throw new IllegalArgumentException("A decision names a file, a table or a rule");
    }
  }

  @JsonCreator
  static Decision of(
      String decision,
      @Nullable String file,
      @Nullable String sheet,
      @Nullable String table,
      @Nullable String cell,
      @Nullable String rule,
      @Nullable String because) {
    if (!decision.equals("keep") && !decision.equals("exclude")) {
      throw new IllegalArgumentException(
          "Invalid decision '" + decision + "'; valid are keep and exclude");
    }
    return new Decision(
        decision.equals("keep"),
        given(file),
        given(sheet),
        given(table),
        given(cell),
        given(rule),
        given(because));
  }

  /// What it is about, as far as it names it.
  String named() {
    return Stream.of(
            said("file", file),
            said("sheet", sheet),
            said("table", table),
            said("cell", cell),
            said("rule", rule))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String said(String what, String name) {
    return name.isEmpty() ? "" : "%s '%s'".formatted(what, name);
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }

  private record Decisions(List<Decision> overrides) {}

  /// The decisions in a YAML file.
  ///
  /// @throws IllegalStateException naming the file, when it cannot be used
  public static List<Decision> read(Path file) {
    return List.copyOf(Catalog.record(file, Decisions.class).overrides());
  }
}
