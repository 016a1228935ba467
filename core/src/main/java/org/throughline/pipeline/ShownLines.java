package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;

/// Lines of an answer with what may be shown of them.
final class ShownLines {

  private ShownLines() {}

  /// There is a number, which may not be shown.
  static Function<Line, Line> withheld(String reason) {
    return without(State.WITHHELD, reason);
  }

  /// Not withheld: shown in another form.
  static Function<Line, Line> otherwise(String reason) {
    return without(State.NOT_PUBLISHED, reason);
  }

  private static Function<Line, Line> without(State state, String reason) {
    return line -> saysNothing(line) ? line : line.without(state, reason);
  }

  /// Of what the release does not cover or record, nothing is shown either.
  static boolean saysNothing(Line line) {
    return line.state() == State.OUT_OF_COVERAGE || line.state() == State.MISSING;
  }

  /// All lines withheld.
  static List<Line> hide(List<Line> lines, String reason) {
    return lines.stream().map(withheld(reason)).toList();
  }

  /// A figure of a line; 0 where there is none.
  static double number(Line line, int figure) {
    Double number = line.numbers().get(figure);
    return number == null ? 0 : number;
  }

  /// A figure of several lines, added up.
  ///
  /// @param places of the lines
  static double sum(List<Line> lines, BitSet places, int figure) {
    return places.stream().mapToDouble(i -> number(lines.get(i), figure)).sum();
  }

  /// The line with one of its figures alone.
  static Line only(Line line, int figure, double value) {
    if (saysNothing(line)) {
      return line;
    }
    List<@Nullable Double> numbers =
        new ArrayList<>(Collections.nCopies(line.numbers().size(), null));
    numbers.set(figure, value);
    return line.with(numbers);
  }

  /// The line with one of its figures alone, and to what it was rounded.
  private static Line shown(Line line, int figure, Shown.Value shown) {
    Line only = only(line, figure, shown.value());
    return saysNothing(line) || shown.value() == 0 || shown.unit() == 0
        ? only
        : only.because("rounded to " + shown.unitAsText());
  }

  /// One figure from what is shown, the others withheld.
  static List<Line> figures(List<Line> lines, int figure, List<Shown> shown) {
    List<Line> protectedLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      protectedLines.add(
          switch (shown.get(i)) {
            case Shown.Value value -> shown(line, figure, value);
            case Shown.Withheld(String reason) -> withheld(reason).apply(line);
          });
    }
    return protectedLines;
  }

  /// A line more, of the parts of a breakdown that are withheld: readers can work out from the rest what they are together, which is
  /// why that passed the rules like a part.
  ///
  /// @param exact of one period
  /// @param lines the same, as protected
  /// @param shown of these parts together, by their places
  static List<Line> withOthers(
      List<Line> exact, List<Line> lines, int figure, Function<BitSet, Shown> shown) {
    BitSet others = new BitSet();
    List<Line> peopled = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).state() == State.WITHHELD) {
        others.set(i);
        Line line = exact.get(i);
        if (line.numbers().stream().anyMatch(number -> number != null && number != 0)) {
          peopled.add(line);
        }
      }
    }
    boolean isPart = peopled.size() > 1 && others.cardinality() < lines.size();
    if (!isPart || !(shown.apply(others) instanceof Shown.Value number)) {
      return lines;
    }
    Line like = peopled.getFirst();
    String other = String.format(Locale.ROOT, "Other (%d)", others.cardinality());
    Line together =
        new Line(
            List.of(like.keys().getFirst(), other),
            like.numbers(),
            like.state(),
            like.reason(),
            like.sources());
    List<Line> all = new ArrayList<>(lines);
    all.add(shown(together, figure, number).because("those that are withheld, together"));
    return all;
  }
}
