package org.throughline.disclosure.statistics;

import java.util.Arrays;
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
  public record Group(long people, long values, double sum, double largest, double second)
      implements Summary<Group> {

    /// Several groups together.
    public static Group of(List<Group> groups) {
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

    @Override
    public Group less(List<Group> others, List<Group> left, boolean more) {
      Group known = of(left);
      Group gone = of(others);
      double rest = sum - gone.sum();
      boolean isExact = !more && known.people() + gone.people() == people;
      return new Group(
          Summary.rest(people, others, left, Group::people),
          values - gone.values(),
          rest,
          isExact ? known.largest() : Math.min(largest, rest),
          isExact ? known.second() : Math.min(second, Math.max(0, rest - largest)));
    }

    /// A mean of 0 says that everybody has 0.
    @Override
    public boolean passes(int threshold) {
      return people >= threshold
          && sum > 0
          && largest <= LARGEST * sum
          && largest + second <= TWO_LARGEST * sum;
    }

    /// Rounded to the smallest unit by which the sum is uncertain by a tenth of the largest share.
    public Shown mean() {
      double unit =
          Arrays.stream(UNITS)
              .filter(one -> values * one >= UNCERTAIN * largest)
              .findFirst()
              .orElse(UNITS[UNITS.length - 1]);
      return Shown.rounded(sum / values, unit);
    }
  }

  /// What may be shown of each group of the first of several breakdowns.
  ///
  /// @param threshold on people
  public static List<Shown> of(Breakdowns<Group> breakdowns, int threshold) {
    List<Group> groups = breakdowns.breakdowns().getFirst().groups();
    return breakdowns.first(threshold, i -> groups.get(i).mean());
  }
}
