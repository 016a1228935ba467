package org.throughline.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a measure says to a question. Exact: stays on the local machine.
///
/// @param keys what each line is of: the period, dimensions
/// @param figures the names of its numbers
/// @param protection whether its numbers may be shown
/// @param notes what a reader must know beside the definition
public record Answer(
    MeasureSpec measure,
    Question question,
    List<String> keys,
    List<String> figures,
    List<Line> lines,
    Protection protection,
    List<String> notes) {

  public Answer {
    keys = List.copyOf(keys);
    figures = List.copyOf(figures);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// Whether numbers may leave this machine.
  public enum Protection {
    /// Exact.
    NONE,
    /// Published by the build, or shown by the rules for statistics.
    PROTECTED;

    /// As written in answers: `not protected` or `protected`.
    public String text() {
      return this == NONE ? "not protected" : "protected";
    }
  }

  /// What a line is counted from.
  ///
  /// @param titles what the sheets call themselves that have rows of the line's period: they name program, office and window
  public record Source(String release, List<String> titles) {
    public Source {
      titles = List.copyOf(titles);
    }

    /// `2018-ICFO-36170 “FY2017 Arrests by one program in the Boston AOR”`.
    @Override
    public String toString() {
      return titles.stream()
          .map(title -> " “" + title + "”")
          .collect(Collectors.joining(",", release, ""));
    }
  }

  /// Why a line says what it says; never confused with each other.
  public enum State {
    /// The numbers are those of the whole period.
    COMPLETE,
    /// The release covers part of the period: not to be compared with a whole one.
    PARTIAL,
    /// The release covers the period, and nothing happened.
    ZERO,
    /// The release covers the period, and there is nobody of whom there could be a share, a time or a rate.
    NOBODY,
    /// The release does not record what is asked.
    MISSING,
    /// There are numbers, which may not be shown.
    WITHHELD,
    /// The build published no such number: not of this period or dimension, or an update waits. The reason says what
    /// stands published.
    NOT_PUBLISHED,
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
  /// @param sources the releases that it is of, with what narrows each
  public record Line(
      List<String> keys,
      List<@Nullable Double> numbers,
      State state,
      String reason,
      List<Source> sources) {
    public Line {
      keys = List.copyOf(keys);
      sources = List.copyOf(sources);
      numbers = Collections.unmodifiableList(new ArrayList<>(numbers));
    }

    /// A line without numbers.
    static Line empty(List<String> keys, MeasureSpec spec, State state, String reason) {
      return new Line(
          keys,
          Collections.nCopies(spec.quantity().figures().size(), null),
          state,
          reason,
          List.of());
    }

    /// A line of a period in which nothing happened: counts are 0, what is a share or a time of nobody is not there.
    static Line zero(List<String> keys, MeasureSpec spec) {
      List<String> figures = spec.quantity().figures();
      boolean counts = spec.quantity().mayBeZero();
      List<@Nullable Double> numbers = new ArrayList<>();
      figures.forEach(figure -> numbers.add(counts || COUNTS.contains(figure) ? 0.0 : null));
      return counts
          ? new Line(keys, numbers, State.ZERO, "", List.of())
          : new Line(keys, numbers, State.NOBODY, "nobody in the period", List.of());
    }

    /// Figures that count, of measures that do not.
    private static final Set<String> COUNTS =
        Set.of("ended", "open", "recorded", "numerator", "denominator", "at_risk");

    /// The same, of a part of the period: nothing is said of the rest.
    Line ofPart(String because) {
      return state == State.NOBODY
          ? new Line(
              keys, numbers, state, "nobody in the part that is covered: " + because, sources)
          : new Line(keys, numbers, State.PARTIAL, because, sources);
    }

    /// The same line without its numbers.
    public Line without(State why, String because) {
      return new Line(keys, Collections.nCopies(numbers.size(), null), why, because, sources);
    }

    /// The same line with other numbers.
    public Line with(List<@Nullable Double> others) {
      return new Line(keys, others, state, reason, sources);
    }

    /// The same line, with more of a reason.
    public Line because(String more) {
      return new Line(
          keys, numbers, state, reason.isEmpty() ? more : reason + "; " + more, sources);
    }

    /// The same line, of these releases.
    Line from(List<Source> releases) {
      return new Line(keys, numbers, state, reason, releases);
    }

    /// Its sources in words, for one cell of a table.
    public String scope() {
      return sources.stream().map(Source::toString).collect(Collectors.joining("; "));
    }
  }
}
