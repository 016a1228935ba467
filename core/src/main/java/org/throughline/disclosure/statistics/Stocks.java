package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Stocks. The difference of two days is arrivals less departures, and so single movements. A series is shown whole or not
/// at all: every value and every change in it is none or at least the threshold, in each group and in what is not shown of
/// the breakdown. An average over days is person-days: it is shown of at least the threshold of distinct people, in whole
/// people where the days are 28 or more, in tens where they are fewer.
public final class Stocks {

  private static final int LONG = 28;
  private static final double SHORT_UNIT = 10;

  private Stocks() {}

  /// Whether a series of values may be shown.
  ///
  /// @param values the stock at the days of a fixed grid, in order
  public static boolean passes(long[] values, int threshold) {
    for (int i = 0; i < values.length; i++) {
      if (isSmall(values[i], threshold)
          || (i > 0 && isSmall(values[i] - values[i - 1], threshold))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmall(long people, int threshold) {
    return people != 0 && Math.abs(people) < threshold;
  }

  /// Which series of a breakdown may be shown beside the series of their total.
  public static List<Boolean> of(List<long[]> groups, int threshold) {
    boolean[] shown =
        Residuals.shown(
            groups,
            i -> passes(groups.get(i), threshold),
            series -> java.util.Arrays.stream(series).sum(),
            hidden -> passes(sum(hidden), threshold));
    List<Boolean> all = new ArrayList<>();
    for (boolean one : shown) {
      all.add(one);
    }
    return all;
  }

  private static long[] sum(List<long[]> series) {
    long[] sum = new long[series.getFirst().length];
    for (long[] one : series) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one[i];
      }
    }
    return sum;
  }

  /// The average of a period in a group.
  ///
  /// @param people distinct, in the period
  public record Average(long people, double average, int days) {}

  /// What may be shown of the averages of one period in each group of a breakdown whose total is shown too. People of
  /// several groups count in each, so what is not shown is looked at group by group.
  public static List<Shown> averages(List<Average> groups, int threshold) {
    Average total = new Average(groups.stream().mapToLong(Average::people).sum(), 0, 0);
    Breakdowns.Breakdown<Average> alone = new Breakdowns.Breakdown<>(groups, new BitSet());
    return averages(new Breakdowns<>(total, List.of(alone), List.of()), threshold);
  }

  /// What may be shown of the averages of one period in each group of the first of several breakdowns.
  public static List<Shown> averages(Breakdowns<Average> breakdowns, int threshold) {
    BitSet shown = breakdowns.shown(new AverageRules(threshold)).getFirst();
    List<Average> groups = breakdowns.breakdowns().getFirst().groups();
    List<Shown> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Average group = groups.get(i);
      if (shown.get(i)) {
        all.add(shown(group.average(), group.days()));
      } else if (group.people() < threshold) {
        all.add(Shown.Withheld.fewerThan(threshold));
      } else {
        all.add(new Shown.Withheld("it would tell the average of groups that are withheld"));
      }
    }
    return all;
  }

  /// An average over so many days, rounded.
  public static Shown shown(double average, int days) {
    return Shown.rounded(average, days >= LONG ? 1 : SHORT_UNIT);
  }

  private record AverageRules(int threshold) implements Breakdowns.Rules<Average> {

    @Override
    public boolean passes(Average group) {
      return group.people() >= threshold;
    }

    @Override
    public long people(Average group) {
      return group.people();
    }

    @Override
    public Average rest(Average whole, List<Average> less, List<Average> left, boolean others) {
      return new Average(left.stream().mapToLong(Average::people).max().orElse(0), 0, 0);
    }
  }
}
