package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.measures.Answer.Line;

/// What is said below an exact answer.
final class AnswerNotes {

  private AnswerNotes() {}

  /// @param window what the releases cover together
  /// @param reaches what each covers
  static List<String> of(
      Question question, List<Line> lines, CoverageWindow window, List<Reach> reaches) {
    List<String> notes = new ArrayList<>();
    notes.add("Not protected: exact numbers, for this machine only.");
    wider(question).ifPresent(notes::add);
    seam(question, lines).ifPresent(notes::add);
    reaches.forEach(reach -> notes.add(reach + "."));
    if (window.undated() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Rows without a date, which are in no day, week, month or quarter: %,d.",
              window.undated()));
    }
    notes.add(
        "Releases: %s. Nobody is linked across them."
            .formatted(reaches.stream().map(Reach::release).collect(Collectors.joining(", "))));
    return notes;
  }

  /// Periods are whole: those that hold the first and the last day asked for may reach beyond them.
  private static Optional<String> wider(Question question) {
    return question
        .every()
        .flatMap(
            every -> {
              Optional<LocalDate> from =
                  question
                      .from()
                      .map(Period::start)
                      .filter(day -> Period.of(every, day).start().isBefore(day));
              Optional<LocalDate> to =
                  question
                      .to()
                      .map(Period::end)
                      .filter(day -> Period.of(every, day).end().isAfter(day));
              return from.isEmpty() && to.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      "Each %s is counted whole, with its days %s."
                          .formatted(
                              every.text().replace('-', ' '),
                              Stream.concat(
                                      from.map(day -> "before " + day).stream(),
                                      to.map(day -> "after " + day).stream())
                                  .collect(Collectors.joining(" and "))));
            });
  }

  /// Where a series goes from one release to another, which may count something else.
  private static Optional<String> seam(Question question, List<Line> lines) {
    if (question.every().isEmpty() || question.by().contains(Queries.RELEASE)) {
      return Optional.empty();
    }
    Map<String, Set<String>> releases = new LinkedHashMap<>();
    for (Line line : lines) {
      for (Answer.Source source : line.sources()) {
        releases
            .computeIfAbsent(line.keys().getFirst(), any -> new TreeSet<>())
            .add(source.release());
      }
    }
    List<String> parts = new ArrayList<>();
    String first = "";
    String last = "";
    Set<String> of = new TreeSet<>();
    for (Map.Entry<String, Set<String>> period : releases.entrySet()) {
      if (!period.getValue().equals(of)) {
        addPart(parts, first, last, of);
        first = period.getKey();
        of = period.getValue();
      }
      last = period.getKey();
    }
    addPart(parts, first, last, of);
    return parts.size() < 2
        ? Optional.empty()
        : Optional.of(
            "One series, several scopes: %s. Where they do not count the same, as what their sheets call themselves says, a step between them is no change of the thing counted."
                .formatted(String.join("; ", parts)));
  }

  private static void addPart(List<String> parts, String first, String last, Set<String> of) {
    if (!of.isEmpty()) {
      parts.add(
          (first.equals(last) ? first : first + " to " + last) + " of " + String.join(" and ", of));
    }
  }
}
