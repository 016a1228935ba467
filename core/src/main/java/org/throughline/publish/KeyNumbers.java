package org.throughline.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.publish.DataSet.Part;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.GridCell;
import org.throughline.table.Category;
import org.throughline.table.CellId;
import org.throughline.table.Dimension;
import org.throughline.table.RateId;

/// The numbers that the front page begins with, each with its date and a small chart.
///
/// They are published cells, or quotients of published cells and of days: whoever has the tables can work them out,
/// and so they tell nothing beyond them. What the agency posted itself stands apart, in [OfficialNow].
final class KeyNumbers {

  private static final int MOST_OTHERS = 3;
  static final String SHARE = "share";
  private static final Set<String> BY_DAY = Set.of("arrests");
  private static final Set<String> BY_MONTH = Set.of("book-ins");

  /// Measures of which a share without conviction is told, the first that has one.
  private static final List<String> SHARES = List.of("book-ins", "arrests");

  private static final List<String> ORDER = List.of("arrests", "book-ins", "removals");

  private final List<DataSet> sets;
  private final Set<String> official;
  private final Texts texts;

  private KeyNumbers(Publication publication, List<DataSet> sets, Texts texts) {
    this.sets = sets;
    this.texts = texts;
    this.official =
        publication.reconciliation().stream()
            .filter(ReconciliationRow.Compared.class::isInstance)
            .map(row -> ((ReconciliationRow.Compared) row).cellId())
            .collect(Collectors.toSet());
  }

  /// A card of the front page.
  ///
  /// @param href the page that explains the number
  /// @param file whether `href` is a file that all languages share
  /// @param picture a small chart; empty for none
  /// @param lines more numbers of the same
  /// @param source whose number it is, and of what; empty where the unit says it
  /// @param note what else has to be known; empty for nothing
  /// @param others what other releases say
  record Key(
      String title,
      String href,
      boolean file,
      Figure headline,
      String picture,
      List<Figure> lines,
      String source,
      String note,
      List<Figure> others) {

    Key {
      lines = List.copyOf(lines);
      others = List.copyOf(others);
    }

    boolean hasOthers() {
      return !others.isEmpty();
    }

    boolean hasMore() {
      return hasOthers() || !lines.isEmpty() || !note.isEmpty();
    }
  }

  /// What a card is about, and the last day that its number is of: of two cards of one thing the newer one is shown.
  record Dated(String about, LocalDate until, Key key) {}

  /// A number of a card.
  ///
  /// @param id of the published cell; empty for a number that was worked out from others or is the agency's
  /// @param value its digits, where it is a cell
  /// @param text as readers see it
  /// @param worked the name of a number that is no cell: a rate of cells, or a statistic; else empty
  record Figure(String id, String value, String text, String unit, String when, String worked) {

    Figure(String id, String value, String text, String unit, String when) {
      this(id, value, text, unit, when, "");
    }
  }

  /// The cards in the order of the page.
  static List<Dated> of(Publication publication, List<DataSet> sets, Texts texts) {
    KeyNumbers numbers = new KeyNumbers(publication, sets, texts);
    Map<String, List<DataSet>> byMeasure = new LinkedHashMap<>();
    ORDER.forEach(measure -> byMeasure.put(measure, new ArrayList<>()));
    sets.forEach(
        set -> byMeasure.computeIfAbsent(set.measure().id(), id -> new ArrayList<>()).add(set));
    List<Dated> keys = new ArrayList<>();
    byMeasure.remove(DataSet.HOLDS_OTHERS);
    byMeasure.values().forEach(of -> numbers.ofMeasure(of).ifPresent(keys::add));
    Statistics.stay(publication, texts)
        .ifPresent(stay -> keys.add(Math.min(ORDER.size(), keys.size()), stay));
    int share = Math.min(ORDER.size(), keys.size());
    SHARES.stream()
        .flatMap(measure -> numbers.share(measure).stream())
        .findFirst()
        .ifPresent(one -> keys.add(share, one));
    Statistics.held(publication, texts).ifPresent(keys::addFirst);
    return keys;
  }

  /// The table that stands for a measure: one whose total an official figure stands beside, then one of a whole year,
  /// then the newest, then the largest. A narrow release does not stand above a national one.
  private Optional<Part> chosen(List<DataSet> of) {
    return wide(of)
        .filter(part -> total(part).isPresent())
        .max(
            Comparator.comparing((Part part) -> official.contains(total(part).orElseThrow().id()))
                .thenComparing(part -> part.extent().window() == Extent.Window.WHOLE)
                .thenComparing(part -> part.period().id())
                .thenComparingLong(part -> total(part).orElseThrow().count()));
  }

  private static Stream<Part> parts(List<DataSet> of) {
    return of.stream().flatMap(set -> set.parts().stream());
  }

  private static Stream<Part> wide(List<DataSet> of) {
    return of.stream().flatMap(set -> set.wide().stream());
  }

  private static Optional<ProtectedCell.Published> total(Part part) {
    return new CellIndex(part.table()).total();
  }

