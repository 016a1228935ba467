package org.throughline.measures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer read back from each of its formats, and what of it cannot be: a kind of nothing that looks like another, a cell
/// that another format has otherwise.
final class WrittenAnswer {

  private static final List<State> EMPTY =
      List.of(State.MISSING, State.WITHHELD, State.NOT_PUBLISHED, State.OUT_OF_COVERAGE);

  /// Numbers are written with ten digits.
  private static final double DIGITS = 1e-9;

  private final Answer answer;
  private final List<String> faults = new ArrayList<>();

  private WrittenAnswer(Answer answer) {
    this.answer = answer;
  }

  /// @param folder where a file may be written
  static List<String> faults(Answer answer, SqlEngine engine, Path folder) throws Exception {
    WrittenAnswer written = new WrittenAnswer(answer);
    answer.lines().forEach(written::nothing);
    written.csv(AnswerText.csv(answer));
    written.json(AnswerText.json(answer));
    // A file that is replaced under one name may be read as it was.
    Path file = Files.createTempFile(folder, "answer", ".parquet");
    AnswerText.parquet(answer, engine, file);
    written.parquet(engine, file);
    Files.delete(file);
    written.table(AnswerText.table(answer));
    return written.faults;
  }

  private void require(boolean holds, String what, Line line) {
    if (!holds) {
      faults.add(
          String.format(
              Locale.ROOT,
              "%s by %s where %s every %s, %s: %s: %s",
              answer.measure().measure(),
              answer.question().by(),
              answer.question().where(),
              answer.question().every().map(Every::text).orElse("-"),
              answer.protection().text(),
              what,
              line));
    }
  }

  private void nothing(Line line) {
    boolean numbers = line.numbers().stream().anyMatch(Objects::nonNull);
    Double first = line.numbers().getFirst();
    boolean isExact = answer.protection() == Answer.Protection.NONE;
    boolean counts =
        Set.of("flow", "stock", "presence").contains(answer.measure().quantity().kind());
    State state = line.state();
    boolean isEmpty = EMPTY.contains(state);
    boolean isZero = line.numbers().stream().allMatch(one -> one == null || one == 0);
    boolean isShown = state == State.COMPLETE || state == State.PARTIAL;
    require(!isEmpty || !numbers, "no number in this state", line);
    require(!isEmpty || !line.reason().isEmpty(), "a reason", line);
    require(state != State.PARTIAL || !line.reason().isEmpty(), "why it is partial", line);
    require(!isShown || numbers, "some number", line);
    require(state != State.ZERO || (isZero && first != null), "zeros", line);
    require(state != State.NOBODY || isZero, "nothing of nobody", line);
    if (counts && isExact && state == State.COMPLETE) {
      require(first != null && first > 0, "a count above zero", line);
    }
  }

  /// What every format must say of a line, figure by figure and text by text.
  private void same(String format, Line line, List<@Nullable Double> numbers, List<String> texts) {
    List<String> expected = new ArrayList<>(line.keys());
    expected.addAll(
        List.of(line.state().text(), line.reason(), line.scope(), answer.protection().text()));
    require(texts.equals(expected), format + " says " + texts, line);
    for (int i = 0; i < numbers.size(); i++) {
      Double number = numbers.get(i);
      Double own = line.numbers().get(i);
      boolean equal = Objects.equals(number, own);
      if (number != null && own != null) {
        equal = Math.abs(number - own) <= DIGITS * Math.abs(own);
      }
      require(equal, format + " has " + answer.figures().get(i) + " " + number, line);
    }
    require(numbers.size() == line.numbers().size(), format + " has other figures", line);
  }

  private void lines(String format, long count) {
    if (count != answer.lines().size()) {
      faults.add(
          String.format(
              Locale.ROOT,
              "%s of %s has %d lines of %d",
              format,
              answer.measure().measure(),
              count,
              answer.lines().size()));
    }
  }

