package org.throughline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.publish.chart.Chart;
import org.throughline.table.Dimension;

/// A measure from one side, over all releases and periods: what a page of the site shows.
///
/// @param slug names its page and its files
/// @param side the name that its tables share, for example `by-month`
/// @param parts its tables, newest period first
record DataSet(String slug, MeasureSection measure, String side, List<Part> parts) {

  /// It counts again what the initial book-ins count, and comes last.
  static final String HOLDS_OTHERS = "all-book-ins";

  /// A release with less than this part of the widest one's records of a month is a narrow one.
  private static final int NARROW = 4;

  private static final int MONTHS = 12;

  DataSet {
    parts = List.copyOf(parts);
    Require.notEmpty(parts, "List of tables of data set '" + slug + "'");
  }

  /// A table in its place.
  record Part(ReleaseSection release, PeriodSection period, Extent extent, TableFiles files) {

    /// Names the part in an address.
    String key() {
      return FileNames.stem(release.releaseId() + "." + period.id());
    }

    /// Which release and period, and what of it.
    String label(Texts texts) {
      String extent = extent().words(texts);
      return release.releaseId()
          + ", "
          + texts.period(period)
          + (extent.isEmpty() ? "" : " (" + extent + ")");
    }

    PublishedTable table() {
      return files.table();
    }

    /// The total by the month; 0 where it is not published.
    double pace() {
      int months = extent().months().isEmpty() ? MONTHS : extent().months().size();
      return new CellIndex(table())
          .total()
          .map(total -> (double) total.count() / months)
          .orElse(0.0);
    }

    /// Which table it is tells parts apart; to go through all that a part holds would take longer than its page.
    @Override
    public int hashCode() {
      return table().table().id().hashCode();
    }
  }

  /// As of its parts.
  @Override
  public int hashCode() {
    return slug.hashCode();
  }

  private record Key(String measure, String side, List<String> dimensions) {

    String slug() {
      return DataSet.slug(measure, side);
    }
  }

  /// What the data set of a measure's tables of one name is called.
  static String slug(String measure, String side) {
    return FileNames.stem((measure + "." + side).replace('_', '-'));
  }

  /// The data sets of a publication, by measure; what is told by month comes first.
  static List<DataSet> of(Publication publication, List<TableFiles> files) {
    Map<String, TableFiles> byId =
        files.stream().collect(Collectors.toMap(f -> f.table().table().id(), Function.identity()));
    Map<Key, List<Part>> parts = new LinkedHashMap<>();
    Map<String, MeasureSection> measures = new LinkedHashMap<>();
    for (ReleaseSection release : publication.releases()) {
      for (PeriodSection period : release.periods()) {
        for (MeasureSection measure : period.measures()) {
          measures.putIfAbsent(measure.id(), measure);
          for (PublishedTable table : measure.tables()) {
            parts
                .computeIfAbsent(key(measure, table), any -> new ArrayList<>())
                .add(
                    new Part(
                        release,
                        period,
                        measure.extent(),
                        Objects.requireNonNull(byId.get(table.table().id()))));
          }
        }
      }
    }
    List<DataSet> sets = new ArrayList<>();
    parts.forEach(
        (key, of) -> {
          of.sort(Comparator.comparing((Part part) -> part.period().id()).reversed());
          MeasureSection measure = Objects.requireNonNull(measures.get(key.measure()));
          sets.add(new DataSet(distinct(key.slug(), sets), measure, key.side(), of));
        });
    List<String> order = List.copyOf(measures.keySet());
    sets.sort(
        Comparator.comparing((DataSet set) -> set.measure().id().equals(HOLDS_OTHERS))
            .thenComparingInt(set -> order.indexOf(set.measure().id()))
            .thenComparing(set -> !(set.shape() instanceof TableShape.Series)));
    return List.copyOf(sets);
  }

  /// Two sides of one name differ in their dimensions; the second gets a number.
  private static String distinct(String slug, List<DataSet> sets) {
    String name = slug;
    for (int n = 2; isTaken(name, sets); n++) {
      name = slug + "-" + n;
    }
    return name;
  }

  private static boolean isTaken(String slug, List<DataSet> sets) {
    return sets.stream().anyMatch(set -> set.slug().equals(slug));
  }

  private static Key key(MeasureSection measure, PublishedTable table) {
    return new Key(
        measure.id(),
        side(table.table().id()),
        table.table().dimensions().stream().map(Dimension::id).toList());
  }

  /// The name that a table shares with those of other periods.
  static String side(String table) {
    return table.substring(Math.max(table.lastIndexOf('/'), table.lastIndexOf('.')) + 1);
  }

  /// The parts of releases that are about as wide as the widest, newest first. A release of one office has a fraction of
  /// the records of a month that a national one has, and does not stand for the measure where there is another.
  List<Part> wide() {
    Map<String, Double> paces = new LinkedHashMap<>();
    parts.forEach(part -> paces.merge(part.release().releaseId(), part.pace(), Math::max));
    double widest = paces.values().stream().mapToDouble(pace -> pace).max().orElse(0);
    return parts.stream()
        .filter(part -> paces.getOrDefault(part.release().releaseId(), 0.0) * NARROW >= widest)
        .toList();
  }

