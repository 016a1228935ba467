package org.throughline.disclosure.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Reads and writes the JJ format: a zero, the number of cells, a line per cell (number, value,
/// weight, status, lower and upper bound, lower, upper and sliding level), the number of equations,
/// a line per equation (right-hand side, number of terms, colon, terms as `cell (coefficient)`).
public final class JjFormat {

  private static final Pattern TERM = Pattern.compile("(\\d+)\\s*\\(\\s*([+-]?\\d{1,18})\\s*\\)");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int CELL_FIELDS = 9;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999_999_999_999L);

  /// The line of the first cell, from 1.
  private static final int FIRST_CELL = 3;

  /// More digits before or after the point than any amount has; beyond, arithmetic would not end.
  private static final int MOST_DIGITS = 100;

  private JjFormat() {}

  /// The file as text, lines ended by a line feed.
  public static String write(JjFile file) {
    StringBuilder text = new StringBuilder("0\n").append(file.cells().size()).append('\n');
    for (int at = 0; at < file.cells().size(); at++) {
      text.append(at).append(' ').append(line(file, file.cells().get(at))).append('\n');
    }
    text.append(file.rows().size()).append('\n');
    for (LinearRow row : file.rows()) {
      text.append("0 ").append(row.size()).append(" :");
      for (int place = 0; place < row.size(); place++) {
        text.append(' ').append(row.cell(place)).append(" (");
        text.append(row.coefficient(place)).append(')');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String line(JjFile file, JjCell cell) {
    int decimals = file.decimals();
    return String.join(
        " ",
        plain(cell.value(), decimals),
        plain(cell.weight(), decimals),
        String.valueOf(cell.status().letter()),
        plain(cell.bounds().lower(), decimals),
        plain(cell.bounds().upper(), decimals),
        plain(cell.levels().lower(), decimals),
        plain(cell.levels().upper(), decimals),
        plain(cell.levels().sliding(), decimals));
  }

  private static String plain(long value, int decimals) {
    return BigDecimal.valueOf(value, decimals).toPlainString();
  }

  /// Reads text in JJ format; cells are named by their number in the file.
  ///
  /// @throws IllegalArgumentException naming source and line, with what would be valid
  public static JjFile read(String source, String text) {
    return new Reading(source, text.lines().map(String::strip).toList()).file();
  }

  /// One pass over the lines of one file.
  private static final class Reading {

    private final String source;
    private final List<String> lines;
    private int next;

    /// The line that messages are about, from 1.
    private int number;

    Reading(String source, List<String> lines) {
      this.source = source;
      this.lines = lines;
    }

    JjFile file() {
      String first = line();
      require(first.equals("0"), "a JJ file starts with 0, found '" + first + "'");
      int cellCount = count(line());
      List<String[]> fields = new ArrayList<>();
      int decimals = 0;
      for (int at = 0; at < cellCount; at++) {
        String[] parts = SPACES.split(line(), -1);
        require(parts.length == CELL_FIELDS, "a cell needs " + CELL_FIELDS + " fields");
        // Equations name cells by number, so the numbers have to be those of the lines.
        require(parts[0].equals(String.valueOf(at)), "expected cell " + at + ", found " + parts[0]);
        for (int field = 1; field < CELL_FIELDS; field++) {
          decimals = field == 3 ? decimals : Math.max(decimals, scale(parts[field]));
        }
        fields.add(parts);
      }
      int places = decimals;
      List<JjCell> cells = new ArrayList<>();
      for (String[] parts : fields) {
        number = FIRST_CELL + cells.size();
        cells.add(inBounds(cell(parts, places)));
      }
      int rowCount = count(line());
      List<LinearRow> rows = new ArrayList<>();
      for (int at = 0; at < rowCount; at++) {
        rows.add(row(line(), cells.size()));
      }
      requireEnd();
      return new JjFile(decimals, cells, rows);
    }

    private void requireEnd() {
      while (next < lines.size()) {
        String more = line();
        require(more.isEmpty(), "more than the announced equations, found '" + more + "'");
      }
    }

    private String line() {
      if (next >= lines.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s ends after line %d, in the middle of a JJ file",
                source,
                lines.size()));
      }
      number = next + 1;
      return lines.get(next++);
    }

    private int count(String text) {
      require(text.matches("\\d{1,9}"), "expected a number of lines, found '" + text + "'");
      return Integer.parseInt(text);
    }

    private int scale(String text) {
      return Math.max(0, decimal(text).stripTrailingZeros().scale());
    }

    private BigDecimal decimal(String text) {
      try {
        BigDecimal decimal = new BigDecimal(text);
        require(Math.abs((long) decimal.scale()) <= MOST_DIGITS, text + " is out of range");
        return decimal;
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s, line %d: '%s' is not a number", source, number, text),
            e);
      }
    }

    private long units(String cell, String text, int places) {
      BigDecimal units = decimal(text).movePointRight(places);
      if (units.abs().compareTo(LARGEST) > 0) {
        throw new IllegalArgumentException(
            "%s: cell %s has the number %s; valid are those of up to 18 digits"
                .formatted(source, cell, text));
      }
      return units.longValueExact();
    }

    /// An upper bound that is too large to matter is none.
    private long upperBound(String cell, String text, int places) {
      boolean isNone = decimal(text).movePointRight(places).compareTo(LARGEST) > 0;
      return isNone ? Attack.UNBOUNDED : units(cell, text, places);
    }

    private JjCell inBounds(JjCell cell) {
      JjCell.Bounds bounds = cell.bounds();
      JjCell.Levels levels = cell.levels();
      requireOf(
          cell,
          bounds.lower() <= cell.value() && cell.value() <= bounds.upper(),
          "has a value outside its bounds");
      requireOf(cell, cell.weight() >= 0, "has a negative weight");
      requireOf(
          cell,
          Math.min(levels.lower(), Math.min(levels.upper(), levels.sliding())) >= 0,
          "has a negative level");
      requireOf(
          cell,
          cell.infeasible().isEmpty(),
          "cannot be protected: " + cell.infeasible().orElse("it can"));
      return cell;
    }

    private void requireOf(JjCell cell, boolean holds, String problem) {
      require(holds, "cell '%s' %s".formatted(cell.id(), problem));
    }

    private JjCell cell(String[] parts, int places) {
      return new JjCell(
          parts[0],
          units(parts[0], parts[1], places),
          units(parts[0], parts[2], places),
          status(parts[0], parts[3]),
          new JjCell.Bounds(
              units(parts[0], parts[4], places), upperBound(parts[0], parts[5], places)),
          new JjCell.Levels(
              units(parts[0], parts[6], places),
              units(parts[0], parts[7], places),
              units(parts[0], parts[8], places)));
    }

    private JjCell.Status status(String cell, String text) {
      for (JjCell.Status status : JjCell.Status.values()) {
        if (text.equals(String.valueOf(status.letter()))) {
          return status;
        }
      }
      throw refused(
          "cell %s has the unknown status '%s'; valid are s, u, z, m".formatted(cell, text));
    }

    private LinearRow row(String text, int cellCount) {
      int colon = text.indexOf(':');
      require(colon > 0, "an equation needs a colon");
      String[] head = SPACES.split(text.substring(0, colon).strip(), -1);
      require(
          head.length == 2 && decimal(head[0]).signum() == 0,
          "an equation starts with 0 and its number of terms, found '" + text + "'");
      int[] cells = new int[count(head[1])];
      long[] coefficients = new long[cells.length];
      Matcher terms = TERM.matcher(text.substring(colon + 1));
      for (int place = 0; place < cells.length; place++) {
        require(terms.find(), "fewer terms than announced in '" + text + "'");
        cells[place] = count(terms.group(1));
        require(cells[place] < cellCount, "an equation over the unknown cell " + cells[place]);
        coefficients[place] = Long.parseLong(terms.group(2));
        require(coefficients[place] != 0, "cell " + cells[place] + " has the coefficient 0");
      }
      require(
          Arrays.stream(cells).distinct().count() == cells.length,
          "a cell is repeated in '" + text + "'");
      require(!terms.find(), "more terms than announced in '" + text + "'");
      return new LinearRow(cells, coefficients);
    }

    private void require(boolean holds, String problem) {
      if (!holds) {
        throw refused(problem);
      }
    }

    private IllegalArgumentException refused(String problem) {
      return new IllegalArgumentException(
          String.format(Locale.ROOT, "%s, line %d: %s", source, number, problem));
    }
  }
}