  private Optional<Dated> ofMeasure(List<DataSet> of) {
    return chosen(of).map(part -> ofMeasure(of, part));
  }

  private Dated ofMeasure(List<DataSet> of, Part part) {
    DataSet main =
        of.stream()
            .filter(set -> set.shape() instanceof TableShape.Series)
            .findFirst()
            .orElse(of.getFirst());
    String release = part.release().releaseId();
    List<Figure> lines = new ArrayList<>(years(of, release, main.unit()));
    Optional<Month> month = newestMonth(main, release);
    Figure headline = lines.getFirst();
    LocalDate until = until(part);
    String measure = main.measure().id();
    if (month.isPresent() && BY_DAY.contains(measure)) {
      headline = month.get().aDay(texts.unit(main.unit()), texts);
      until = month.get().month().atEndOfMonth();
      lines.addFirst(month.get().number("", texts));
    } else if (month.isPresent() && BY_MONTH.contains(measure)) {
      headline = month.get().number(texts.unit(main.unit()), texts);
      until = month.get().month().atEndOfMonth();
    } else {
      lines.removeFirst();
    }
    return new Dated(
        measure,
        until,
        new Key(
            texts.measure(main.measure()),
            SitePages.page(main),
            false,
            headline,
            picture(main, release),
            lines,
            source(part),
            "",
            others(of, release)));
  }

  /// The last day of the months that a table covers, else of its fiscal year.
  private static LocalDate until(Part part) {
    Extent extent = part.extent();
    String period = part.period().id();
    return extent.window() != Extent.Window.WHOLE && !extent.months().isEmpty()
        ? extent.months().last().atEndOfMonth()
        : Statistics.until(period);
  }

