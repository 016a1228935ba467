package org.throughline.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;

/// The part of a stock that some categories of a dimension are: of its nights, of its last night, and of what it grew by since the
/// period before.
final class StockShares {

  /// Where person-days and the last night stand among the figures of a stock.
  private static final int LAST = 2;

  private static final int NIGHTS = 3;

  private final Quantity.StockShare part;
  private final MeasureSpec spec;

  private StockShares(MeasureSpec spec, Quantity.StockShare part) {
    this.spec = spec;
    this.part = part;
  }

  /// The question to the stock that tells the shares.
  static Question asked(Question question, Quantity.StockShare part) {
    List<String> by = new ArrayList<>(question.by());
    by.add(part.dimension());
    return question.ofMeasure(part.stock()).by(by.toArray(String[]::new));
  }

  /// @param stock the stock by the question's dimensions and, last, that of the share
  static Answer of(MeasureSpec spec, Question question, Quantity.StockShare part, Answer stock) {
    StockShares shares = new StockShares(spec, part);
    Map<List<String>, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : stock.lines()) {
      List<String> keys = line.keys().subList(0, line.keys().size() - 1);
      groups.computeIfAbsent(keys, any -> new ArrayList<>()).add(line);
    }
    List<Line> lines = new ArrayList<>();
    Map<List<String>, Sums> before = new LinkedHashMap<>();
    groups.forEach(
        (keys, categories) -> {
          List<String> group = question.every().isPresent() ? keys.subList(1, keys.size()) : keys;
          Sums sums = shares.sums(categories);
          lines.add(shares.line(keys, categories.getFirst(), sums, before.get(group)));
          if (categories.getFirst().state() == State.OUT_OF_COVERAGE) {
            before.remove(group);
          } else {
            before.put(group, sums);
          }
        });
    List<String> keys = stock.keys().subList(0, stock.keys().size() - 1);
    return new Answer(
        spec, question, keys, part.figures(), lines, stock.protection(), stock.notes());
  }

  /// Nights and people of the last night: of the part, and of the whole.
  private record Sums(double part, double whole, double lastPart, double lastWhole) {}

  private Sums sums(List<Line> categories) {
    double[] sums = new double[4];
    for (Line line : categories) {
      String category = line.keys().getLast();
      if (starts(part.of(), category)) {
        sums[1] += number(line, NIGHTS);
        sums[3] += number(line, LAST);
        if (starts(part.counts(), category)) {
          sums[0] += number(line, NIGHTS);
          sums[2] += number(line, LAST);
        }
      }
    }
    return new Sums(sums[0], sums[1], sums[2], sums[3]);
  }

  private static boolean starts(List<String> beginnings, String category) {
    return beginnings.stream().anyMatch(category::startsWith);
  }

  private static double number(Line line, int figure) {
    Double number = line.numbers().get(figure);
    return number == null ? 0 : number;
  }

  private Line line(List<String> keys, Line first, Sums sums, @Nullable Sums before) {
    if (first.numbers().stream().allMatch(java.util.Objects::isNull)) {
      return Line.empty(keys, spec, first.state(), first.reason()).from(first.sources());
    }
    boolean isPart = first.state() == State.PARTIAL;
    if (sums.whole() == 0) {
      Line nobody = Line.zero(keys, spec).from(first.sources());
      return isPart ? nobody.ofPart(first.reason()) : nobody;
    }
    double grown = before == null ? 0 : sums.lastWhole() - before.lastWhole();
    List<@Nullable Double> numbers = new ArrayList<>(Collections.nCopies(5, null));
    numbers.set(0, sums.part() / sums.whole());
    numbers.set(1, sums.part());
    numbers.set(2, sums.whole());
    numbers.set(3, sums.lastWhole() == 0 ? null : sums.lastPart() / sums.lastWhole());
    numbers.set(
        4, before == null || grown == 0 ? null : (sums.lastPart() - before.lastPart()) / grown);
    Line line = new Line(keys, numbers, State.COMPLETE, "", first.sources());
    return isPart ? line.ofPart(first.reason()) : line;
  }
}
