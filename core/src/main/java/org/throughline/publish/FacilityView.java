package org.throughline.publish;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;

/// What the page of a facility shows, and its row in the list of facilities.
///
/// @param code ICE's code; empty where none is known
/// @param where city and state; empty where nobody says
/// @param zip its ZIP code, five digits; empty for none
/// @param abbreviation the agency's for the type
/// @param areaHref the page of its area of responsibility; empty for none
/// @param figures the newest official numbers
/// @param inspection of the last inspection what is known, in words; empty for nothing
/// @param until the day of the figures
/// @param day that day as others can be compared with it; empty for none
/// @param population the newest average daily population, in digits for sorting; empty for none
/// @param arrivals the count of book-ins of the newest period that names it
/// @param period that period
/// @param periodKey its key
record FacilityView(
    String name,
    String code,
    String href,
    String where,
    String state,
    String zip,
    String area,
    String areaHref,
    String abbreviation,
    String type,
    String sexes,
    List<Figure> figures,
    List<Panel> panels,
    List<Year> years,
    String inspection,
    String source,
    String until,
    String day,
    String population,
    GridCell arrivals,
    String period,
    String periodKey,
    List<SetOfPlace> sets) {

  /// A number with its name.
  record Figure(String title, String value, String unit, String when) {}

  /// A row of the table of fiscal years.
  record Year(
      String name,
      String until,
      boolean part,
      String population,
      String withoutConviction,
      String mandatory,
      String stay,
      String beds,
      String source) {}

  /// What published tables have of it.
  record SetOfPlace(String name, String href, Panel panel) {}

  boolean isOfficial() {
    return !years.isEmpty() || !source.isEmpty();
  }

  boolean hasYears() {
    return !years.isEmpty();
  }

  boolean hasSets() {
    return !sets.isEmpty();
  }

  /// When its number is of, so that the later of two is the greater text.
  String newest(boolean isOfficial) {
    return isOfficial ? day : periodKey;
  }

  String populationText() {
    return population.isEmpty() ? "–" : people(Double.parseDouble(population));
  }

  /// @param areas the pages of areas of responsibility, by name in small letters
  static FacilityView of(Facility facility, Map<String, String> areas, Texts texts) {
    List<SetOfPlace> sets =
        facility.place().stream()
            .flatMap(place -> place.series(texts).entrySet().stream())
            .map(
                one ->
                    new SetOfPlace(
                        one.getKey().title(texts), SitePages.page(one.getKey()), one.getValue()))
            .toList();
    Optional<OfficialFacility> official = facility.official();
    Optional<OfficialFacility.Year> last =
        official.filter(one -> !one.years().isEmpty()).map(one -> one.years().getLast());
    String area = official.map(OfficialFacility::area).orElse("");
    Optional<GridRow> newest = newest(sets);
    return new FacilityView(
        facility.name(),
        facility.shownCode(),
        facility.page(),
        official.map(one -> joined(", ", Stream.of(one.city(), one.state()))).orElse(""),
        official.map(OfficialFacility::state).orElse(""),
        facility.zip(),
        area,
        areas.getOrDefault(area.toLowerCase(Locale.ROOT), ""),
        official.map(OfficialFacility::type).orElse(""),
        official.map(one -> type(one.type(), texts)).orElse(""),
        official.map(OfficialFacility::sexes).orElse(""),
        last.map(year -> figures(year, texts)).orElse(List.of()),
        official.flatMap(one -> months(facility, one, texts)).stream().toList(),
        official.stream()
            .flatMap(one -> one.years().reversed().stream())
            .map(year -> year(year, texts))
            .toList(),
        official.map(one -> inspection(one.inspection())).orElse(""),
        official.map(one -> said(one.source(), texts)).orElse(""),
        last.map(year -> texts.day(year.until())).orElse(""),
        last.map(year -> year.until().toString()).orElse(""),
        last.flatMap(year -> digits(year.population())).orElse(""),
        newest.map(row -> row.cells().getFirst()).orElse(GridCell.gap(false)),
        newest.map(GridRow::label).orElse(""),
        newest.map(GridRow::key).orElse(""),
        sets);
  }

  private static String joined(String between, Stream<String> words) {
    return words.filter(word -> !word.isBlank()).collect(Collectors.joining(between));
  }

  /// The agency's abbreviation, with what it stands for where that is known.
  private static String type(String printed, Texts texts) {
    String key = "facility-type." + printed.replace(' ', '-').toLowerCase(Locale.ROOT);
    String meaning = texts.orReleased(key, "");
    return meaning.isEmpty() ? printed : printed + " (" + meaning + ")";
  }

  private static String inspection(OfficialFacility.Inspection one) {
    return one.date().isEmpty()
        ? ""
        : joined(", ", Stream.of(one.date(), one.kind(), one.standard(), one.rating()));
  }

  private static String said(OfficialFacility.Source source, Texts texts) {
    return texts.of(
        "facility.stands", source.file(), source.sheet().strip(), texts.day(source.asOf()));
  }

  private static List<Figure> figures(OfficialFacility.Year year, Texts texts) {
    String when =
        texts.of(
            year.whole() ? "facility.whole-year" : "facility.to-date",
            String.valueOf(year.fiscalYear()),
            texts.day(year.until()));
    List<Figure> figures = new ArrayList<>();
    year.population()
        .ifPresent(
            people ->
                figures.add(
                    new Figure(
                        texts.of("facility.population"),
                        people(people),
                        texts.of("facility.people"),
                        when)));
    year.stay()
        .ifPresent(
            days ->
                figures.add(
                    new Figure(
                        texts.of("facility.stay"), days(days), texts.of("facility.days"), when)));
    year.beds()
        .ifPresent(
            beds ->
                figures.add(
                    new Figure(
                        texts.of("facility.beds"),
                        people(beds),
                        texts.of("facility.bed-unit"),
                        when)));
    return figures;
  }

  private static Year year(OfficialFacility.Year year, Texts texts) {
    return new Year(
        texts.of("period.fiscal-year", String.valueOf(year.fiscalYear())),
        texts.day(year.until()),
        !year.whole(),
        shown(year.population(), FacilityView::people),
        shown(year.withoutConviction(), FacilityView::people),
        shown(year.mandatory(), FacilityView::people),
        shown(year.stay(), FacilityView::days),
        shown(year.beds(), FacilityView::people),
        joined(", ", Stream.of(year.source().file(), year.source().sheet().strip())));
  }

  private static String shown(
      OptionalDouble number, java.util.function.DoubleFunction<String> words) {
    return number.isPresent() ? words.apply(number.getAsDouble()) : "–";
  }

  /// Whole people; what would round to nobody is less than one and not nobody.
  private static String people(double number) {
    return number > 0 && number < 0.5 ? "<1" : Wording.count(Math.round(number));
  }

  private static String days(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  private static Optional<String> digits(OptionalDouble number) {
    return number.isPresent()
        ? Optional.of(String.format(Locale.ROOT, "%.2f", number.getAsDouble()))
        : Optional.empty();
  }

  /// The newest period of the first data set, with the cell of a release that has it.
  private static Optional<GridRow> newest(List<SetOfPlace> sets) {
    return sets.stream()
        .flatMap(set -> set.panel().grid().rows().reversed().stream())
        .flatMap(
            row ->
                row.cells().stream()
                    .filter(cell -> !cell.missing())
                    .map(cell -> new GridRow(row.key(), row.heads(), List.of(cell), "", false)))
        .findFirst();
  }

  private static Optional<Panel> months(Facility facility, OfficialFacility official, Texts texts) {
    if (official.months().size() < 2) {
      return Optional.empty();
    }
    Map<YearMonth, Double> known = new HashMap<>();
    official.months().forEach(month -> known.put(month.month(), month.population()));
    List<GridRow> rows = new ArrayList<>();
    YearMonth last = official.months().getLast().month();
    for (YearMonth month = official.months().getFirst().month();
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      Double people = known.get(month);
      GridCell cell =
          people == null
              ? GridCell.gap(false)
              : GridCell.posted(Long.toString(Math.round(people)), people(people));
      rows.add(
          new GridRow(
              month.toString(), List.of(texts.window(month, month)), List.of(cell), "", false));
    }
    String title = texts.of("facility.population");
    Grid grid =
        new Grid(
            List.of(texts.of("facility.month")),
            List.of(ColumnHead.named("official", title, false)),
            rows,
            false);
    return Optional.of(
        Panel.drawn(
            "official-population", title + ": " + facility.name(), Chart.Kind.LINES, grid, texts));
  }
}
