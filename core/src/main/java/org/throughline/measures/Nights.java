package org.throughline.measures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.throughline.measures.Answer.State;
import org.throughline.measures.Numbers.Figures;
import org.throughline.measures.Queries.Span;

/// The stock of each span, from who came and who left.
///
/// @param window with the nights of which the release says anything
record Nights(List<Span> spans, CoverageWindow window) {

  /// Average, peak, last night and nights of each span.
  ///
  /// @param moves by how many people more or fewer are there than on the day before, by days since 1970
  Map<Span, List<Figures>> of(NavigableMap<Long, Long> moves) {
    Map<Span, List<Figures>> found = new LinkedHashMap<>();
    long first = window.first().orElseThrow().toEpochDay();
    long last = window.last().orElseThrow().toEpochDay();
    for (Span span : spans) {
      long from = span.whole() ? first : Math.max(first, span.from().toEpochDay());
      long to = span.whole() ? last : Math.min(last, span.to().toEpochDay());
      if (from <= to) {
        found.put(span, List.of(over(moves, from, to)));
      }
    }
    return found;
  }

  private static Figures over(NavigableMap<Long, Long> moves, long from, long to) {
    long people = moves.headMap(from, true).values().stream().mapToLong(Long::longValue).sum();
    long nights = people;
    long peak = people;
    for (long day = from + 1; day <= to; day++) {
      people += moves.getOrDefault(day, 0L);
      nights += people;
      peak = Math.max(peak, people);
    }
    double average = (double) nights / (to - from + 1);
    Figures figures = Figures.of(average, (double) peak, (double) people, (double) nights);
    return nights == 0 ? new Figures(List.of(), figures.numbers(), State.ZERO, "") : figures;
  }
}
