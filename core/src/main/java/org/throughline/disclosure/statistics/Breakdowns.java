package org.throughline.disclosure.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Several breakdowns of the same people beside each other and beside their total. Readers subtract: the total less the
/// shown groups of a breakdown; a shown group less the shown groups of another breakdown that lie wholly in it, such as a
/// region less its countries; what the hidden groups of one breakdown are together less the shown groups of another in
/// them; and one such rest less another that it holds. Each rest has to pass like a group, so more groups are withheld until
/// all do, the smallest first.
///
/// @param total of all; it is shown
/// @param breakdowns the groups of each breakdown
/// @param relations which groups of two breakdowns have people in common
/// @param <G> what is known of a group
public record Breakdowns<G extends Summary<G>>(
    G total, List<Breakdown<G>> breakdowns, List<Relation> relations) {

  public Breakdowns {
    breakdowns = List.copyOf(breakdowns);
    relations = List.copyOf(relations);
  }

  /// A breakdown.
  ///
  /// @param groups that together are all
  /// @param hidden groups, by their places, that may not be shown for a reason of their own
  public record Breakdown<G extends Summary<G>>(List<G> groups, BitSet hidden) {
    public Breakdown {
      groups = List.copyOf(groups);
      hidden = (BitSet) hidden.clone();
    }

    @Override
    public BitSet hidden() {
      return (BitSet) hidden.clone();
    }
  }

  /// Two breakdowns, by their places, and for each group of the one those of the other with people in common.
  public record Relation(int one, int other, List<BitSet> common) {
    public Relation {
      common = common.stream().map(places -> (BitSet) places.clone()).toList();
    }

    Relation turned(int groups) {
      List<BitSet> back = new ArrayList<>();
      for (int group = 0; group < groups; group++) {
        BitSet places = new BitSet();
        for (int i = 0; i < common.size(); i++) {
          places.set(i, common.get(i).get(group));
        }
        back.add(places);
      }
      return new Relation(/* one= */ other, /* other= */ one, back);
    }
  }

  /// Groups of a breakdown that lie in something that readers know.
  ///
  /// @param whole what they know
  /// @param in the breakdown of the groups
  /// @param places of the groups
  /// @param others whether the whole has people of other groups too
  /// @param of the breakdown of the whole; less than 0 for the total
  /// @param group its place there; less than 0 for all that are hidden
  private record Family<G extends Summary<G>>(
      G whole, int in, BitSet places, boolean others, int of, int group) {}

  /// What may be shown of each group of the first breakdown.
  ///
  /// @param threshold on people
  /// @param value of a group that may be shown, by its place
  public List<Shown> first(int threshold, IntFunction<Shown> value) {
    Breakdown<G> first = breakdowns.getFirst();
    BitSet shown = shown(threshold).getFirst();
    return IntStream.range(0, first.groups().size())
        .mapToObj(
            i ->
                shown.get(i)
                    ? value.apply(i)
                    : first.hidden.get(i) ? Shown.Withheld.HIDDEN : Shown.Withheld.few(threshold))
        .toList();
  }

  /// Which groups of each breakdown may be shown.
  List<BitSet> shown(int threshold) {
    return new Search<>(this, threshold).shown();
  }

  /// Withholds groups until nothing is wrong.
  private static final class Search<G extends Summary<G>> {

    /// So many sums of hidden groups are looked at.
    private static final int MOST_KNOWN = 400;

    private final Breakdowns<G> asked;
    private final int threshold;
    private final List<Relation> relations = new ArrayList<>();
    private final List<BitSet> shown = new ArrayList<>();

    Search(Breakdowns<G> asked, int threshold) {
      this.asked = asked;
      this.threshold = threshold;
      for (Relation relation : asked.relations()) {
        relations.add(relation);
        relations.add(relation.turned(groups(relation.other()).size()));
      }
      for (Breakdown<G> breakdown : asked.breakdowns()) {
        BitSet passing = new BitSet();
        for (int i = 0; i < breakdown.groups().size(); i++) {
          passing.set(i, !breakdown.hidden.get(i) && breakdown.groups().get(i).passes(threshold));
        }
        shown.add(passing);
      }
    }

    private List<G> groups(int breakdown) {
      return asked.breakdowns().get(breakdown).groups();
    }

    List<BitSet> shown() {
      boolean isSafe = false;
      while (!isSafe) {
        List<Family<G>> families = families();
        isSafe =
            families.stream().noneMatch(this::withholdOf)
                && relations.stream().noneMatch(this::withholdOfHidden)
                && IntStream.range(0, shown.size())
                    .noneMatch(
                        in ->
                            withholdOfSeveral(
                                families.stream().filter(f -> f.in() == in).toList()));
      }
      return shown;
    }

    /// The groups of a breakdown in which there is anybody.
    private BitSet peopled(int in) {
      BitSet peopled = new BitSet();
      for (int i = 0; i < groups(in).size(); i++) {
        peopled.set(i, groups(in).get(i).people() > 0);
      }
      return peopled;
    }

    private List<Family<G>> families() {
      List<Family<G>> families = new ArrayList<>();
      for (int in = 0; in < shown.size(); in++) {
        families.add(new Family<>(asked.total(), in, peopled(in), false, -1, -1));
      }
      for (Relation relation : relations) {
        BitSet of = shown.get(relation.other());
        of.stream().forEach(group -> families.add(family(relation, group)));
        if (!of.isEmpty() && of.cardinality() < groups(relation.other()).size()) {
          families.add(hidden(relation, of));
        }
      }
      return families;
    }

    /// The groups that lie wholly in one of another breakdown.
    private Family<G> family(Relation relation, int group) {
      BitSet places = new BitSet();
      boolean others = false;
      for (int i = 0; i < relation.common().size(); i++) {
        BitSet common = relation.common().get(i);
        boolean isAlone = common.get(group) && common.cardinality() == 1;
        places.set(i, isAlone);
        others |= common.get(group) && !isAlone;
      }
      return new Family<>(
          groups(relation.other()).get(group),
          relation.one(),
          places,
          others,
          relation.other(),
          group);
    }

    /// The groups that lie wholly in the hidden ones of another breakdown.
    private Family<G> hidden(Relation relation, BitSet of) {
      BitSet places = new BitSet();
      boolean others = false;
      for (int i = 0; i < relation.common().size(); i++) {
        BitSet common = relation.common().get(i);
        boolean touchesShown = common.intersects(of);
        places.set(i, !touchesShown && !common.isEmpty());
        others |= touchesShown && common.stream().anyMatch(group -> !of.get(group));
      }
      List<G> all = groups(relation.other());
      G whole = asked.total().less(some(all, of), some(all, without(of, all.size())), false);
      return new Family<>(whole, relation.one(), places, others, relation.other(), -1);
    }

    private static BitSet without(BitSet of, int size) {
      BitSet left = new BitSet();
      left.set(0, size);
      left.andNot(of);
      return left;
    }

    private static <G> List<G> some(List<G> groups, BitSet places) {
      return places.stream().mapToObj(groups::get).toList();
    }

    private BitSet left(Family<G> family) {
      BitSet left = (BitSet) family.places().clone();
      left.andNot(shown.get(family.in()));
      return left;
    }

    private G rest(Family<G> family) {
      BitSet less = (BitSet) family.places().clone();
      less.and(shown.get(family.in()));
      List<G> groups = groups(family.in());
      return family.whole().less(some(groups, less), some(groups, left(family)), family.others());
    }

    /// Withholds one of the groups of a family whose rest would tell too much.
    private boolean withholdOf(Family<G> family) {
      boolean nothingShown = !family.places().intersects(shown.get(family.in()));
      boolean nothingLeft = left(family).isEmpty() && !family.others();
      return !nothingShown
          && !nothingLeft
          && !rest(family).passes(threshold)
          && withholdSmallest(List.of(family));
    }

    /// Withholds one of the groups that add up to one that is hidden.
    private boolean withholdOfHidden(Relation relation) {
      int groups = groups(relation.other()).size();
      return without(shown.get(relation.other()), groups).stream()
          .mapToObj(group -> family(relation, group))
          .filter(family -> !family.others() && !family.places().isEmpty())
          .filter(family -> left(family).isEmpty())
          .anyMatch(family -> withholdSmallest(List.of(family)));
    }

    /// What readers know of hidden groups together.
    ///
    /// @param left the groups, by their places
    /// @param families from which they know it
    private record Known<G extends Summary<G>>(BitSet left, G group, List<Family<G>> families) {}

    /// Withholds one of the groups of families of which one's rest holds another's, and too little more; what is more is
    /// known too.
    private boolean withholdOfSeveral(List<Family<G>> families) {
      List<Known<G>> known = new ArrayList<>();
      Set<BitSet> seen = new HashSet<>();
      for (Family<G> family : families) {
        if (!family.others() && !left(family).isEmpty() && seen.add(left(family))) {
          known.add(new Known<>(left(family), rest(family), List.of(family)));
        }
      }
      for (int i = 1; i < known.size() && known.size() < MOST_KNOWN; i++) {
        for (int j = 0; j < i; j++) {
          Known<G> one = known.get(i);
          Known<G> other = known.get(j);
          boolean isWhole = holdsMore(one.left(), other.left());
          if (isWhole || holdsMore(other.left(), one.left())) {
            Known<G> more = isWhole ? more(one, other) : more(other, one);
            if (seen.add(more.left())) {
              if (!more.group().passes(threshold) && withholdSmallest(more.families())) {
                return true;
              }
              known.add(more);
            }
          }
        }
      }
      return false;
    }

    private Known<G> more(Known<G> whole, Known<G> part) {
      int in = whole.families().getFirst().in();
      BitSet left = (BitSet) whole.left().clone();
      left.andNot(part.left());
      return new Known<>(
          left,
          whole.group().less(List.of(part.group()), some(groups(in), left), false),
          Stream.concat(whole.families().stream(), part.families().stream()).distinct().toList());
    }

    private static boolean holdsMore(BitSet whole, BitSet part) {
      BitSet outside = (BitSet) part.clone();
      outside.andNot(whole);
      return outside.isEmpty() && part.cardinality() < whole.cardinality();
    }

    /// The group that a family lies in; of several, which are hidden, the smallest that may join them.
    private int whole(Family<G> family) {
      BitSet candidates = shown.get(family.of());
      List<G> groups = groups(family.of());
      return family.group() >= 0 && candidates.get(family.group())
          ? family.group()
          : candidates.stream()
              .boxed()
              .min(Comparator.comparingLong(i -> groups.get(i).people()))
              .orElseThrow();
    }

    private boolean withholdSmallest(List<Family<G>> families) {
      @Nullable Family<G> of = null;
      int smallest = -1;
      for (Family<G> family : families) {
        BitSet candidates = (BitSet) family.places().clone();
        candidates.and(shown.get(family.in()));
        for (int i : candidates.stream().toArray()) {
          List<G> groups = groups(family.in());
          if (of == null || groups.get(i).people() < groups(of.in()).get(smallest).people()) {
            of = family;
            smallest = i;
          }
        }
      }
      if (of != null) {
        shown.get(of.in()).clear(smallest);
        return true;
      }
      for (Family<G> family : families.reversed()) {
        if (family.of() >= 0 && shown.get(family.of()).cardinality() > 0) {
          shown.get(family.of()).clear(whole(family));
          return true;
        }
      }
      return false;
    }
  }
}
