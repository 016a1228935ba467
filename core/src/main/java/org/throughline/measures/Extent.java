package org.throughline.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.throughline.measures.Answer.State;

/// How much of what a line is of the releases cover.
///
/// @param state complete, partial or out of coverage
/// @param reason why it is not complete; empty if it is
/// @param covering the releases that say something of it
record Extent(State state, String reason, List<Reach> covering) {

  /// Two releases follow each other if at most so many days without a record lie between them.
  private static final int GAP = 28;

  Extent {
    covering = List.copyOf(covering);
  }

  /// @param limits the values that the line is of, by dimension
  static Extent of(List<Reach> reaches, Map<String, String> limits, Queries.Span span) {
    List<Reach> asked =
        reaches.stream()
            .filter(
                reach ->
                    limits.getOrDefault(Queries.RELEASE, reach.release()).equals(reach.release()))
            .toList();
    List<Reach> covering = asked.stream().filter(reach -> reach.touches(span)).toList();
    if (covering.isEmpty()) {
      return new Extent(State.OUT_OF_COVERAGE, covers(reaches, asked), List.of());
    }
    List<Reach> narrow =
        covering.stream()
            .filter(reach -> reaches.stream().anyMatch(reach::isNarrowerThan))
            .toList();
    String area = limits.getOrDefault(Reach.AREA, "");
    boolean elsewhere =
        !area.isEmpty() && narrow.stream().noneMatch(reach -> reach.areas().contains(area));
    if (elsewhere && narrow.size() == covering.size()) {
      return new Extent(State.OUT_OF_COVERAGE, narrow(narrow), List.of());
    }
    if (!narrow.isEmpty() && !elsewhere) {
      String also = stated(covering, span).map(text -> "; " + text).orElse("");
      return new Extent(State.PARTIAL, narrow(narrow) + also, covering);
    }
    Optional<String> stated = stated(covering, span);
    if (stated.isPresent()) {
      return new Extent(State.PARTIAL, stated.get(), covering);
    }
    List<Reach> dated =
        covering.stream().filter(reach -> reach.window().touches(span.from(), span.to())).toList();
    return dated.isEmpty() || holds(dated, span)
        ? new Extent(State.COMPLETE, "", covering)
        : new Extent(State.PARTIAL, covers(reaches, covering), covering);
  }

  /// The same, where some releases do not record what is asked: of what only they cover nobody can say zero.
  ///
  /// @param lacking them, each with the reason
  Extent without(Map<String, String> lacking) {
    List<Reach> recording =
        covering.stream().filter(reach -> !lacking.containsKey(reach.release())).toList();
    if (recording.size() == covering.size()) {
      return this;
    }
    String why =
        covering.stream()
            .map(Reach::release)
            .filter(lacking::containsKey)
            .map(release -> release + ": " + lacking.get(release))
            .collect(Collectors.joining("; "));
    return recording.isEmpty()
        ? new Extent(State.MISSING, why, List.of())
        : new Extent(State.PARTIAL, reason.isEmpty() ? why : reason + "; " + why, recording);
  }

  /// The same of people in custody: who came in months without records and stayed is not counted after them.
  Extent ofStock(Queries.Span span) {
    List<CoveredDays> stretches = stretches(covering, 1);
    List<String> gaps = new ArrayList<>();
    for (int i = 1; i < stretches.size(); i++) {
      if (!stretches.get(i).first().isAfter(span.to())) {
        gaps.add(
            "from %s to %s"
                .formatted(
                    YearMonth.from(stretches.get(i - 1).last().plusDays(1)),
                    YearMonth.from(stretches.get(i).first().minusDays(1))));
      }
    }
    if (gaps.isEmpty()) {
      return this;
    }
    return ofPart("without who came %s and stayed".formatted(String.join(" and ", gaps)));
  }

  /// The same of what takes some days after its date to become so: of those who came since, nobody can say zero yet.
  Extent watchedFor(int watched, Queries.Span span) {
    Optional<LocalDate> last =
        covering.stream()
            .flatMap(reach -> reach.window().last().stream())
            .max(Comparator.naturalOrder());
    if (watched == 0 || last.isEmpty() || !span.to().isAfter(last.get().minusDays(watched))) {
      return this;
    }
    LocalDate known = last.get().minusDays(watched);
    if (span.from().isAfter(known)) {
      String why = String.format(Locale.ROOT, "nobody was watched for %d days", watched);
      return new Extent(State.OUT_OF_COVERAGE, why, List.of());
    }
    return ofPart(
        String.format(
            Locale.ROOT, "those who came after %s were not watched for %d days", known, watched));
  }

  /// The same where releases record a dimension on some days only: of other days nobody can say zero.
  Extent recordedIn(List<Recorded> some, Queries.Span span) {
    Map<String, String> lacking = new TreeMap<>();
    some.stream()
        .filter(one -> !one.touches(span))
        .forEach(one -> lacking.put(one.release(), one.toString()));
    Extent recording = without(lacking);
    return some.stream()
        .filter(one -> !one.holds(span))
        .filter(
            one ->
                recording.covering.stream()
                    .anyMatch(reach -> reach.release().equals(one.release())))
        .findFirst()
        .map(one -> recording.ofPart("%s: %s".formatted(one.release(), one)))
        .orElse(recording);
  }

  private Extent ofPart(String why) {
    return new Extent(State.PARTIAL, reason.isEmpty() ? why : reason + "; " + why, covering);
  }

  private static Optional<String> stated(List<Reach> covering, Queries.Span span) {
    return covering.stream().flatMap(reach -> reach.stated(span).stream()).findFirst();
  }

  private static String covers(List<Reach> reaches, List<Reach> some) {
    return reaches.size() == 1
        ? some.getFirst().covers().replaceFirst("^\\S+", "the release")
        : some.stream().map(Reach::covers).collect(Collectors.joining("; "));
  }

  private static String narrow(List<Reach> reaches) {
    return reaches.stream().map(Reach::narrow).collect(Collectors.joining("; "));
  }

  private static List<CoveredDays> stretches(List<Reach> covering, int within) {
    return CoveredDays.union(
        covering.stream().flatMap(reach -> reach.window().stretches().stream()).toList(), within);
  }

  /// Whether one after the other they cover the span; where it is everything there is, whether they follow each other.
  private static boolean holds(List<Reach> covering, Queries.Span span) {
    List<CoveredDays> stretches = stretches(covering, GAP);
    return span.whole()
        ? stretches.size() == 1
        : stretches.stream().anyMatch(days -> days.hold(span.from(), span.to()));
  }
}
