package org.throughline.synth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// When episodes begin: published monthly book-ins, a weekly rhythm and a daily one.
final class Arrivals {

  /// Monday to Sunday.
  private static final double[] WEEK = {1.02, 1.14, 1.16, 1.14, 1.07, 0.77, 0.70};

  /// Midnight to 23 h; most people are booked in by day.
  private static final double[] HOURS = {
    2.1, 1.7, 1.4, 1.2, 1.2, 1.6, 2.6, 4.2, 5.6, 6.4, 6.7, 6.4, 5.8, 5.9, 6.0, 5.7, 5.2, 4.7, 4.5,
    4.4, 4.3, 4.1, 3.6, 2.9
  };

  /// Share of people already inside when the window opens, relative to a month of book-ins.
  private static final double INSIDE = 0.9;

  private final Shares<LocalDate> days;
  private final Shares<Integer> hours;

  /// Arrivals between two days, both included, plus those inside at the start.
  Arrivals(LocalDate begins, LocalDate ends) {
    List<LocalDate> open = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (String[] row : Resources.csv("/synth/months.csv")) {
      YearMonth month = YearMonth.parse(row[0]);
      double perDay = Double.parseDouble(row[1]) / month.lengthOfMonth();
      for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = next(day)) {
        if (!day.isBefore(begins) && !day.isAfter(ends)) {
          open.add(day);
          weights.add(perDay * WEEK[day.getDayOfWeek().getValue() - 1]);
        }
      }
    }
    double inside = weights.getFirst() * 30 * INSIDE / Stays.INSIDE_DAYS;
    for (int back = 1; back <= Stays.INSIDE_DAYS; back++) {
      open.add(begins.minusDays(back));
      weights.add(inside);
    }
    days = new Shares<>(open, weights.stream().mapToDouble(Double::doubleValue).toArray());
    hours = new Shares<>(java.util.stream.IntStream.range(0, 24).boxed().toList(), HOURS);
  }

  private static LocalDate next(LocalDate day) {
    return day.plusDays(1);
  }

  long moment(Dice dice) {
    long day = Moments.of(days.pick(dice));
    return day + hours.pick(dice) * (long) Moments.HOUR + dice.below(Moments.HOUR);
  }
}
