package org.throughline.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A column and the SQL of its canonical text, which is the same on every engine.
///
/// A value is written as its length, a colon and its text; a missing one as a dash. So no two rows have the
/// same text. Numbers are written without their width and with up to six decimals, because engines give
/// results of different types and print binary fractions differently.
///
/// @param name the column's name
/// @param text SQL of the canonical text, macros included
record CanonicalColumn(String name, String text) {

  private static final Pattern NAME = Pattern.compile("\\w+");
  private static final Pattern PRINTED_ALIKE =
      Pattern.compile(
          "VARCHAR|STRING|DATE|BOOLEAN|TIMESTAMP(_NTZ)?|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?");
  private static final Pattern FRACTION = Pattern.compile("DOUBLE|FLOAT|REAL|DECIMAL.*");

  /// The columns of a table, by name.
  static List<CanonicalColumn> of(SqlEngine engine, String table) {
    if (!NAME.matcher(table).matches()) {
      throw new IllegalArgumentException("Not the name of a table: " + table);
    }
    return engine.rows("describe " + table).stream()
        .map(row -> of(table, row.text(0), row.text(1)))
        .sorted(Comparator.comparing(CanonicalColumn::name))
        .toList();
  }

  private static CanonicalColumn of(String table, String name, String type) {
    String text = value(table, name, type);
    return new CanonicalColumn(
        name, "coalesce(cast(length(%s) as {{text}}) || ':' || %s, '-')".formatted(text, text));
  }

  private static String value(String table, String name, String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (PRINTED_ALIKE.matcher(upper).matches()) {
      return "cast({{quoted|" + name + "}} as {{text}})";
    }
    if (FRACTION.matcher(upper).matches()) {
      return "trim(trailing '.' from trim(trailing '0' from cast(cast({{quoted|%s}} as decimal(38, 6)) as {{text}})))"
          .formatted(name);
    }
    throw new IllegalArgumentException(
        "Table %s, column %s: no canonical text for type %s; there is one for texts, numbers, dates, times and booleans"
            .formatted(table, name, type));
  }
}
