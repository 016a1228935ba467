package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.List;

/// Means. A mean with its number of people is a sum, and sums of nested groups are subtracted. So a mean is shown of at
/// least the threshold of people, no one of whom has more than half of the sum and no two more than 67 % (Australian Bureau
/// of Statistics), rounded so that the sum stays uncertain by a tenth of the largest share; and what is not shown of a
/// breakdown passes the same, taken together.
public final class Means {

  private static final double LARGEST = 0.5;
  private static final double TWO_LARGEST = 0.67;
  private static final double UNCERTAIN = 0.1;
  private static final double[] UNITS = {0.1, 1, 5, 10, 50, 100, 500, 1000};

  private Means() {}

  /// What the mean of a group is made of.
  ///
  /// @param people distinct
  /// @param values of which the mean is; a person may have several
  /// @param sum of the values
  /// @param largest what the person with most has of it
  /// @param second what the next has
  public record Group(long people, long values, double sum, double largest, double second) {

    static Group of(List<Group> groups) {
      double largest = 0;
      double second = 0;
      for (Group one : groups) {
        for (double share : new double[] {one.largest(), one.second()}) {
          if (share > largest) {
            second = largest;
            largest = share;
          } else if (share > second) {
            second = share;
          }
        }
      }
      return new Group(
          groups.stream().mapToLong(Group::people).sum(),
          groups.stream().mapToLong(Group::values).sum(),
          groups.stream().mapToDouble(Group::sum).sum(),
          largest,
          second);
    }
  }

  /// What may be shown of each group of a breakdown whose total is shown too.
  ///
  /// @param threshold on people
  public static List<Shown> of(List<Group> groups, int threshold) {
    boolean[] shown =
        Residuals.shown(
            groups,
            i -> passes(groups.get(i), threshold),
            Group::people,
            hidden -> passes(Group.of(hidden), threshold));
    List<Shown> all = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      Group group = groups.get(i);
      if (shown[i]) {
        all.add(Shown.rounded(group.sum() / group.values(), unit(group)));
      } else if (passes(group, threshold)) {
        all.add(new Shown.Withheld("it would tell the mean of groups that are withheld"));
      } else if (group.people() < threshold) {
        all.add(Shown.Withheld.fewerThan(threshold));
      } else {
        all.add(new Shown.Withheld("one or two people have most of it"));
      }
    }
    return all;
  }

  static boolean passes(Group group, int threshold) {
    // A mean of 0 says that everybody has 0.
    return group.people() >= threshold
        && group.sum() > 0
        && group.largest() <= LARGEST * group.sum()
        && group.largest() + group.second() <= TWO_LARGEST * group.sum();
  }

  /// The smallest unit by which the sum is uncertain by a tenth of the largest share.
  static double unit(Group group) {
    for (double unit : UNITS) {
      if (group.values() * unit >= UNCERTAIN * group.largest()) {
        return unit;
      }
    }
    return UNITS[UNITS.length - 1];
  }
}
