package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

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
  public record Group(long with, long all, List<Long> classes) {
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

    /// All of them together.
    public static Group of(List<Group> groups) {
      return new Group(
          groups.stream().mapToLong(Group::with).sum(),
          groups.stream().mapToLong(Group::all).sum(),
          IntStream.range(0, groups.isEmpty() ? 0 : groups.getFirst().classes().size())
              .mapToObj(at -> groups.stream().mapToLong(group -> group.classes().get(at)).sum())
              .toList());
    }

    /// Nobody of a group without classes is of one.
    private long ofClass(int place) {
      return place < classes.size() ? classes.get(place) : 0;
    }

    long without() {
      return all - with;
    }

    /// What is left. People of several groups may be in both, so only the difference of their numbers is surely left, or
    /// those of the largest group that is.
    Group less(List<Group> others, List<Group> left) {
      long trait = rest(with, others, left, Group::with);
      List<Long> ofClass = new ArrayList<>();
      for (int at = 0; at < classes.size(); at++) {
        int place = at;
        ofClass.add(rest(classes.get(at), others, left, group -> group.ofClass(place)));
      }
      return new Group(trait, trait + rest(without(), others, left, Group::without), ofClass);
    }

    private static long rest(
        long whole, List<Group> others, List<Group> left, ToLongFunction<Group> people) {
      long gone = others.stream().mapToLong(people).sum();
      return Math.max(whole - gone, left.stream().mapToLong(people).max().orElse(0));
    }
  }

  private record ShareRules(int threshold) implements Breakdowns.Rules<Group> {

    @Override
    public boolean passes(Group group) {
      return Shares.passes(group, threshold);
    }

    @Override
    public long people(Group group) {
      return group.all();
    }

    @Override
    public Group rest(Group whole, List<Group> less, List<Group> left, boolean others) {
      return whole.less(less, left);
    }
  }

  /// What may be shown of each group of a breakdown whose total is shown too, in units of 0.1 %.
  ///
  /// @param threshold on people
  public static List<Shown> of(List<Group> groups, int threshold) {
    return of(groups, any -> false, threshold);
  }

  /// The same where tables withhold how many people some groups are: a share is a fraction of few that fit, and would tell it.
  ///
  /// @param isHidden whether that of a group, by its place, is withheld or shown together with others
  public static List<Shown> of(List<Group> groups, IntPredicate isHidden, int threshold) {
    BitSet hidden = new BitSet();
    IntStream.range(0, groups.size()).filter(isHidden).forEach(hidden::set);
    Breakdowns.Breakdown<Group> alone = new Breakdowns.Breakdown<>(groups, hidden);
    return of(new Breakdowns<>(Group.of(groups), List.of(alone), List.of()), threshold);
  }

  /// What may be shown of each group of the first of several breakdowns.
  ///
  /// @param threshold on people
  public static List<Shown> of(Breakdowns<Group> breakdowns, int threshold) {
    BitSet shown = breakdowns.shown(new ShareRules(threshold)).getFirst();
    List<Group> groups = breakdowns.breakdowns().getFirst().groups();
    BitSet isHidden = breakdowns.breakdowns().getFirst().hidden();
    List<Shown> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (shown.get(i)) {
        all.add(Shown.rounded((double) group.with() / group.all(), UNIT));
      } else if (isHidden.get(i)) {
        all.add(
            new Shown.Withheld("how many people it is of is withheld, and a share would tell it"));
      } else {
        all.add(withheld(group, threshold));
      }
    }
    return all;
  }

  private static Shown.Withheld withheld(Group group, int threshold) {
    if (passes(group, threshold)) {
      return new Shown.Withheld("it would tell the share of groups that are withheld");
    }
    if (group.all() < threshold) {
      return Shown.Withheld.fewerThan(threshold);
    }
    if (hasSmallClass(group, threshold)) {
      return new Shown.Withheld(
          String.format(
              Locale.ROOT,
              "fewer than %d people are of one of the classes it is made from, and a table or"
                  + " another share would tell how many",
              threshold));
    }
    // Below 5 % or above 95 % would be said of none or all alone, and so tell it.
    return new Shown.Withheld(
        String.format(Locale.ROOT, "fewer than %d people have the trait, or lack it", threshold));
  }

  private static boolean hasSmallClass(Group group, int threshold) {
    return group.classes().stream().anyMatch(people -> people > 0 && people < threshold);
  }

  static boolean passes(Group group, int threshold) {
    return group.all() >= threshold
        && group.with() >= threshold
        && group.all() - group.with() >= threshold
        && !hasSmallClass(group, threshold);
  }
}
