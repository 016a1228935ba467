package org.throughline.pipeline;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.Verdict;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.Coverage;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.measures.ScopeFacts;
import org.throughline.publish.Extent;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// What the numbers of a build are of: from when to when, which part of the year, whose sheets. Only what published months
/// tell is said of months.
final class Extents {

  /// So many sheets are named.
  private static final int MOST_SCOPES = 3;

  private final Collection<Counted.Made> made;
  private final Function<Counted.Made, Optional<ProtectedTable>> published;
  private final Measures measures;
  private final ScopeFacts facts;
  private final Recodings recodings;

  /// @param made every table that was counted
  /// @param published a table as it is published, if it is
  /// @param recodings what was put together in them
  Extents(
      Collection<Counted.Made> made,
      Function<Counted.Made, Optional<ProtectedTable>> published,
      Measures measures,
      ScopeFacts facts,
      Recodings recodings) {
    this.recodings = recodings;
    this.made = made;
    this.published = published;
    this.measures = measures;
    this.facts = facts;
  }

  /// What the numbers of a scope are of.
  Extent of(Scope scope) {
    Coverage coverage = facts.coverage(scope);
    Scope telling = telling(scope);
    Coverage.Edges edges = edges(telling);
    NavigableSet<YearMonth> months = months(tables(telling));
    boolean isTold = yearsTold(telling).contains(scope.fiscalYear());
    return new Extent(
        months,
        edges.begins(),
        edges.incomplete(),
        window(facts.coverage(telling), edges, months, isTold),
        scope(coverage),
        coverage.synthetic());
  }

  /// The first and the last month of a scope's release.
  Coverage.Edges edges(Scope scope) {
    return facts.edges(scope, yearsTold(scope), unsaid(scope));
  }

  /// The months of a scope's release that are published together with others only.
  private Set<YearMonth> unsaid(Scope scope) {
    return series(scope).flatMap(this::together).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<YearMonth> together(Counted.Made table) {
    return recodings.of(table.table().id()).stream()
        .flatMap(fold -> fold.members().stream())
        .flatMap(Extents::month);
  }

  private static Stream<YearMonth> month(Category category) {
    return category.id().matches("\\d{4}-\\d{2}")
        ? Stream.of(YearMonth.parse(category.id()))
        : Stream.empty();
  }

  /// The scope whose months say what a scope covers: its own, or those of a measure of the same records where none of its
  /// tables has months.
  private Scope telling(Scope scope) {
    MeasureSpec spec = measures.measure(scope.measure());
    boolean hasMonths = spec.tables().stream().anyMatch(one -> one.dimensions().contains("month"));
    return (hasMonths ? Stream.<String>empty() : spec.beside().keySet().stream())
        .map(other -> new Scope(scope.release(), other, scope.fiscalYear()))
        .filter(other -> !months(tables(other)).isEmpty())
        .findFirst()
        .orElse(scope);
  }

  private List<Counted.Made> tables(Scope scope) {
    return made.stream().filter(table -> table.scope().equals(scope)).toList();
  }

  /// The fiscal years of a scope's release whose every month is published. What is said of coverage is worked out from
  /// these alone: from others it would tell of a withheld month whether it is small.
  private Set<Integer> yearsTold(Scope scope) {
    return series(scope)
        .map(table -> table.scope().fiscalYear())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Counted.Made> series(Scope scope) {
    return made.stream()
        .filter(table -> table.scope().release().equals(scope.release()))
        .filter(table -> table.scope().measure().equals(scope.measure()))
        .filter(this::showsEveryMonth);
  }

  private boolean showsEveryMonth(Counted.Made table) {
    return published
        .apply(table)
        .filter(shown -> shown.dimensions().stream().allMatch(Extents::isOfMonths))
        .filter(Extents::showsEveryNumber)
        .isPresent();
  }

  private static boolean showsEveryNumber(ProtectedTable shown) {
    if (shown.verdict() instanceof Verdict.NoProtectionNeeded) {
      return true;
    }
    return shown.policy().method().isExact()
        && shown.cells().stream().allMatch(ProtectedCell.Published.class::isInstance);
  }

  private static boolean isOfMonths(Dimension dimension) {
    return dimension.kind() == DimensionKind.TIME
        && dimension.categories().stream()
            .anyMatch(one -> month(one).findAny().isPresent() || Category.isRecoded(one.id()));
  }

  private static Extent.Window window(
      Coverage coverage, Coverage.Edges edges, NavigableSet<YearMonth> months, boolean isTold) {
    if (coverage.first().isEmpty()) {
      return coverage.stated().isEmpty() ? Extent.Window.UNKNOWN : Extent.Window.PART;
    }
    if (!months.isEmpty() && edges.begins().filter(months.last()::isBefore).isPresent()) {
      return Extent.Window.BEFORE;
    }
    if (!isTold) {
      return coverage.stated().isEmpty() ? Extent.Window.UNKNOWN : Extent.Window.PART;
    }
    boolean isCut =
        !coverage.stated().isEmpty()
            || months.stream().anyMatch(edges.incomplete()::contains)
            || edges.begins().filter(begins -> !months.headSet(begins).isEmpty()).isPresent();
    return coverage.wholeYear() && !isCut ? Extent.Window.WHOLE : Extent.Window.PART;
  }

  /// What the sheets, where they are few, call themselves: it may name an office or a program.
  private static String scope(Coverage coverage) {
    List<String> titles = coverage.inputs().stream().map(Coverage.Input::title).distinct().toList();
    return titles.size() <= MOST_SCOPES && !coverage.synthetic()
        ? titles.stream().map(String::strip).sorted().collect(Collectors.joining("; "))
        : "";
  }

  /// The months that published tables have; a first or a last day would be that of somebody's event.
  NavigableSet<YearMonth> months(List<Counted.Made> tables) {
    NavigableSet<YearMonth> months = new TreeSet<>();
    for (Counted.Made table : tables) {
      published.apply(table).stream()
          .flatMap(shown -> shown.dimensions().stream())
          .filter(dimension -> dimension.kind() == DimensionKind.TIME)
          .flatMap(dimension -> dimension.categories().stream())
          .flatMap(Extents::month)
          .forEach(months::add);
      if (table.table().saysOnlyWhen() && published.apply(table).isPresent()) {
        together(table).forEach(months::add);
      }
    }
    return months;
  }
}
