package org.throughline.pipeline;

import static org.throughline.pipeline.PeopleOfYear.SOMEBODY;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.throughline.disclosure.statistics.Breakdowns;
import org.throughline.disclosure.statistics.Shares;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.engine.Row;
import org.throughline.measures.Answer.Line;
import org.throughline.measures.Quantity;
import org.throughline.pipeline.ProtectedStatistics.Hidden;

/// What may be shown of shares: of those who came, and of those who are held.
final class ProtectedShares {

  /// Places among the figures.
  private static final int SHARE = 0;

  private static final int PART = 1;
  private static final int WHOLE = 2;

  private final PeopleOfYear people;
  private final Hidden hidden;
  private final int threshold;

  ProtectedShares(PeopleOfYear people, Hidden hidden, int threshold) {
    this.people = people;
    this.hidden = hidden;
    this.threshold = threshold;
  }

  /// Who has the trait and of whom a share is.
  ///
  /// @param counts condition of rows with the trait
  /// @param of condition of rows that the share is of
  /// @param dimensions those that the conditions look at
  /// @param rows condition of all rows, with a mark for the release
  private record Trait(String counts, String of, List<String> dimensions, String rows) {}

  /// The lines of one fiscal year, of a share of those who came.
  List<Line> ofComers(Quantity.Ratio ratio, List<Line> lines) {
    Trait trait = new Trait(ratio.counts(), ratio.of(), ratio.dimensions(), people.dated());
    Set<String> names = names(trait);
    if (tellsHidden(trait, names)) {
      return ShownLines.hide(
          lines,
          "how many are of a class it is made from is withheld, or waits for an update, and a share would tell it");
    }
    return lines(
        trait,
        names,
        lines,
        (dimension, label) ->
            people.isDivided() && hidden.isHidden(people.stays(), dimension, label),
        !people.isDivided() && areShown(trait, names));
  }

  /// The lines of one fiscal year, of a share of nights in custody.
  List<Line> ofHeld(Quantity.StockShare part, List<Line> lines) {
    Trait trait =
        new Trait(
            begins(part.dimension(), part.counts()),
            begins(part.dimension(), part.of()),
            List.of(part.dimension()),
            people.onSomeNight());
    return lines(trait, names(trait), lines, PeopleOfYear.NOTHING_HIDDEN, /* isTold= */ false);
  }

  private static String begins(String dimension, List<String> beginnings) {
    return beginnings.stream()
        .map(beginning -> "%s like '%s%%'".formatted(dimension, beginning))
        .collect(Collectors.joining(" or "));
  }

  /// Parts of what may not be shown as a whole are not shown either: their sum would be it.
  ///
  /// @param names of the classes that the trait is made from
  /// @param isTold whether tables tell what the share is made from
  private List<Line> lines(
      Trait trait,
      Set<String> names,
      List<Line> lines,
      BiPredicate<String, String> isHidden,
      boolean isTold) {
    Breakdowns<Shares.Group> beside =
        people.beside(
            lines,
            new Shares.Group(0, 0),
            dimension -> groups(trait, names, dimension),
            trait.rows(),
            isHidden);
    Shares.Group total = beside.total();
    if (!total.passes(threshold)) {
      return ShownLines.hide(lines, Shown.Withheld.few(threshold).reason());
    }
    List<Shares.Group> groups = beside.breakdowns().getFirst().groups();
    List<Shown> parts =
        beside.first(
            threshold,
            i -> {
              double share = ShownLines.number(lines.get(i), SHARE);
              return isTold
                  ? Shares.rounded(share)
                  : Shares.rounded(share, groups.get(i).people(), threshold);
            });
    return ShownLines.withOthers(
        lines,
        ShownLines.figures(lines, SHARE, parts),
        SHARE,
        others -> {
          BitSet apart = (BitSet) others.clone();
          apart.flip(0, groups.size());
          Shares.Group left = total.less(of(groups, apart), of(groups, others), /* more= */ false);
          return Shares.rounded(
              ShownLines.sum(lines, others, PART) / ShownLines.sum(lines, others, WHOLE),
              left.people(),
              threshold);
        });
  }

  private static List<Shares.Group> of(List<Shares.Group> groups, BitSet places) {
    return places.stream().mapToObj(groups::get).toList();
  }

  /// The classes that the trait is made from, in the same order for every breakdown.
  private Set<String> names(Trait trait) {
    Set<String> names = new TreeSet<>();
    classes(trait, "''").values().forEach(some -> names.addAll(some.keySet()));
    return names;
  }

  private Map<String, Shares.Group> groups(Trait trait, Set<String> names, String dimension) {
    Map<String, Map<String, Long>> classes = classes(trait, dimension);
    Map<String, Shares.Group> groups = new LinkedHashMap<>();
    people
        .byCategory(
            """
            select category, sum(with_trait), count(*)
            from (
              select %1$s as category, %2$s as somebody, max(case when %3$s then 1 else 0 end) as with_trait
              from %4$s where %5$s and (%6$s) group by %1$s, %2$s
            ) people
            group by category
            """
                .formatted(
                    dimension,
                    SOMEBODY,
                    trait.counts(),
                    people.spec().sqlTable(),
                    trait.rows(),
                    trait.of()))
        .forEach(
            (category, row) -> {
              Map<String, Long> own = classes.getOrDefault(category, Map.of());
              groups.put(
                  category,
                  new Shares.Group(
                      row.number(1),
                      row.number(2),
                      names.stream().map(name -> own.getOrDefault(name, 0L)).toList()));
            });
    return groups;
  }

  /// Whether a table withholds how many all are, or are of a class: the share of a known number is their sum. Beside what was
  /// published before an update, it would tell of the few who came.
  private boolean tellsHidden(Trait trait, Set<String> names) {
    List<String> dimensions = trait.dimensions();
    return hidden.isHidden(people.stays(), "", "")
        || (dimensions.size() == 1
            && names.stream()
                .anyMatch(label -> hidden.isHidden(people.stays(), dimensions.getFirst(), label)));
  }

  /// Whether tables show how many are of each class.
  private boolean areShown(Trait trait, Set<String> names) {
    List<String> dimensions = trait.dimensions();
    return dimensions.size() == 1
        && names.stream()
            .allMatch(label -> hidden.isShown(people.stays(), dimensions.getFirst(), label));
  }

  /// People by class of what a share's conditions look at, by category; who is of none is a class too.
  private Map<String, Map<String, Long>> classes(Trait trait, String dimension) {
    String columns = String.join(" || '/' || ", trait.dimensions());
    Map<String, Map<String, Long>> classes = new LinkedHashMap<>();
    for (Row row :
        people
            .engine()
            .rows(
                """
                select %1$s as category, %2$s as class, count(distinct %3$s) from %4$s where %5$s group by %1$s, %2$s
                """
                    .formatted(
                        dimension,
                        columns.isEmpty() ? "''" : columns,
                        SOMEBODY,
                        people.spec().sqlTable(),
                        trait.rows()),
                people.release())) {
      classes
          .computeIfAbsent(row.text(0), any -> new LinkedHashMap<>())
          .put(row.text(1), row.number(2));
    }
    return classes;
  }
}