  /// Whose numbers they are: the release, what of it, and whether it is made up.
  private String source(Part part) {
    Extent extent = part.extent();
    return Stream.of(
            part.release().releaseId(),
            extent.scope().isEmpty() ? "" : "“" + extent.scope() + "”",
            extent.synthetic() ? texts.of("extent.synthetic") : "")
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /// The totals of the newest two periods of a release, newest first.
  private List<Figure> years(List<DataSet> of, String release, String unit) {
    Map<String, Part> byPeriod = new TreeMap<>(Comparator.reverseOrder());
    parts(of)
        .filter(part -> part.release().releaseId().equals(release) && total(part).isPresent())
        .forEach(part -> byPeriod.putIfAbsent(part.period().id(), part));
    return byPeriod.values().stream()
        .limit(2)
        .map(part -> number(total(part).orElseThrow(), texts.unit(unit), when(part)))
        .toList();
  }

  private static Figure number(ProtectedCell.Published cell, String unit, String when) {
    return new Figure(
        cell.id(), Long.toString(cell.count()), Wording.count(cell.count()), unit, when);
  }

  /// A whole fiscal year by its name, a part of one by its months.
  private String when(Part part) {
    Extent extent = part.extent();
    String period = texts.period(part.period());
    return switch (extent.window()) {
      case WHOLE -> period;
      case UNKNOWN -> texts.of("key.as-far", period);
      case PART, BEFORE ->
          extent.months().isEmpty()
              ? period + ", " + texts.of("extent.part")
              : texts.window(extent.months().first(), extent.months().last());
    };
  }

  /// The newest total of each other release.
  private List<Figure> others(List<DataSet> of, String release) {
    Map<String, Figure> others = new TreeMap<>();
    parts(of)
        .sorted(Comparator.comparing(part -> part.period().id()))
        .filter(part -> !part.release().releaseId().equals(release))
        .forEach(
            part ->
                total(part)
                    .ifPresent(
                        total ->
                            others.put(
                                part.release().releaseId(), number(total, "", part.label(texts)))));
    return others.values().stream().limit(MOST_OTHERS).toList();
  }

  /// A month that the release covers in whole.
  private record Month(YearMonth month, ProtectedCell.Published cell) {

    Figure number(String unit, Texts texts) {
      return KeyNumbers.number(cell, unit, texts.window(month, month));
    }

    Figure aDay(String unit, Texts texts) {
      String text = RateId.Kind.PER_DAY.worked(cell.count(), month.lengthOfMonth());
      return new Figure(
          "",
          "",
          text,
          texts.of("key.a-day", unit),
          texts.window(month, month),
          CellId.find(cell.id())
              .map(of -> new RateId(of, RateId.Kind.PER_DAY).toString())
              .orElse(""));
    }
  }

  private static Optional<Month> newestMonth(DataSet set, String release) {
    if (!(set.shape() instanceof TableShape.Series)) {
      return Optional.empty();
    }
    return set.parts().stream()
        .filter(part -> part.release().releaseId().equals(release))
        .filter(part -> part.extent().window() != Extent.Window.UNKNOWN)
        .flatMap(KeyNumbers::wholeMonths)
        .max(Comparator.comparing(Month::month));
  }

  private static Stream<Month> wholeMonths(Part part) {
    Set<String> partial = part.extent().partialIds();
    return part.table().table().cells().stream()
        .filter(ProtectedCell.Published.class::isInstance)
        .map(ProtectedCell.Published.class::cast)
        .filter(cell -> MonthNames.isMonth(cell.position().getFirst()))
        .filter(cell -> !partial.contains(cell.position().getFirst()))
        .map(cell -> new Month(YearMonth.parse(cell.position().getFirst()), cell));
  }

  /// A chart of one release: a local one beside a national one would be a line along the bottom.
  private String picture(DataSet set, String release) {
    List<Part> parts =
        set.parts().stream().filter(part -> part.release().releaseId().equals(release)).toList();
    if (!(set.shape() instanceof TableShape.Series) || parts.isEmpty()) {
      return "";
    }
    Panel panel = Panel.series(set.slug(), set.title(texts), parts, 0, List.of(), texts);
    return Chart.svg(
        Chart.Kind.LINES,
        panel.grid(),
        0,
        Chart.SMALL,
        panel.id() + "-small",
        panel.caption(),
        panel.summary());
  }

  /// The share of those without a recorded conviction: of published numbers by ICE's three codes of criminality, where
  /// each of the three is published. Stays from before the release begins are those that lasted, and no year's.
  private Optional<Dated> share(String measure) {
    List<DataSet> of =
        sets.stream()
            .filter(set -> set.measure().id().equals(measure))
            .filter(set -> dimensionIds(set).equals(List.of("criminality")))
            .toList();
    return chosen(of)
        .map(
            best ->
                parts(of)
                    .filter(part -> part.release().equals(best.release()))
                    .filter(part -> part.extent().window() != Extent.Window.BEFORE)
                    .flatMap(part -> Coded.of(part).stream())
                    .sorted(Comparator.comparing((Coded one) -> one.part().period().id()))
                    .toList())
        .filter(found -> !found.isEmpty())
        .map(found -> share(of.getFirst(), found));
  }

  private static List<String> dimensionIds(DataSet set) {
    return set.dimensions().stream().map(Dimension::id).toList();
  }

  /// What a period says by each of ICE's three codes of criminality.
  ///
  /// @param three in the order of the codes: convicted, pending charges, neither
  private record Coded(Part part, List<ProtectedCell.Published> three) {

    /// Nothing if one of the three is not published, or all are zero. The few records that say nothing may be counted with one of
    /// them.
    static Optional<Coded> of(Part part) {
      Stream<ProtectedCell.Published> shown =
          part.table().table().cells().stream()
              .filter(ProtectedCell.Published.class::isInstance)
              .map(ProtectedCell.Published.class::cast);
      return RateId.ofThreeCodes(shown, cell -> cell.position().getFirst())
          .map(three -> new Coded(part, three))
          .filter(found -> found.all() > 0);
    }

    boolean holdsUnrecorded() {
      return three.stream().anyMatch(cell -> Category.isRecoded(cell.position().getFirst()));
    }

    long all() {
      return three.stream().mapToLong(ProtectedCell.Published::count).sum();
    }

    long without() {
      return all() - three.getFirst().count();
    }

    String text() {
      return RateId.Kind.WITHOUT_CONVICTION.worked(without(), all());
    }

    String id() {
      return CellId.find(three.getFirst().id())
          .map(id -> CellId.totalOf(id.series()))
          .map(of -> new RateId(of, RateId.Kind.WITHOUT_CONVICTION).toString())
          .orElse("");
    }
  }

  private Dated share(DataSet set, List<Coded> oldestFirst) {
    Coded newest = oldestFirst.getLast();
    Part part = newest.part();
    Dimension criminality = part.table().table().dimensions().getFirst();
    List<Figure> lines =
        newest.three().stream()
            .map(cell -> number(cell, "", label(criminality, cell.position().getFirst())))
            .toList();
    String title = texts.of("key.share");
    String unit = texts.of("key.share-unit", texts.measure(set.measure()).toLowerCase(Locale.ROOT));
    return new Dated(
        SHARE,
        until(part),
        new Key(
            title,
            SitePages.page(set),
            false,
            new Figure("", "", newest.text(), unit, when(part), newest.id()),
            shares(oldestFirst, title),
            lines,
            source(part),
            texts.of(newest.holdsUnrecorded() ? "key.share-note-unrecorded" : "key.share-note"),
            List.of()));
  }

  /// A small chart of the shares of all periods, in hundredths.
  private String shares(List<Coded> oldestFirst, String title) {
    List<Statistics.Bar> bars =
        oldestFirst.stream()
            .map(
                one ->
                    new Statistics.Bar(
                        one.part().period().id(),
                        when(one.part()),
                        new GridCell(
                            one.id(),
                            Long.toString(Math.round(100.0 * one.without() / one.all())),
                            one.text(),
                            false,
                            false,
                            one.part().extent().window() == Extent.Window.PART)))
            .toList();
    return Statistics.picture(bars, "key-share", title, texts);
  }

  private String label(Dimension dimension, String id) {
    return dimension.categories().stream()
        .filter(category -> category.id().equals(id))
        .map(category -> texts.label(dimension, category))
        .findFirst()
        .orElse(id);
  }
}
