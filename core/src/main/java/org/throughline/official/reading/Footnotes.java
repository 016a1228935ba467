package org.throughline.official.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The statements on a workbook's footnotes sheet that say when the database stood, each under the heading of its
/// section.
record Footnotes(List<Statement> statements) {

  static final Footnotes NONE = new Footnotes(List.of());

  private static final Pattern ANY_DAY = Pattern.compile("(\\d{1,2}/\\d{1,2}/\\d{4})");

  Footnotes {
    statements = List.copyOf(statements);
  }

  /// @param cell where it stands
  record Statement(String section, String text, String cell) {}

  /// The day that a table's data were extracted, and where the workbook says so.
  record Stated(LocalDate day, String cell) {}

  static Footnotes of(Grid grid) {
    List<Statement> statements = new ArrayList<>();
    String section = "";
    for (int r = 0; r < grid.rows(); r++) {
      section = grid.text(r, 0).orElse(section);
      for (int c = 1; c < grid.width(); c++) {
        Optional<String> text = grid.text(r, c);
        if (text.filter(said -> Days.EXTRACT_DAY.matcher(said).find()).isPresent()) {
          statements.add(new Statement(section, text.get(), Grid.name(r, c)));
        }
      }
    }
    return new Footnotes(statements);
  }

  /// The latest day on which a fitting statement says the database stood.
  Optional<Stated> day(Pattern section, Pattern statement) {
    return statements.stream()
        .filter(one -> section.matcher(one.section()).find())
        .filter(one -> statement.matcher(one.text()).find())
        .flatMap(
            one ->
                Days.all(Days.EXTRACT_DAY, one.text()).stream()
                    .map(day -> new Stated(day, one.cell())))
        .max(Comparator.comparing(Stated::day));
  }

  /// The latest day that any statement about an extract names.
  Optional<LocalDate> latest() {
    return statements.stream()
        .map(Statement::text)
        .flatMap(text -> Days.all(ANY_DAY, text).stream())
        .max(Comparator.naturalOrder());
  }
}
