package org.throughline.disclosure.history;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.throughline.table.Category;
import org.throughline.table.CellId;
import org.throughline.table.ReleaseId;
import org.throughline.table.Series;

/// What a number counts, and who says so: a release in a build, or on a side of a comparison.
///
/// @param coordinates without the side
record Quantity(Source source, SortedMap<String, String> coordinates) {

  private static final String SIDE = "side";
  private static final String OLDER = "older";
  private static final String NEWER = "newer";
  private static final String MONTH = "month";
  private static final String FISCAL_YEAR = "fy";
  private static final int FIRST_MONTH = 10;

  /// Others are no months: where none is recorded.
  private static final Pattern A_MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  /// What measures count that do not bear the name of the table which comparisons are of: stints by the day they began, all of
  /// them and the first of every stay. What one has more are the later stints of stays.
  private static final Map<String, String> TABLES =
      Map.of("all-book-ins", "detentions", "book-ins", "detentions");

  Quantity {
    coordinates = new TreeMap<>(coordinates);
  }

  /// @param side of a comparison; empty in a build
  record Source(Series series, String side) {

    /// Several years of a release together.
    static Source ofYears(List<Source> years) {
      Series.Count first = (Series.Count) years.getFirst().series();
      String together =
          years.stream()
              .map(year -> ((Series.Count) year.series()).period())
              .sorted()
              .collect(Collectors.joining("-"));
      return new Source(new Series.Count(first.release(), first.measure(), together), "");
    }

    /// What is counted of a release, in whatever year.
    Source inAnyYear() {
      return series instanceof Series.Count(ReleaseId release, String measure, String _)
          ? new Source(new Series.Count(release, measure, "any"), side)
          : this;
    }

    /// Whether both are of builds, and of two measures. A build holds these against each other itself.
    boolean isBesideInBuilds(Source other) {
      return series instanceof Series.Count here
          && other.series() instanceof Series.Count there
          && !here.measure().equals(there.measure());
    }

    /// Whether both are of the same records, counted by different rules.
    boolean isBeside(Source other) {
      return releases().equals(other.releases()) && !counted().equals(other.counted());
    }

    private String counted() {
      return switch (series) {
        case Series.Comparison comparison -> comparison.table();
        case Series.Count count -> count.measure();
      };
    }

    /// Whether the name of its period says that a month lies in it.
    boolean isOfYearWith(String month) {
      return series instanceof Series.Count count
          && A_MONTH.matcher(month).matches()
          && count.period().equals(FISCAL_YEAR + fiscalYear(YearMonth.parse(month)));
    }

    private static int fiscalYear(YearMonth month) {
      return month.getYear() + (month.getMonthValue() >= FIRST_MONTH ? 1 : 0);
    }

    /// The releases whose records it counts.
    SortedSet<ReleaseId> releases() {
      return series instanceof Series.Comparison comparison
          ? side.equals(OLDER) ? comparison.older() : comparison.newer()
          : series.releases();
    }

    /// Whether it is of the months that both sides of a comparison cover.
    boolean isCommon() {
      return series instanceof Series.Comparison comparison && comparison.part().isEmpty();
    }
  }

  /// Nothing for the change between the sides of a comparison.
  static Optional<Quantity> of(CellId id) {
    SortedMap<String, String> coordinates = new TreeMap<>(id.coordinates());
    if (id.series() instanceof Series.Count) {
      return Optional.of(new Quantity(new Source(id.series(), ""), coordinates));
    }
    String side = Objects.requireNonNullElse(coordinates.remove(SIDE), "");
    return side.equals(OLDER) || side.equals(NEWER)
        ? Optional.of(new Quantity(new Source(id.series(), side), coordinates))
        : Optional.empty();
  }

  Quantity of(Source other) {
    return new Quantity(other, coordinates);
  }

  Quantity at(String dimension, String category) {
    SortedMap<String, String> more = new TreeMap<>(coordinates);
    more.put(dimension, category);
    return new Quantity(source, more);
  }

  Quantity total() {
    return new Quantity(source, new TreeMap<>());
  }

  /// The month of which it is all that is counted; none of several.
  Optional<String> month() {
    return coordinates.keySet().equals(Set.of(MONTH))
        ? Optional.of(requireNonNull(coordinates.get(MONTH)))
            .filter(month -> !Category.isRecoded(month))
        : Optional.empty();
  }

  boolean isOfMonths() {
    return coordinates.containsKey(MONTH);
  }

  /// What is counted, the same for all who say it. A month is the same in whatever period; everything else in a comparison is
  /// over the months that its releases cover.
  String counted() {
    return source.series() instanceof Series.Count count
            && !coordinates.keySet().equals(Set.of(MONTH))
        ? text(count.measure() + Series.SEPARATOR + count.period())
        : inMonthsCompared();
  }

  /// What is counted if its period is just the months that releases cover which are compared.
  String inMonthsCompared() {
    return text(
        switch (source.series()) {
          case Series.Comparison comparison -> comparison.table();
          case Series.Count count -> table(count.measure());
        });
  }

  /// The table that a measure counts the rows of, as comparisons call it.
  static String table(String measure) {
    return TABLES.getOrDefault(measure, measure);
  }

  /// As text: the hashes of maps of coordinates collide.
  private String text(String measure) {
    StringBuilder text = new StringBuilder(measure);
    coordinates.forEach(
        (dimension, category) ->
            text.append(Series.SEPARATOR).append(dimension).append('=').append(category));
    return text.toString();
  }
}
