package org.throughline.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The best way to pair two kinds of records of one person: as many pairs as there can be, each record at most
/// once, and among those ways the one with the least seconds apart in all.
///
/// Records are points in time, a pair is allowed when the time from left to right lies in a window, and its
/// cost is the absolute time between. Two pairs that cross can always be uncrossed: both new pairs lie in
/// the window between the old ones, and since the cost is convex they cost no more. So a best way exists
/// that keeps both sides in order of time, and it is found by going through both sides once
/// (quadratic in the records of one person).
final class Assignment {

  private Assignment() {}

  /// A record.
  ///
  /// @param second when it was
  record Point(long id, long second) implements Comparable<Point> {
    @Override
    public int compareTo(Point other) {
      int byTime = Long.compare(second, other.second);
      return byTime == 0 ? Long.compare(id, other.id) : byTime;
    }
  }

  /// Two records that may belong together, or do.
  record Pair(Point left, Point right) {
    long apart() {
      return Math.abs(right.second() - left.second());
    }
  }

  /// Chooses among pairs of one person. Of ways that are equally good, the one with the earlier records.
  static List<Pair> best(List<Pair> allowed) {
    List<Point> lefts = allowed.stream().map(Pair::left).distinct().sorted().toList();
    List<Point> rights = allowed.stream().map(Pair::right).distinct().sorted().toList();
    return new Grid(lefts, rights, allowed).best();
  }

  /// Best results for the first records of each side: `pairs[i][j]` for the first `i` left and `j` right ones.
  private static final class Grid {

    private static final long FORBIDDEN = -1;

    private final List<Point> lefts;
    private final List<Point> rights;
    private final long[][] apart;
    private final int[][] pairs;
    private final long[][] cost;

    Grid(List<Point> lefts, List<Point> rights, List<Pair> allowed) {
      this.lefts = lefts;
      this.rights = rights;
      apart = new long[lefts.size()][rights.size()];
      pairs = new int[lefts.size() + 1][rights.size() + 1];
      cost = new long[lefts.size() + 1][rights.size() + 1];
      for (long[] row : apart) {
        Arrays.fill(row, FORBIDDEN);
      }
      for (Pair pair : allowed) {
        int left = Collections.binarySearch(lefts, pair.left());
        apart[left][Collections.binarySearch(rights, pair.right())] = pair.apart();
      }
    }

    List<Pair> best() {
      for (int i = 1; i <= lefts.size(); i++) {
        for (int j = 1; j <= rights.size(); j++) {
          take(i, j, pairs[i - 1][j], cost[i - 1][j]);
          if (isBetter(i, j, pairs[i][j - 1], cost[i][j - 1])) {
            take(i, j, pairs[i][j - 1], cost[i][j - 1]);
          }
          if (isBetterPaired(i, j)) {
            take(i, j, pairs[i - 1][j - 1] + 1, cost[i - 1][j - 1] + apart[i - 1][j - 1]);
          }
        }
      }
      return trace();
    }

    private void take(int i, int j, int count, long total) {
      pairs[i][j] = count;
      cost[i][j] = total;
    }

    private boolean isBetter(int i, int j, int count, long total) {
      return count > pairs[i][j] || (count == pairs[i][j] && total < cost[i][j]);
    }

    private boolean isBetterPaired(int i, int j) {
      return apart[i - 1][j - 1] != FORBIDDEN
          && isBetter(i, j, pairs[i - 1][j - 1] + 1, cost[i - 1][j - 1] + apart[i - 1][j - 1]);
    }

    /// From the end: a record is left out where leaving it out is as good, so that earlier ones are taken.
    private List<Pair> trace() {
      List<Pair> chosen = new ArrayList<>();
      int i = lefts.size();
      int j = rights.size();
      while (i > 0 && j > 0) {
        if (isSame(i, j, i - 1, j)) {
          i--;
        } else if (isSame(i, j, i, j - 1)) {
          j--;
        } else {
          chosen.add(new Pair(lefts.get(i - 1), rights.get(j - 1)));
          i--;
          j--;
        }
      }
      return chosen.reversed();
    }

    private boolean isSame(int i, int j, int otherI, int otherJ) {
      return pairs[i][j] == pairs[otherI][otherJ] && cost[i][j] == cost[otherI][otherJ];
    }
  }
}
