package org.throughline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What several releases of the same records say about how long records take to arrive.
///
/// Each release has a cut-off day and counts by group and reference period. The lag of a period in a release is the days
/// from its end to the cut-off, in bins; a period that was not over is not looked at. Errors of the ladder are found by
/// leaving the later releases out, one after the other, never with data after a cut-off.
public final class ReportingDelay {

  /// Where the bins of lags end, in days; the last has no end and is taken for complete.
  public static final List<Integer> BINS = List.of(3, 7, 14, 30, 60, 90, 180);

  private final List<Vintage> vintages;

  /// A release.
  ///
  /// @param cutOff its last day, as days since 1970-01-01
  /// @param counts by group and last day of the period
  public record Vintage(long cutOff, Map<String, Map<Long, Long>> counts) {

    public Vintage {
      counts = Map.copyOf(counts);
    }
  }

  /// @param vintages from the oldest cut-off to the newest
  public ReportingDelay(List<Vintage> vintages) {
    this.vintages = List.copyOf(vintages);
  }

  /// The bin of a lag in days, from 0.
  public static int bin(long days) {
    int bin = 0;
    while (bin < BINS.size() && days > BINS.get(bin)) {
      bin++;
    }
    return bin;
  }

  /// The ladder from all releases, with the scatter of its past errors.
  public ChainLadder ladder() {
    return ladder(vintages.size());
  }

  /// The ladder as it could be made when there were so many releases.
  public ChainLadder ladder(int releases) {
    return ChainLadder.of(triangle(releases)).with(errors(releases));
  }

  private double[][] triangle(int releases) {
    Map<String, Map<Long, double[]>> rows = new TreeMap<>();
    for (Vintage vintage : vintages.subList(0, releases)) {
      vintage
          .counts()
          .forEach(
              (group, periods) ->
                  periods.forEach(
                      (end, count) -> {
                        if (end <= vintage.cutOff()) {
                          rows.computeIfAbsent(group, any -> new TreeMap<>())
                                  .computeIfAbsent(end, any -> empty())[
                                  bin(vintage.cutOff() - end)] =
                              (double) count;
                        }
                      }));
    }
    List<double[]> all = new ArrayList<>();
    rows.values().forEach(periods -> all.addAll(periods.values()));
    all.forEach(ReportingDelay::bridged);
    return all.isEmpty() ? new double[][] {empty()} : all.toArray(double[][]::new);
  }

  private static double[] empty() {
    double[] row = new double[BINS.size() + 1];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  /// A bin between two others that nobody looked at lies between them.
  private static void bridged(double[] row) {
    for (int at = 1; at < row.length - 1; at++) {
      if (Double.isNaN(row[at]) && !Double.isNaN(row[at - 1])) {
        int next = at;
        while (next < row.length && Double.isNaN(row[next])) {
          next++;
        }
        if (next < row.length) {
          row[at] = row[at - 1] + (row[next] - row[at - 1]) / (next - at + 1);
        }
      }
    }
  }

  /// What ladders of earlier times expected, and what the newest of these releases says.
  private List<ChainLadder.Miss> errors(int releases) {
    List<ChainLadder.Miss> errors = new ArrayList<>();
    Vintage newest = vintages.get(releases - 1);
    for (int known = 2; known < releases; known++) {
      ChainLadder ladder = ChainLadder.of(triangle(known));
      Vintage then = vintages.get(known - 1);
      for (Looked one : looked(then)) {
        int now = bin(newest.cutOff() - one.end());
        double share = ladder.completeness()[one.lag()];
        double shareNow = ladder.completeness()[now];
        Long later = newest.counts().getOrDefault(one.group(), Map.of()).get(one.end());
        if (now > one.lag() && later != null && share < 1 && shareNow > share) {
          // A negative binomial count that is seen in part keeps its size.
          double seen = (Math.min(1, shareNow) - share) / (1 - share);
          errors.add(
              new ChainLadder.Miss(
                  one.lag(),
                  ladder.remainder(one.lag(), (double) one.count()) * seen,
                  (double) (later - one.count())));
        }
      }
    }
    return errors;
  }

  /// A count as a release had it.
  ///
  /// @param end the last day of its period
  public record Looked(String group, long end, int lag, long count) {}

  /// The counts of a release whose periods were over.
  public static List<Looked> looked(Vintage vintage) {
    List<Looked> looked = new ArrayList<>();
    new TreeMap<>(vintage.counts())
        .forEach(
            (group, periods) ->
                new TreeMap<>(periods)
                    .forEach(
                        (end, count) -> {
                          if (end <= vintage.cutOff()) {
                            looked.add(new Looked(group, end, bin(vintage.cutOff() - end), count));
                          }
                        }));
    return looked;
  }
}