  private void csv(String text) {
    List<List<String>> rows = rows(text);
    lines("csv", rows.size() - 1L);
    int keys = answer.keys().size();
    int figures = answer.figures().size();
    for (int i = 0; i < answer.lines().size(); i++) {
      List<String> row = rows.get(i + 1);
      List<String> texts = new ArrayList<>(row.subList(0, keys));
      texts.replaceAll(
          label ->
              label.equals("NA (as released)")
                  ? "NA"
                  : label.matches("(?s)'[=+@\t\r-].*") ? label.substring(1) : label);
      texts.addAll(row.subList(keys + figures, row.size()));
      List<@Nullable Double> numbers = new ArrayList<>();
      row.subList(keys, keys + figures)
          .forEach(cell -> numbers.add(cell.isEmpty() ? null : Double.valueOf(cell)));
      same("csv", answer.lines().get(i), numbers, texts);
    }
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one == '"') {
        boolean twice = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (twice) {
          cell.append(one);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (one == ',' || one == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (one == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(one);
      }
    }
    return rows;
  }

  private void json(String text) {
    JsonNode all = JsonMapper.shared().readTree(text);
    JsonNode found = all.path("lines");
    lines("json", found.size());
    for (int i = 0; i < answer.lines().size(); i++) {
      JsonNode one = found.path(i);
      List<String> texts = new ArrayList<>();
      answer.keys().forEach(key -> texts.add(one.path(key).asString()));
      for (String name : List.of("status", "reason", "scope")) {
        texts.add(one.path(name).asString());
      }
      texts.add(all.path("protection").asString());
      List<@Nullable Double> numbers = new ArrayList<>();
      for (String figure : answer.figures()) {
        JsonNode number = one.path(figure);
        numbers.add(number.isNull() ? null : number.asDouble());
      }
      same("json", answer.lines().get(i), numbers, texts);
    }
  }

  private void parquet(SqlEngine engine, Path file) {
    engine.read("answer_back", file);
    List<Row> found = engine.rows("select * from answer_back order by line");
    lines("parquet", found.size());
    int keys = answer.keys().size();
    int figures = answer.figures().size();
    for (int i = 0; i < answer.lines().size(); i++) {
      Row row = found.get(i);
      List<String> texts = new ArrayList<>();
      for (int at = 1; at <= keys + figures + 4; at++) {
        if (at <= keys || at > keys + figures) {
          texts.add(row.isNull(at) ? "" : row.text(at));
        }
      }
      List<@Nullable Double> numbers = new ArrayList<>();
      for (int at = 1 + keys; at <= keys + figures; at++) {
        numbers.add(row.isNull(at) ? null : Double.valueOf(row.text(at)));
      }
      same("parquet", answer.lines().get(i), numbers, texts);
    }
  }

  /// Numbers of a table are rounded and lines that nothing covers may stand below it.
  private void table(String text) {
    List<String> shown = text.lines().skip(3).toList();
    List<Line> aside = new ArrayList<>();
    int at = 0;
    for (Line line : answer.lines()) {
      if (at < shown.size() && isOf(shown.get(at), line)) {
        at++;
      } else {
        aside.add(line);
        require(line.state() == State.OUT_OF_COVERAGE, "a row of the table", line);
      }
    }
    require(
        aside.isEmpty() || text.contains("Out of coverage, not zero"),
        "a sentence for what is not in the table",
        answer.lines().getFirst());
  }

  private static boolean isOf(String row, Line line) {
    String rest = row.strip();
    for (String key : line.keys()) {
      if (!rest.startsWith(key)) {
        return false;
      }
      rest = rest.substring(key.length()).strip();
    }
    for (Double number : line.numbers()) {
      if (number != null) {
        String shown = Stream.of(rest.split(" ", 2)).findFirst().orElse("");
        String digits = shown.replace(",", "");
        if (!digits.matches("-?[0-9.]+")) {
          return false;
        }
        int point = digits.indexOf('.');
        int decimals = point < 0 ? 0 : digits.length() - point - 1;
        if (Math.abs(Double.parseDouble(digits) - number) > 0.5001 * Math.pow(10, -decimals)) {
          return false;
        }
        rest = rest.substring(shown.length()).strip();
      }
    }
    return rest.equals((line.state().text() + "  " + line.reason()).strip())
        || rest.matches("\\Q" + line.state().text() + "\\E +\\Q" + line.reason() + "\\E");
  }
}
