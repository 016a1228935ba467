package org.throughline.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.throughline.publish.chart.Chart;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;

/// The page of a series that an agency posted, as its template needs it.
///
/// @param lang the language of its name and unit
/// @param href its page
/// @param file its files, without ending
/// @param newest the newest total with its day; empty for none
record OfficialSeriesView(
    String name,
    String lang,
    String href,
    String file,
    String producer,
    String unit,
    String numbers,
    String from,
    String to,
    String newest,
    String newestOf,
    List<Panel> panels,
    List<Line> categories,
    String revised,
    List<Change> revisions,
    String left,
    List<Fault> faults) {

  /// A number by category.
  record Line(String dimensions, String period, String value, String source) {}

  /// A revision.
  record Change(String what, String before, String after, String source) {}

  /// Numbers that were left out.
  record Fault(String rule, String lang, Sentence.Said evidence, OfficialSeries.Left left) {
    static Fault of(OfficialSeries.Left left, Texts texts) {
      String key = "rule." + left.rule();
      return new Fault(
          texts.orReleased(key, left.rule()),
          texts.keys().contains(key) ? texts.language() : "en",
          texts.said(left.evidence()),
          left);
    }
  }

  /// The name of its files, without folder and ending.
  String slug() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  boolean hasCategories() {
    return !categories.isEmpty();
  }

  boolean hasRevisions() {
    return !revisions.isEmpty();
  }

  boolean hasFaults() {
    return !faults.isEmpty();
  }

  /// The page of a series.
  static String page(String series) {
    return "official/" + FileNames.stem(series) + ".html";
  }

  /// What a series is called in a language.
  static String name(String series, Texts texts) {
    return texts.orReleased("series." + series, name(series));
  }

  /// What a series is called in English: its id as words.
  static String name(String series) {
    String words =
        series
            .replace('-', ' ')
            .replace("book ins", "book-ins")
            .replace("book outs", "book-outs")
            .replaceFirst("^atd ", "ATD ")
            .replaceFirst("^cbp ", "CBP ")
            .replaceFirst("^usbp ", "USBP ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static OfficialSeriesView of(OfficialSeries one, Texts texts) {
    Optional<OfficialSeries.Printed> last =
        one.totals().isEmpty() ? Optional.empty() : Optional.of(one.totals().getLast());
    String unit = one.unit();
    DoubleFunction<String> says = value -> said(value, unit, one.isWhole());
    return new OfficialSeriesView(
        name(one.series(), texts),
        texts.keys().contains("series." + one.series()) ? texts.language() : "en",
        page(one.series()),
        "official/" + FileNames.stem(one.series()),
        one.producer(),
        texts.unit(unit),
        Wording.count(one.numbers()),
        texts.day(one.from()),
        texts.day(one.to()),
        last.map(total -> says.apply(total.value())).orElse(""),
        last.map(total -> period(total.start(), total.end(), texts)).orElse(""),
        panel(one, texts).stream().toList(),
        one.newest().stream()
            .map(
                number ->
                    new Line(
                        dimensions(number.dimensions(), texts),
                        period(number.start(), number.end(), texts),
                        says.apply(number.value()),
                        source(number)))
            .toList(),
        Wording.count(one.revised()),
        one.revisions().stream().map(change -> change(change, says, texts)).toList(),
        Wording.count(one.left()),
        one.faults().stream().map(left -> Fault.of(left, texts)).toList());
  }

  private static Change change(
      OfficialSeries.Revision one, DoubleFunction<String> says, Texts texts) {
    String what =
        (one.dimensions().isEmpty() ? "" : dimensions(one.dimensions(), texts) + ". ")
            + period(one.start(), one.end(), texts);
    return new Change(
        what,
        says.apply(one.before()),
        says.apply(one.after()),
        one.file() + ", " + texts.day(one.asOf()));
  }

  /// `agency=ICE; sex=Male` as `agency: ICE; sex: Male`; of no category is the total.
  private static String dimensions(String printed, Texts texts) {
    if (printed.isEmpty()) {
      return CsvFile.TOTAL_LABEL;
    }
    List<String> said = new ArrayList<>();
    for (String one : printed.split("; ", -1)) {
      int axis = one.indexOf('=') + 1;
      String category = one.substring(axis);
      String name = axis == 0 ? "" : one.substring(0, axis - 1);
      said.add(
          (axis == 0 ? "" : texts.phrase(name).orElse(name.replace('-', ' ')) + ": ")
              + texts.phrase(category).orElse(category));
    }
    return String.join("; ", said);
  }

  private static String source(OfficialSeries.Printed number) {
    return "%s, %s, %s".formatted(number.file(), number.sheet().strip(), number.cell());
  }

  /// A month by its name, else the days.
  static String period(LocalDate start, LocalDate end, Texts texts) {
    YearMonth month = YearMonth.from(start);
    if (start.equals(end)) {
      return texts.day(end);
    }
    return start.equals(month.atDay(1)) && end.equals(month.atEndOfMonth())
        ? texts.window(month, month)
        : texts.of("official.to-date", texts.day(start), texts.day(end));
  }

  /// Whole numbers without decimals, shares in percent.
  static String said(double value, String unit) {
    return said(value, unit, value == Math.rint(value));
  }

  private static String said(double value, String unit, boolean isWhole) {
    if (unit.equals("share")) {
      return String.format(Locale.ROOT, "%.1f%%", 100 * value);
    }
    return isWhole ? Wording.count(Math.round(value)) : String.format(Locale.ROOT, "%,.1f", value);
  }

  private static Optional<Panel> panel(OfficialSeries one, Texts texts) {
    if (one.totals().size() < 2) {
      return Optional.empty();
    }
    List<GridRow> rows = new ArrayList<>();
    for (OfficialSeries.Printed total : one.totals()) {
      boolean isMonth = total.kind().equals("month");
      boolean isYear = total.kind().equals("fiscal-year") || total.kind().equals("year-to-date");
      LocalDate end =
          isMonth
              ? YearMonth.from(total.start()).atEndOfMonth()
              : isYear ? total.start().plusYears(1).minusDays(1) : total.end();
      String key =
          isMonth
              ? total.start().toString().substring(0, 7)
              : isYear ? String.valueOf(end.getYear()) : total.end().toString();
      boolean isPart = !total.end().equals(end);
      double drawn = one.unit().equals("share") ? 100 * total.value() : total.value();
      String value = Long.toString(Math.round(drawn));
      GridCell whole = GridCell.posted(value, said(total.value(), one.unit(), one.isWhole()));
      rows.add(
          new GridRow(
              key,
              List.of(
                  isYear && !isPart
                      ? texts.of("period.fiscal-year", key)
                      : period(total.start(), total.end(), texts)),
              List.of(new GridCell(whole.id(), whole.value(), whole.text(), false, false, isPart)),
              "",
              false));
    }
    String name = name(one.series(), texts);
    Grid grid =
        new Grid(
            List.of(texts.of("changes.column.period")),
            List.of(ColumnHead.named("official", headed(name, texts.unit(one.unit())), false)),
            rows,
            false);
    return Optional.of(
        Panel.drawn(
            "official-" + FileNames.stem(one.series()), name, Chart.Kind.LINES, grid, texts));
  }

  /// A name with its unit, unless that is its name: `Removals`, `Average daily population (people)`.
  private static String headed(String name, String unit) {
    return name.equalsIgnoreCase(unit) ? name : name + " (" + unit + ")";
  }
}
