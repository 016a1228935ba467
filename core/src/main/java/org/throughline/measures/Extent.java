package org.throughline.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.measures.Answer.State;

/// How much of what a line is of the releases cover.
///
/// @param state complete, partial or out of coverage
/// @param reason why it is not complete; empty if it is
record Extent(State state, String reason) {

  private static final Extent COMPLETE = new Extent(State.COMPLETE, "");

  /// Two releases follow each other if at most so many days without a record lie between them.
  private static final int GAP = 28;

  /// By one release.
  static Extent of(CoverageWindow window, Queries.Span span) {
    if (span.whole() || window.first().isEmpty() || window.holds(span.from(), span.to())) {
      return COMPLETE;
    }
    return new Extent(
        window.touches(span.from(), span.to()) ? State.PARTIAL : State.OUT_OF_COVERAGE,
        "the release covers " + window.months());
  }

  /// By several.
  ///
  /// @param limits the values that the line is of, by dimension
  static Extent of(List<Reach> reaches, Map<String, String> limits, Queries.Span span) {
    List<Reach> asked =
        reaches.stream()
            .filter(
                reach ->
                    limits.getOrDefault(Queries.RELEASE, reach.release()).equals(reach.release()))
            .toList();
    boolean undated = asked.stream().allMatch(reach -> reach.window().first().isEmpty());
    List<Reach> covering =
        span.whole() || undated
            ? asked
            : asked.stream()
                .filter(reach -> reach.window().touches(span.from(), span.to()))
                .toList();
    if (covering.isEmpty()) {
      return new Extent(
          State.OUT_OF_COVERAGE,
          asked.stream()
              .map(reach -> reach.release() + " covers " + reach.window().months())
              .collect(Collectors.joining("; ")));
    }
    List<Reach> narrow =
        covering.stream()
            .filter(reach -> reaches.stream().anyMatch(reach::isNarrowerThan))
            .toList();
    String area = limits.getOrDefault(Reach.AREA, "");
    boolean elsewhere =
        !area.isEmpty() && narrow.stream().noneMatch(reach -> reach.areas().contains(area));
    if (elsewhere && narrow.size() == covering.size()) {
      return new Extent(State.OUT_OF_COVERAGE, narrow(narrow));
    }
    if (!narrow.isEmpty() && !elsewhere) {
      return new Extent(State.PARTIAL, narrow(narrow));
    }
    return span.whole() || undated || holds(covering, span)
        ? COMPLETE
        : new Extent(
            State.PARTIAL,
            covering.stream()
                .map(reach -> reach.release() + " covers " + reach.window().months())
                .collect(Collectors.joining("; ")));
  }

  private static String narrow(List<Reach> reaches) {
    return reaches.stream().map(Reach::narrow).collect(Collectors.joining("; "));
  }

  /// Whether one after the other they cover the span.
  private static boolean holds(List<Reach> covering, Queries.Span span) {
    List<CoverageWindow> windows = new ArrayList<>();
    covering.forEach(reach -> windows.add(reach.window()));
    windows.sort(Comparator.comparing(window -> window.first().orElseThrow()));
    LocalDate reached = windows.getFirst().last().orElseThrow();
    for (CoverageWindow window : windows) {
      if (window.first().orElseThrow().isAfter(reached.plusDays(GAP))) {
        return false;
      }
      LocalDate last = window.last().orElseThrow();
      reached = last.isAfter(reached) ? last : reached;
    }
    return !windows.getFirst().first().orElseThrow().isAfter(span.from())
        && !reached.isBefore(span.to());
  }
}
