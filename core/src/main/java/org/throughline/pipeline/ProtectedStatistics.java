package org.throughline.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Answer.State;
import org.throughline.measures.Every;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Quantity;
import org.throughline.measures.Question;
import org.throughline.measures.Scope;

/// What of a mean, share, quantile, stock or curve may be shown, and of a count that no table has.
///
/// The rules look at whole breakdowns, so only questions that have one fixed form are answered: one release, by fiscal
/// year, by at most one dimension, without another limit, and the months of a whole stock. Whoever could choose periods and limits freely could subtract
/// one answer from the other.
final class ProtectedStatistics {

  private static final String FORM =
      "valid: --where release=… --every fiscal-year, --by at most one dimension; or, of a stock, --every month without --by";

  private static final String RATES =
      "a rate is a count over a known number, and tells each of few events; valid: what it is made from, deaths-recorded and"
          + " book-ins or population, with --protected";

  private final SqlEngine engine;
  private final Measures measures;
  private final Hidden hidden;
  private final int threshold;

  /// What tables of counts say of a number.
  enum Told {
    SHOWN,
    /// Withheld, or shown together with others only.
    HIDDEN,
    NOTHING
  }

  /// What tables of counts withhold.
  interface Hidden {

    /// Of the number of a category; of that of all where the dimension is empty.
    Told told(Scope scope, String dimension, String label);

    default boolean isHidden(Scope scope, String dimension, String label) {
      return told(scope, dimension, label) == Told.HIDDEN;
    }

    default boolean isShown(Scope scope, String dimension, String label) {
      return told(scope, dimension, label) == Told.SHOWN;
    }
  }

  /// @param threshold on people
  ProtectedStatistics(SqlEngine engine, Measures measures, Hidden hidden, int threshold) {
    this.engine = engine;
    this.measures = measures;
    this.hidden = hidden;
    this.threshold = threshold;
  }

  /// The answer with only what may be shown, each other line with the reason.
  Answer of(Answer exact) {
    List<String> faults = faults(exact);
    if (exact.measure().quantity() instanceof Quantity.Rate) {
      return protectedBy(
          ShownLines.hide(exact.lines(), RATES), exact, "Protected: of a rate nothing is shown.");
    }
    return protectedBy(
        faults.isEmpty()
            ? byYear(exact)
            : exact.lines().stream()
                .map(
                    ShownLines.otherwise(
                        "this is shown in one form only, and %s; %s"
                            .formatted(String.join(" and ", faults), FORM)))
                .toList(),
        exact,
        String.format(
            Locale.ROOT,
            "Protected: by the rules for statistics of people, with the threshold %d; rounded"
                + " where they ask for it.%s",
            threshold,
            exact.measure().quantity() instanceof Quantity.Outcome
                ? " Curves are made anew from what may be shown, so their shares differ from the exact ones."
                : ""),
        "A part that is withheld is withheld together with what would tell it.");
  }

  /// What of a question is not in the form in which statistics are shown.
  private static List<String> faults(Answer exact) {
    Question question = exact.question();
    List<String> faults = new ArrayList<>();
    if (!question.where().containsKey("release")) {
      faults.add("not without a release");
    }
    question.where().keySet().stream()
        .filter(dimension -> !dimension.equals("release"))
        .forEach(dimension -> faults.add("not with --where " + dimension));
    if (!question.every().equals(Optional.of(Every.FISCAL_YEAR)) && !isMonthsOfStock(exact)) {
      faults.add("not by other periods than fiscal years");
    }
    if (question.by().size() > 1) {
      faults.add("not by several dimensions");
    }
    boolean isOfWholeYears =
        question.from().stream().allMatch(from -> isFirst(from.start()))
            && question.to().stream().allMatch(to -> isFirst(to.end().plusDays(1)));
    if (!isOfWholeYears || (isMonthsOfStock(exact) && isLimited(question))) {
      faults.add("not with --from and --to, unless these are whole fiscal years");
    }
    return faults;
  }

  private static boolean isLimited(Question question) {
    return question.from().isPresent() || question.to().isPresent();
  }

  /// Whether a fiscal year begins.
  private static boolean isFirst(LocalDate day) {
    return Period.of(Every.FISCAL_YEAR, day).start().equals(day);
  }

  /// The answer without numbers, where counts were rounded or got noise: a mean beside them would tell their sums exactly.
  Answer none(Answer exact) {
    String reason =
        "the build's policy rounds counts or adds noise, and an exact statistic would undo it";
    return protectedBy(
        exact.lines().stream().map(ShownLines.otherwise(reason)).toList(),
        exact,
        "Protected: policies with rounding or noise publish counts only.");
  }

  private static Answer protectedBy(List<Line> lines, Answer exact, String... notes) {
    return new Answer(
        exact.measure(),
        exact.question(),
        exact.keys(),
        exact.figures(),
        lines,
        Answer.Protection.PROTECTED,
        List.of(notes));
  }

  /// Averages of months have one form too: of the whole stock.
  private static boolean isMonthsOfStock(Answer exact) {
    return exact.measure().quantity() instanceof Quantity.Stock
        && exact.question().every().equals(Optional.of(Every.MONTH))
        && exact.question().by().isEmpty();
  }

  /// Each year's lines are one breakdown; the sum over them is shown by the question without a dimension.
  private List<Line> byYear(Answer exact) {
    Map<String, List<Line>> years = new LinkedHashMap<>();
    exact
        .lines()
        .forEach(
            line ->
                years.computeIfAbsent(line.keys().getFirst(), any -> new ArrayList<>()).add(line));
    List<Line> lines = new ArrayList<>();
    years.forEach((year, ofYear) -> lines.addAll(year(exact, year, ofYear)));
    return lines;
  }

  private List<Line> year(Answer exact, String year, List<Line> lines) {
    boolean nothing =
        lines.stream()
            .allMatch(
                line ->
                    ShownLines.saysNothing(line)
                        || line.state() == State.NOBODY
                        || line.numbers().stream().allMatch(java.util.Objects::isNull));
    if (nothing) {
      return ShownLines.hide(lines, "nothing may be said of nobody");
    }
    PeopleOfYear people = new PeopleOfYear(engine, measures, exact, Period.parse(year));
    ProtectedCounts counts = new ProtectedCounts(people, hidden, threshold);
    ProtectedShares shares = new ProtectedShares(people, hidden, threshold);
    ProtectedMeans means = new ProtectedMeans(people, threshold);
    return switch (exact.measure().quantity()) {
      case Quantity.Flow flow -> counts.events(flow, lines);
      case Quantity.Stock _ -> counts.held(lines);
      case Quantity.Presence presence ->
          presence.counts().equals("person")
              ? counts.atAnyTime(lines)
              : counts.inUse(presence.counts(), lines);
      case Quantity.Ratio ratio -> shares.ofComers(ratio, lines);
      case Quantity.StockShare part -> shares.ofHeld(part, lines);
      case Quantity.Duration duration -> means.of(duration, lines);
      case Quantity.Amount amount -> means.of(amount, lines);
      case Quantity.Outcome outcome ->
          new ProtectedCurves(people, hidden, threshold).of(outcome, lines);
      case Quantity.Rate _ -> throw new IllegalStateException("Of a rate nothing is shown");
    };
  }
}
