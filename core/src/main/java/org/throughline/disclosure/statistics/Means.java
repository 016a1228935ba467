package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
      return new Group(
          groups.stream().mapToLong(Group::people).sum(),
          groups.stream().mapToLong(Group::values).sum(),
          groups.stream().mapToDouble(Group::sum).sum(),
          groups.stream().mapToDouble(Group::largest).max().orElse(0),
          groups.stream()
              .flatMap(group -> Stream.of(group.largest(), group.second()))
              .sorted(Comparator.reverseOrder())
              .skip(1)
              .findFirst()
              .orElse(0.0));
    }

    /// What is left. People of several groups may be in both, so only the difference of their numbers is surely left, or
    /// those of the largest group that is.
    Group less(List<Group> others, List<Group> left, boolean more) {
      Group known = of(left);
      Group gone = of(others);
      double rest = sum - gone.sum();
      boolean isExact = !more && known.people() + gone.people() == people;
      return new Group(
          Math.max(people - gone.people(), left.stream().mapToLong(Group::people).max().orElse(0)),
          values - gone.values(),
          rest,
          isExact ? known.largest() : Math.min(largest, rest),
          isExact ? known.second() : Math.min(second, Math.max(0, rest - largest)));
    }
  }

  private record MeanRules(int threshold) implements Breakdowns.Rules<Group> {

    @Override
    public boolean passes(Group group) {
      return Means.passes(group, threshold);
    }

    @Override
    public long people(Group group) {
      return group.people();
    }

    @Override
    public Group rest(Group whole, List<Group> less, List<Group> left, boolean others) {
      return whole.less(less, left, others);
    }
  }

  /// What may be shown of each group of a breakdown whose total is shown too.
  ///
  /// @param threshold on people
  public static List<Shown> of(List<Group> groups, int threshold) {
    Breakdowns.Breakdown<Group> alone = new Breakdowns.Breakdown<>(groups, new BitSet());
    return of(new Breakdowns<>(Group.of(groups), List.of(alone), List.of()), threshold);
  }

  /// Which groups of several breakdowns may be shown.
  static List<BitSet> shown(Breakdowns<Group> breakdowns, int threshold) {
    return breakdowns.shown(new MeanRules(threshold));
  }

  /// What may be shown of each group of the first of several breakdowns.
  ///
  /// @param threshold on people
  public static List<Shown> of(Breakdowns<Group> breakdowns, int threshold) {
    BitSet shown = shown(breakdowns, threshold).getFirst();
    List<Group> groups = breakdowns.breakdowns().getFirst().groups();
    List<Shown> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (shown.get(i)) {
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