  /// All parts: those that may stand for the measure before those of narrow releases.
  List<Part> widestFirst() {
    List<Part> wide = wide();
    return java.util.stream.Stream.concat(
            wide.stream(), parts.stream().filter(part -> !wide.contains(part)))
        .toList();
  }

  /// The ids of its dimensions, which are columns of its files.
  List<String> ids() {
    return dimensions().stream().map(Dimension::id).toList();
  }

  /// What each release with numbers here is of, a sentence each: from when to when, and what the agency calls its sheets.
  List<String> scopes(Texts texts) {
    return scopes(parts, texts);
  }

  static List<String> scopes(List<Part> parts, Texts texts) {
    Map<String, List<Part>> byRelease = new java.util.TreeMap<>();
    parts.forEach(
        part ->
            byRelease
                .computeIfAbsent(part.release().releaseId(), id -> new ArrayList<>())
                .add(part));
    boolean isTold =
        parts.size() > 1 && parts.stream().anyMatch(part -> !part.extent().scope().isEmpty());
    return isTold
        ? byRelease.entrySet().stream()
            .map(one -> one.getKey() + ": " + scope(one.getValue(), texts))
            .toList()
        : List.of();
  }

  private static String scope(List<Part> parts, Texts texts) {
    java.util.TreeSet<java.time.YearMonth> months = new java.util.TreeSet<>();
    java.util.Set<String> words = new java.util.LinkedHashSet<>();
    parts.forEach(part -> months.addAll(part.extent().months()));
    if (!months.isEmpty()) {
      words.add(texts.window(months.first(), months.last()));
    }
    parts.reversed().stream()
        .map(part -> part.extent().scope())
        .filter(scope -> !scope.isEmpty())
        .forEach(scope -> words.add("“" + scope + "”"));
    return words.isEmpty() ? "–" : String.join(", ", words);
  }

  PublishedTable first() {
    return parts.getFirst().table();
  }

  List<Dimension> dimensions() {
    return first().table().dimensions();
  }

  String unit() {
    return first().table().unit();
  }

  HowCounted how() {
    return first().how();
  }

  TableShape shape() {
    return TableShape.of(dimensions());
  }

  /// How the data set is drawn; nothing is drawn of single numbers and of more than two dimensions.
  java.util.Optional<Chart.Kind> chart() {
    return switch (shape()) {
      case TableShape.Series _ -> java.util.Optional.of(Chart.Kind.LINES);
      case TableShape.Bars _ -> java.util.Optional.of(Chart.Kind.BARS);
      case TableShape.Matrix _ -> java.util.Optional.of(Chart.Kind.HEAT);
      case TableShape.Figure _, TableShape.Listing _ -> java.util.Optional.empty();
    };
  }

  /// The data set's name: the measure and what it is broken down by.
  String name(Texts texts) {
    String measure = texts.measure(this.measure);
    return dimensions().isEmpty() ? measure + ": " + side : measure + ", " + breakdown(texts);
  }

  /// The name with what the numbers are of.
  String title(Texts texts) {
    String extent = extent(texts);
    return extent.isEmpty() ? name(texts) : name(texts) + ". " + extent;
  }

  /// The only release and period, or from when to when; and whether the records are made up.
  String extent(Texts texts) {
    if (parts.size() == 1) {
      return parts.getFirst().label(texts);
    }
    List<String> words = new ArrayList<>();
    java.util.TreeSet<java.time.YearMonth> months = new java.util.TreeSet<>();
    parts.forEach(part -> months.addAll(part.extent().months()));
    List<String> releases =
        parts.stream().map(part -> part.release().releaseId()).distinct().sorted().toList();
    if (releases.size() == 1) {
      words.add(releases.getFirst());
    }
    if (parts.stream().noneMatch(part -> part.extent().months().isEmpty())) {
      words.add(texts.window(months.first(), months.last()));
    } else {
      words.add(years(texts));
    }
    if (parts.stream().anyMatch(part -> part.extent().synthetic())) {
      words.add(texts.of("extent.synthetic"));
    }
    return String.join(", ", words);
  }

  /// The periods: where one of them does not tell its months, the months of the others are not those of all.
  private String years(Texts texts) {
    Comparator<Part> byPeriod = Comparator.comparing(part -> part.period().id());
    String first = texts.period(java.util.Collections.min(parts, byPeriod).period());
    String last = texts.period(java.util.Collections.max(parts, byPeriod).period());
    return first.equals(last) ? last : texts.of("window", first, last);
  }

  /// What the measure is broken down by.
  String breakdown(Texts texts) {
    if (dimensions().isEmpty()) {
      return side;
    }
    return dimensions().stream()
        .map(dimension -> texts.dimension(dimension))
        .map(label -> label.toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(" " + texts.of("and") + " ", texts.of("by") + " ", ""));
  }
}
