package org.throughline.publish;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the numbers of a measure in a period are of.
///
/// @param months the months that their tables have
/// @param begins the first month that the release covers; earlier ones have only what reaches into it
/// @param incomplete months of which the release covers a part only
/// @param window how the period lies to what the release covers
/// @param scope what the agency calls narrower than the nation, for example an office or a program; empty if
///     nothing says so
/// @param synthetic whether any record is made up
public record Extent(
    NavigableSet<YearMonth> months,
    Optional<YearMonth> begins,
    Set<YearMonth> incomplete,
    Window window,
    String scope,
    boolean synthetic) {

  /// How a period lies to what a release covers.
  public enum Window {
    /// Every month is covered.
    WHOLE,
    /// Months are missing, or cut.
    PART,
    /// Before the release begins: only what reaches into it, for example long stays.
    BEFORE,
    /// Nothing says.
    UNKNOWN;

    /// Whether numbers are of a part of the period, and low for that.
    boolean isPartial() {
      return this == PART || this == BEFORE;
    }
  }

  /// For tables that are not of a period.
  public static final Extent NONE =
      new Extent(new TreeSet<>(), Optional.empty(), Set.of(), Window.UNKNOWN, "", false);

  public Extent {
    months = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(months));
    incomplete = Set.copyOf(incomplete);
  }

  /// The months that are not covered in whole, as ids, `2026-03`.
  Set<String> partialIds() {
    Set<YearMonth> partial = new TreeSet<>(incomplete);
    begins.ifPresent(month -> partial.addAll(months.headSet(month)));
    return ids(partial);
  }

  Set<String> incompleteIds() {
    return ids(incomplete);
  }

  /// Whether a month, by its id, lies before the release begins.
  boolean isBefore(String id) {
    return begins.isPresent()
        && months.headSet(begins.get()).stream().anyMatch(month -> month.toString().equals(id));
  }

  private static Set<String> ids(Set<YearMonth> months) {
    return months.stream()
        .map(YearMonth::toString)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  Optional<YearMonth> first() {
    return months.isEmpty() ? Optional.empty() : Optional.of(months.first());
  }

  Optional<YearMonth> last() {
    return months.isEmpty() ? Optional.empty() : Optional.of(months.last());
  }

  /// From month to month, whether that is a part of the year, and of what: in the words of a language.
  String words(Texts texts) {
    List<String> words = new java.util.ArrayList<>();
    if (!months.isEmpty() && window != Window.WHOLE) {
      words.add(texts.window(months.first(), months.last()));
    }
    switch (window) {
      case PART -> words.add(texts.of("extent.part"));
      case BEFORE -> words.add(texts.of("extent.before"));
      case WHOLE, UNKNOWN -> {}
    }
    if (!scope.isEmpty()) {
      words.add("“" + scope + "”");
    }
    if (synthetic) {
      words.add(texts.of("extent.synthetic"));
    }
    return String.join(", ", words);
  }
}
