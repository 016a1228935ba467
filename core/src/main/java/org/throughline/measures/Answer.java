package org.throughline.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a measure says to a question. Exact: stays on the local machine.
///
/// @param keys what each line is of: the period, dimensions
/// @param figures the names of its numbers
/// @param notes what a reader must know beside the definition
public record Answer(
    MeasureSpec measure,
    Question question,
    List<String> keys,
    List<String> figures,
    List<Line> lines,
    List<String> notes) {

  public Answer {
    keys = List.copyOf(keys);
    figures = List.copyOf(figures);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// Why a line says what it says; never confused with each other.
  public enum State {
    /// The numbers are those of the whole period.
    COMPLETE,
    /// The release covers part of the period: not to be compared with a whole one.
    PARTIAL,
    /// The release covers the period, and nothing happened.
    ZERO,
    /// The release does not record what is asked.
    MISSING,
    /// There are numbers, which may not be shown.
    WITHHELD,
    /// The release says nothing of this period.
    OUT_OF_COVERAGE;

    /// As written in answers: `out of coverage`.
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /// One line.
  ///
  /// @param numbers one to a figure; null where there is none
  /// @param reason why, unless the state says it
  public record Line(
      List<String> keys, List<@Nullable Double> numbers, State state, String reason) {
    public Line {
      keys = List.copyOf(keys);
      numbers = Collections.unmodifiableList(new ArrayList<>(numbers));
    }

    /// A line without numbers.
    static Line empty(List<String> keys, MeasureSpec spec, State state, String reason) {
      return new Line(
          keys, Collections.nCopies(spec.quantity().figures().size(), null), state, reason);
    }

    /// A line of a period in which nothing happened: counts are 0, what is a share or a time of nobody is not there.
    static Line zero(List<String> keys, MeasureSpec spec) {
      return switch (spec.quantity()) {
        case Quantity.Flow flow -> new Line(keys, List.of(0.0, 0.0, 0.0), State.ZERO, "");
        case Quantity.Stock stock -> new Line(keys, List.of(0.0, 0.0, 0.0, 0.0), State.ZERO, "");
        default -> empty(keys, spec, State.ZERO, "nobody in the period");
      };
    }

    /// The same line without its numbers.
    public Line without(State why, String because) {
      return new Line(keys, Collections.nCopies(numbers.size(), null), why, because);
    }
  }
}
