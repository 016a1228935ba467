package org.throughline.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import tools.jackson.databind.json.JsonMapper;

/// An answer written out. Every format gives each line's state, so that nothing, zero, withheld and not
/// covered stay apart.
public final class AnswerText {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MathContext DIGITS = new MathContext(10);

  /// What files have beside state and reason. A table says it below, once.
  private static final List<String> BESIDE = List.of("scope", "protection");

  /// So many lines may say the same reason.
  private static final int MOST_REPEATED = 3;

  private AnswerText() {}

  /// Comma-separated, with a header.
  public static String csv(Answer answer) {
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", header(answer))).append('\n');
    for (Line line : answer.lines()) {
      List<String> cells = cells(answer, line);
      cells.subList(0, answer.keys().size()).replaceAll(AnswerText::inFile);
      text.append(String.join(",", cells.stream().map(AnswerText::quoted).toList())).append('\n');
    }
    return text.toString();
  }

  /// A label that R does not take for a missing value, nor a spreadsheet for a formula.
  static String inFile(String label) {
    return label.equals("NA")
        ? "NA (as released)"
        : label.matches("(?s)[=+@\t\r＝＋－＠-].*") ? "'" + label : label;
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /// Columns side by side, with the definition above and the notes below.
  public static String table(Answer answer) {
    List<String> header = header(answer);
    List<List<String>> rows = new ArrayList<>();
    rows.add(header.subList(0, header.size() - BESIDE.size()));
    List<Integer> decimals = decimals(answer);
    Map<String, List<Line>> aside = aside(answer);
    answer.lines().stream()
        .filter(line -> !isAside(line, aside))
        .forEach(line -> rows.add(shown(answer, line, decimals)));
    StringBuilder text = new StringBuilder();
    text.append("%s (%s)%n%n".formatted(answer.measure().title(), answer.measure().unit()));
    int keys = answer.keys().size();
    int[] widths = widths(rows);
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int width = widths[i];
        boolean number = i >= keys && i < keys + answer.figures().size();
        String format = width == 0 ? "%s" : number ? "%" + width + "s" : "%-" + width + "s";
        line.append(format.formatted(row.get(i))).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    text.append('\n');
    aside.forEach((reason, lines) -> text.append(said(answer, reason, lines)).append('\n'));
    answer.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /// Lines that nothing covers, by the reason that so many share that it is said once.
  private static Map<String, List<Line>> aside(Answer answer) {
    Map<String, List<Line>> aside = new LinkedHashMap<>();
    for (Line line : answer.lines()) {
      if (line.state() == State.OUT_OF_COVERAGE) {
        aside.computeIfAbsent(line.reason(), any -> new ArrayList<>()).add(line);
      }
    }
    aside.values().removeIf(lines -> lines.size() <= MOST_REPEATED);
    return aside;
  }

  private static boolean isAside(Line line, Map<String, List<Line>> aside) {
    return line.state() == State.OUT_OF_COVERAGE && aside.containsKey(line.reason());
  }

  /// `Out of coverage, not zero, 475 lines: period 2016-10 to 2018-04, 25 values of aor (…)`.
  private static String said(Answer answer, String reason, List<Line> lines) {
    List<String> of = new ArrayList<>();
    for (int i = 0; i < answer.keys().size(); i++) {
      int key = i;
      List<String> values = lines.stream().map(line -> line.keys().get(key)).distinct().toList();
      String name = answer.keys().get(i);
      of.add(
          values.size() == 1
              ? name + " " + values.getFirst()
              : name.equals("period")
                  ? "period " + values.getFirst() + " to " + values.getLast()
                  : values.size() + " values of " + name);
    }
    return String.format(
        Locale.ROOT,
        "Out of coverage, not zero, %,d lines: %s (%s). CSV and JSON list them.",
        lines.size(),
        String.join(", ", of),
        reason);
  }

  /// Numbers as people write them: with as many decimals as the largest of their column can do with.
  private static List<String> shown(Answer answer, Line line, List<Integer> decimals) {
    List<String> all = cells(answer, line);
    List<String> cells = new ArrayList<>(all.subList(0, all.size() - BESIDE.size()));
    for (int i = 0; i < decimals.size(); i++) {
      Double number = line.numbers().get(i);
      if (number != null) {
        String format = "%,." + decimals.get(i) + "f";
        cells.set(answer.keys().size() + i, String.format(Locale.ROOT, format, number));
      }
    }
    return cells;
  }

  private static List<Integer> decimals(Answer answer) {
    List<Integer> decimals = new ArrayList<>();
    for (int i = 0; i < answer.figures().size(); i++) {
      int figure = i;
      List<BigDecimal> column =
          answer.lines().stream()
              .map(line -> decimal(line.numbers().get(figure)))
              .flatMap(Stream::ofNullable)
              .toList();
      double largest = column.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
      boolean whole = column.stream().allMatch(number -> number.scale() == 0);
      decimals.add(whole ? 0 : largest < 1 ? 3 : largest < 10 ? 2 : 1);
    }
    return decimals;
  }

  /// One object: the measure with its definition, the lines, the notes.
  public static String json(Answer answer) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("measure", answer.measure().measure());
    all.put("title", answer.measure().title());
    all.put("unit", answer.measure().unit());
    all.put("definition", answer.measure().definition());
    all.put("protection", answer.protection().text());
    all.put("notes", answer.notes());
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    for (Line line : answer.lines()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      for (int i = 0; i < answer.keys().size(); i++) {
        one.put(answer.keys().get(i), line.keys().get(i));
      }
      for (int i = 0; i < answer.figures().size(); i++) {
        one.put(answer.figures().get(i), decimal(line.numbers().get(i)));
      }
      one.put("status", line.state().text());
      one.put("reason", line.reason());
      one.put("scope", line.scope());
      lines.add(one);
    }
    all.put("lines", lines);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
  }

  /// A Parquet file with the same columns as the CSV.
  public static void parquet(Answer answer, SqlEngine engine, Path file) {
    List<String> header = header(answer);
    List<Row> rows = new ArrayList<>();
    List<Column> columns = new ArrayList<>(List.of(Column.number("line")));
    header.forEach(name -> columns.add(Column.text(name)));
    for (Line line : answer.lines()) {
      List<@Nullable Object> values = new ArrayList<>(List.of((long) rows.size()));
      cells(answer, line).forEach(cell -> values.add(cell.isEmpty() ? null : cell));
      rows.add(new Row(values));
    }
    engine.fill("answer_lines", columns, rows);
    List<String> typed = new ArrayList<>(List.of("line"));
    for (String name : header) {
      typed.add(
          answer.figures().contains(name) ? "cast(%s as double) as %1$s".formatted(name) : name);
    }
    engine.create("answer", "select " + String.join(", ", typed) + " from answer_lines");
    engine.write("answer", "line", file);
  }

  private static List<String> header(Answer answer) {
    List<String> header = new ArrayList<>(answer.keys());
    header.addAll(answer.figures());
    header.addAll(List.of("status", "reason"));
    header.addAll(BESIDE);
    return header;
  }

  private static List<String> cells(Answer answer, Line line) {
    List<String> cells = new ArrayList<>(line.keys());
    for (int i = 0; i < answer.figures().size(); i++) {
      BigDecimal number = decimal(line.numbers().get(i));
      cells.add(number == null ? "" : number.toPlainString());
    }
    cells.addAll(
        List.of(line.state().text(), line.reason(), line.scope(), answer.protection().text()));
    return cells;
  }

  private static @Nullable BigDecimal decimal(@Nullable Double number) {
    if (number == null) {
      return null;
    }
    BigDecimal rounded = new BigDecimal(number, DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
