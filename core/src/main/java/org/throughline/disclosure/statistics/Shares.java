package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shares. A share of a known number of people is a count. So the people with the trait, those without it and all of them
/// are none or at least the threshold (Australian Bureau of Statistics, CMS), in the group and in what is not shown of
/// the breakdown, and so are those of each class that the trait is made from. A share of none or of all, of at least the threshold of people, is shown as one below 5 % or above 95 %
/// only: everybody is known to be without the trait, or to have it.
public final class Shares {

  private static final double UNIT = 0.001;

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

  /// A share, of people or of something of theirs such as stays and nights, in units of 0.1 %.
  public static Shown rounded(double share) {
    return Shown.rounded(share, UNIT);
  }

  /// What may be shown of all of them together.
  public static Shown of(Group total, int threshold) {
    return total.passes(threshold) ? rounded(total.share()) : Shown.Withheld.few(threshold);
  }
}
