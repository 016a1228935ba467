package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Shares. A share of a known number of people is a count. So the people with the trait, those without it and all of them
/// are none or at least the threshold (Australian Bureau of Statistics, CMS), in the group and in what is not shown of
/// the breakdown, and so are those of each class that the trait is made from.
public final class Shares {

  private static final double[] UNITS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1};

  private Shares() {}

  /// People with a trait, and all of them.
  ///
  /// @param classes how many people are of each class that the trait is made from, in the same order for all groups: another
  ///     share puts them together otherwise, and a table may show some of them
  public record Group(long with, long all, List<Long> classes) implements Summary<Group> {
    public Group(long with, long all) {
      this(with, all, List.of());
    }

    public Group {
      classes = List.copyOf(classes);
      if (with < 0 || with > all) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%d of %d; valid is a part of the whole", with, all));
      }
    }

    /// Nobody of a group without classes is of one.
    private long ofClass(int place) {
      return place < classes.size() ? classes.get(place) : 0;
    }

    double share() {
      return (double) with / all;
    }

    long without() {
      return all - with;
    }

    @Override
    public long people() {
      return all;
    }

    @Override
    public Group less(List<Group> others, List<Group> left, boolean more) {
      long trait = Summary.rest(with, others, left, Group::with);
      List<Long> ofClass = new ArrayList<>();
      for (int at = 0; at < classes.size(); at++) {
        int place = at;
        ofClass.add(Summary.rest(classes.get(at), others, left, group -> group.ofClass(place)));
      }
      return new Group(
          trait, trait + Summary.rest(without(), others, left, Group::without), ofClass);
    }

    @Override
    public boolean passes(int threshold) {
      return all >= threshold
          && with >= threshold
          && without() >= threshold
          && !hasSmallClass(threshold);
    }

    private boolean hasSmallClass(int threshold) {
      return classes.stream().anyMatch(people -> people > 0 && people < threshold);
    }
  }

  /// A share of which tables tell what it is made from, in units of 0.1 %.
  public static Shown rounded(double share) {
    return Shown.rounded(share, UNITS[0]);
  }

  /// A share, of people or of something of theirs such as stays and nights, in the smallest unit that is so many of them as
  /// twice the threshold: beside the share that another posting shows, it does not tell how few of those who came have the trait.
  /// Where the unit would be more than a tenth, nothing is shown.
  ///
  /// @param people of whom it is, at the least
  public static Shown rounded(double share, long people, int threshold) {
    OptionalDouble unit =
        Arrays.stream(UNITS).filter(one -> one * people >= 2L * threshold).findFirst();
    if (unit.isEmpty()) {
      return Shown.Withheld.few(threshold);
    }
    // What is not all is never shown as all, just as what is not none is never shown as none.
    return Shown.rounded(1 - share, unit.getAsDouble()) instanceof Shown.Withheld
        ? Shown.Withheld.few(threshold)
        : Shown.rounded(share, unit.getAsDouble());
  }
}
