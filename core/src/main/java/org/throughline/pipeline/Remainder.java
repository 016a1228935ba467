package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.pipeline.Crossing.Both;
import org.throughline.pipeline.ShownCounts.ShownCount;
import org.throughline.table.Category;

/// What is left of wholes when the parts that are shown are subtracted from them, in one period: of an area of responsibility
/// without its states.
///
/// A remainder tells when something is in it that is not shown by itself, and too little else: it has to leave possible that
/// any one of what is in it is as large as the threshold.
///
/// @param counts how many records and people are in each part and whole at once
/// @param parts what is shown of parts
/// @param wholes what is shown of wholes
/// @param total what is shown of all wholes together
record Remainder(
    Map<String, Map<String, Both>> counts,
    List<ShownCount> parts,
    List<ShownCount> wholes,
    OptionalLong total) {

  /// A part of which this share lies in a whole is taken by readers to lie in it.
  private static final double NEARLY_ALL = 0.9;

  /// A smaller share of a part may be slips: wholes are not tied to each other by it.
  private static final double SLIPS = 0.1;

  Remainder {
    counts = Map.copyOf(counts);
    parts = List.copyOf(parts);
    wholes = List.copyOf(wholes);
  }

  /// Parts that have to be shown as one for no remainder to tell: for each that does what is withheld in it and the smallest
  /// part that is subtracted, or all of these. None if none tells.
  ///
  /// @param threshold on people
  /// @param all whether all parts of a whole are shown as one
  List<Set<String>> telling(int threshold, boolean all) {
    List<Set<String>> telling = new ArrayList<>();
    for (ShownCount whole : subtractedFrom()) {
      List<ShownCount> inside =
          parts.stream().filter(one -> one.count() > 0 && lies(one.of(), whole.of())).toList();
      long left = whole.count() - inside.stream().mapToLong(ShownCount::count).sum();
      Set<String> seen = new HashSet<>();
      inside.forEach(one -> seen.addAll(one.of()));
      Set<String> unseen = new TreeSet<>(counts.keySet());
      unseen.removeAll(seen);
      Set<String> withheld = withheldIn(whole.of(), unseen);
      boolean isWithheld = !withheld.isEmpty() || isAnyWithheld(whole.of(), unseen);
      if (left > 0 && !inside.isEmpty() && isWithheld && isFew(whole.of(), unseen, threshold)) {
        Set<String> together = new TreeSet<>(withheld);
        together.addAll(all ? seen : smallest(inside));
        if (withheld.isEmpty()) {
          together.addAll(smallest(parts.stream().filter(one -> !inside.contains(one)).toList()));
        }
        telling.add(together);
      }
    }
    return telling;
  }

  private static Set<String> smallest(List<ShownCount> some) {
    return some.stream()
        .min(Comparator.comparingLong(ShownCount::count))
        .map(ShownCount::of)
        .orElse(Set.of());
  }

  private static Set<String> alone(List<ShownCount> some) {
    Set<String> alone = new HashSet<>();
    some.stream().filter(one -> one.of().size() == 1).forEach(one -> alone.addAll(one.of()));
    return alone;
  }

  /// Every whole that is shown, those that are not, and those that parts tie to each other.
  private List<ShownCount> subtractedFrom() {
    List<ShownCount> all = new ArrayList<>(wholes);
    Set<String> hidden = new HashSet<>();
    counts.values().forEach(one -> hidden.addAll(one.keySet()));
    wholes.forEach(one -> hidden.removeAll(one.of()));
    if (!hidden.isEmpty() && total.isPresent()) {
      long shown = wholes.stream().mapToLong(ShownCount::count).sum();
      all.add(new ShownCount(hidden, total.getAsLong() - shown));
    }
    List<ShownCount> each = List.copyOf(all);
    all.addAll(tied(each, 0));
    all.addAll(tied(each, SLIPS));
    return all;
  }

  /// Wholes put together until every part lies in one, but for a share of it.
  private List<ShownCount> tied(List<ShownCount> each, double but) {
    List<ShownCount> tied = new ArrayList<>(each);
    counts.forEach(
        (part, _) -> {
          if (!Category.saysNothing(part)) {
            long all = records(Set.of(part));
            List<ShownCount> some =
                tied.stream().filter(one -> records(Set.of(part), one.of()) > but * all).toList();
            if (some.size() > 1) {
              Set<String> of = new HashSet<>();
              some.forEach(one -> of.addAll(one.of()));
              tied.removeAll(some);
              tied.add(new ShownCount(of, some.stream().mapToLong(ShownCount::count).sum()));
            }
          }
        });
    tied.removeAll(each);
    return tied;
  }

  private boolean lies(Set<String> some, Set<String> wholes) {
    return records(some, wholes) >= NEARLY_ALL * records(some);
  }

  /// Parts of which more than half lie in wholes, and of which nothing is seen there nor shown by itself.
  private Set<String> withheldIn(Set<String> wholes, Set<String> unseen) {
    Set<String> withheld = new TreeSet<>(unseen);
    withheld.removeAll(alone(parts));
    withheld.removeIf(
        one ->
            Category.saysNothing(one) || 2 * records(Set.of(one), wholes) <= records(Set.of(one)));
    return withheld;
  }

  /// Whether a whole is not shown by itself, and of more than half of it nothing is seen.
  private boolean isAnyWithheld(Set<String> wholes, Set<String> unseen) {
    Set<String> hidden = new TreeSet<>(wholes);
    hidden.removeAll(alone(this.wholes));
    hidden.removeIf(Category::saysNothing);
    return hidden.stream()
        .anyMatch(one -> 2 * records(unseen, Set.of(one)) > records(counts.keySet(), Set.of(one)));
  }

  private long records(Set<String> some) {
    return some.stream()
        .flatMap(one -> counts.getOrDefault(one, Map.of()).values().stream())
        .mapToLong(Both::records)
        .sum();
  }

  private long records(Set<String> some, Set<String> wholes) {
    return some.stream().mapToLong(one -> in(wholes, one).records()).sum();
  }

  /// Those of a part in some wholes.
  private Both in(Set<String> wholes, String part) {
    return counts.getOrDefault(part, Map.of()).entrySet().stream()
        .filter(one -> wholes.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .reduce(new Both(0, 0), Both::and);
  }

  /// Whether none of the unseen parts in wholes can be as large as the threshold.
  private boolean isFew(Set<String> wholes, Set<String> unseen, int threshold) {
    List<Long> people =
        unseen.stream().map(one -> in(wholes, one).people()).filter(one -> one > 0).toList();
    return people.stream().mapToLong(Long::longValue).sum() - (people.size() - 1) < threshold;
  }
}
