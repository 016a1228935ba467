package org.throughline.recoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// Chooses how a table is recoded: of all ways in which few enough people are in small cells, the one that
/// leaves most cells.
///
/// A list of one dimension gets one class for all small categories; on a scale they join those beside them; where a hierarchy says which belong together, first one
/// for the small categories of each group, as far as nothing can be told from it, and then one for those left over. A class that says nothing about its
/// records ("not recorded") joins the largest one where it is the only small class, so that it never costs
/// one that says something. In a grid months become quarters or halves of years, categories their groups, the smallest
/// one class, or several of these. What is still small is for disclosure control to withhold.
public final class Recoding {

  /// Labels of classes that say nothing about their records.
  private static final Set<String> RESIDUAL =
      Set.of("not recorded", "withheld by the agency", "no date", "unknown", "not reported");

  private static final String MONTH = "\\d{4}-\\d{2}";

  /// Of long lists no more numbers of small categories are tried than this.
  private static final int TRIED = 60;

  private final CountTable table;
  private final int threshold;

  /// Fewer small categories of a group are left to the class of all: of two, each would say much of the other.
  private static final int FEWEST = 3;

  private final ToDoubleFunction<String> surcharge;
  private final Groups groups;

  /// What categories belong to.
  public interface Groups {

    /// The group of a category of a dimension; empty where it has none.
    Optional<String> of(String dimension, String label);

    /// The labels of a dimension that is a scale, from its least to its most; empty for one without an order.
    List<String> scale(String dimension);
  }

  private Recoding(
      CountTable table, int threshold, ToDoubleFunction<String> surcharge, Groups groups) {
    this.table = table;
    this.threshold = threshold;
    this.surcharge = surcharge;
    this.groups = groups;
  }

  /// The folds that a table needs; none if it needs none, or if none would help.
  ///
  /// @param threshold a count from 1 to `threshold - 1` is small
  /// @param most the share of people of a grid who may be in small cells
  /// @param surcharge a secret number from 0 to 1 for any text, always the same for the same one. It decides between
  ///     what is nearly as good, so that who owns the program cannot tell from what is shown what is not
  /// @param groups the hierarchies of its dimensions
  public static List<Fold> choose(
      CountTable table,
      int threshold,
      double most,
      ToDoubleFunction<String> surcharge,
      Groups groups) {
    Recoding recoding = new Recoding(table, threshold, surcharge, groups);
    return table.dimensions().size() == 1 && isFoldable(table.dimensions().getFirst())
        ? recoding.ofList(table.dimensions().getFirst())
        : recoding.ofGrid(most);
  }

  /// Months at the beginning and the end of what a release covers, put together with those beside them where a few records are
  /// dated in them: by itself such a month says little of the nation, and costs the tables of offices by month. Months between
  /// them stay.
  ///
  /// @param table counts by month, alone or beside the sources that say so
  /// @param isEdge whether a month, by its id, is not covered in whole
  /// @param threshold a month of 1 to `threshold - 1` people is small
  public static List<Fold> ofEdges(CountTable table, Predicate<String> isEdge, int threshold) {
    Dimension time = table.dimensions().getFirst();
    List<Category> months = months(time);
    Map<String, Long> people = new Grid(table).people(0);
    long[] counts = months.stream().mapToLong(one -> people.getOrDefault(one.id(), 0L)).toArray();
    boolean[] isTogether = new boolean[counts.length];
    for (int step : new int[] {1, -1}) {
      int at = step > 0 ? 0 : counts.length - 1;
      int last = -1;
      for (; isIn(at, counts) && isEdge.test(months.get(at).id()); at += step) {
        last = counts[at] > 0 && counts[at] < threshold ? at : last;
      }
      if (last >= 0) {
        put(isTogether, counts, step > 0 ? 0 : counts.length - 1, last, step, threshold);
      }
    }
    return folds(time, months, isTogether);
  }

  /// The folds that keep months of a table together which another one of the same has together.
  ///
  /// @param together ids of months
  public static List<Fold> together(CountTable table, Set<String> together) {
    Dimension time = table.dimensions().getFirst();
    List<Category> months = months(time);
    boolean[] isTogether = new boolean[months.size()];
    for (int at = 0; at < isTogether.length; at++) {
      isTogether[at] = together.contains(months.get(at).id());
    }
    return folds(time, months, isTogether);
  }

  /// Folds by which some categories are shown as one. Who was put together with them stays so without them, or with them where
  /// they would not be enough by themselves; spans of months stay whole.
  ///
  /// @param before the folds of the table
  /// @param together ids of categories of one of its dimensions; one that nothing is shown with changes nothing
  public static List<Fold> joined(
      CountTable table, List<Fold> before, Set<String> together, int threshold) {
    Dimension dimension =
        table.dimensions().stream()
            .filter(one -> one.categories().stream().map(Category::id).anyMatch(together::contains))
            .findFirst()
            .orElseThrow();
    boolean isTime = dimension.kind() == DimensionKind.TIME;
    Map<String, Long> people = new Grid(table).people(table.dimensions().indexOf(dimension));
    Set<String> all = new HashSet<>(together);
    List<Fold> folds = new ArrayList<>();
    for (Fold fold : before) {
      List<Category> left = new ArrayList<>(fold.members());
      left.removeIf(one -> together.contains(one.id()));
      boolean isOther =
          !fold.dimension().equals(dimension.id()) || left.size() == fold.members().size();
      if (isOther) {
        folds.add(fold);
      } else if (!isTime && hides(left, one -> people.getOrDefault(one.id(), 0L), threshold)) {
        folds.add(Fold.ofSmall(dimension.id(), left));
      } else {
        left.forEach(one -> all.add(one.id()));
      }
    }
    List<Category> members =
        dimension.categories().stream().filter(one -> all.contains(one.id())).toList();
    if (members.size() < 2) {
      return before;
    }
    folds.add(isTime ? ofSpan(dimension, members) : Fold.ofNamed(dimension.id(), members));
    return folds;
  }

  private static List<Category> months(Dimension time) {
    return time.categories().stream().filter(one -> one.id().matches(MONTH)).toList();
  }

  private static boolean isIn(int at, long[] counts) {
    return at >= 0 && at < counts.length;
  }

  /// Marks months from an end to the last small one there, and more of them until any one of them may be large.
  private static void put(
      boolean[] isTogether, long[] counts, int end, int last, int step, int threshold) {
    long sum = 0;
    int members = 0;
    for (int at = end; isIn(at, counts); at += step) {
      boolean isDone = (at - last) * step > 0;
      if (isDone && members > 1 && sum - (members - 1) >= threshold) {
        return;
      }
      isTogether[at] = true;
      members++;
      sum += counts[at];
    }
  }

  private static List<Fold> folds(Dimension time, List<Category> months, boolean[] isTogether) {
    List<Fold> folds = new ArrayList<>();
    List<Category> members = new ArrayList<>();
    for (int at = 0; at <= isTogether.length; at++) {
      if (at < isTogether.length && isTogether[at]) {
        members.add(months.get(at));
      } else {
        if (members.size() > 1) {
          folds.add(ofSpan(time, members));
        }
        members.clear();
      }
    }
    return folds;
  }

  private static Fold ofSpan(Dimension time, List<Category> months) {
    return Fold.of(
        time.id(), months.getFirst().label() + " to " + months.getLast().label(), months);
  }

  private static boolean isFoldable(Dimension dimension) {
    return switch (dimension.kind()) {
      case TIME, SOURCE -> false;
      case PLACE, OFFICE, EVENT, PERSONAL -> true;
    };
  }

  private static boolean isResidual(Category category) {
    return RESIDUAL.contains(category.label().toLowerCase(Locale.ROOT));
  }

  private boolean isSmall(long count) {
    return count > 0 && count < threshold;
  }

  private List<Fold> ofList(Dimension dimension) {
    Map<String, Long> counts = new Grid(table).people(0);
    ToLongFunction<Category> count = category -> counts.getOrDefault(category.id(), 0L);
    List<Category> ascending =
        dimension.categories().stream()
            .filter(category -> count.applyAsLong(category) > 0)
            .sorted(Comparator.comparingLong(count).thenComparing(Category::id))
            .toList();
    List<Category> small =
        ascending.stream().filter(one -> isSmall(count.applyAsLong(one))).toList();
    boolean isResidual = small.stream().allMatch(Recoding::isResidual);
    if (small.isEmpty() || (isResidual && !hides(small, count))) {
      return withLargest(dimension, counts);
    }
    List<Category> scale = scale(dimension, ascending);
    if (small.stream().anyMatch(scale::contains)) {
      List<Category> besides = small.stream().filter(one -> !scale.contains(one)).toList();
      return ofScale(dimension, scale, besides, count);
    }
    long limit = isResidual ? threshold : limit();
    List<Category> members =
        new ArrayList<>(ascending.stream().filter(one -> count.applyAsLong(one) < limit).toList());
    List<Category> others = new ArrayList<>(ascending.subList(members.size(), ascending.size()));
    List<Fold> grouped = isResidual ? List.of() : grouped(dimension, members, count);
    grouped.forEach(fold -> members.removeAll(fold.members()));
    if (members.isEmpty()) {
      return grouped;
    }
    int least = members.size();
    int wanted = least + (isResidual ? 0 : oneMore(others));
    others.sort(Comparator.comparingDouble(one -> price(one, count.applyAsLong(one))));
    while (!others.isEmpty() && (members.size() < wanted || !hides(members, count))) {
      members.add(others.removeFirst());
    }
    boolean isAnythingLeft = !others.isEmpty() || members.size() == least || !grouped.isEmpty();
    if (!isAnythingLeft || !hides(members, count)) {
      return List.of();
    }
    if (others.size() > 1 && isOfFew(dimension, members)) {
      members.add(others.removeFirst());
    }
    List<Fold> all = new ArrayList<>(grouped);
    all.add(Fold.ofSmall(dimension.id(), members));
    return all;
  }

  private List<Category> scale(Dimension dimension, List<Category> present) {
    List<String> labels = groups.scale(dimension.id());
    return present.stream()
        .filter(one -> labels.contains(one.label()))
        .sorted(Comparator.comparingInt(one -> labels.indexOf(one.label())))
        .toList();
  }

  /// A scale cut into stretches so that none is small: "12 hours or less or above 72 hours" would be neither short nor long. Of all
  /// cuts the one with most stretches, then the one that puts fewest together. A scale that cannot be cut is one class: who owns the
  /// program would know why, and nothing beside it may say more. What is small and no part of the scale joins its first class.
  private List<Fold> ofScale(
      Dimension dimension,
      List<Category> scale,
      List<Category> besides,
      ToLongFunction<Category> count) {
    ToDoubleFunction<List<List<Category>>> paid =
        stretches ->
            stretches.stream()
                .filter(stretch -> stretch.size() > 1)
                .flatMap(List::stream)
                .mapToDouble(one -> price(one, count.applyAsLong(one)))
                .sum();
    List<List<Category>> classes =
        IntStream.range(0, 1 << (scale.size() - 1))
            .mapToObj(cuts -> cut(scale, cuts))
            .filter(all -> all.stream().allMatch(stretch -> isEnough(dimension, stretch, count)))
            .max(
                Comparator.<List<List<Category>>>comparingInt(List::size)
                    .thenComparing(Comparator.comparingDouble(paid).reversed()))
            .stream()
            .flatMap(List::stream)
            .filter(stretch -> stretch.size() > 1)
            .<List<Category>>map(ArrayList::new)
            .toList();
    if (!classes.isEmpty()) {
      classes.getFirst().addAll(besides);
    }
    return classes.stream().map(members -> Fold.ofNamed(dimension.id(), members)).toList();
  }

  private boolean isEnough(
      Dimension dimension, List<Category> stretch, ToLongFunction<Category> count) {
    return stretch.size() == 1
        ? !isSmall(count.applyAsLong(stretch.getFirst()))
        : hides(stretch, count) && !isOfFew(dimension, stretch);
  }

  /// @param cuts a bit for each member but the last: whether a stretch ends with it
  private static List<List<Category>> cut(List<Category> scale, int cuts) {
    List<List<Category>> stretches = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < scale.size(); at++) {
      if (at == scale.size() - 1 || (cuts >> at & 1) == 1) {
        stretches.add(scale.subList(from, at + 1));
        from = at + 1;
      }
    }
    return stretches;
  }

  /// Classes of the small categories of one group each. What is left must be enough for a class of its own, or nothing: groups
  /// are given up for it, that of the fewest people first.
  private List<Fold> grouped(
      Dimension dimension, List<Category> small, ToLongFunction<Category> count) {
    Map<String, List<Category>> byGroup = new TreeMap<>();
    for (Category one : small) {
      groups
          .of(dimension.id(), one.label())
          .ifPresent(group -> byGroup.computeIfAbsent(group, any -> new ArrayList<>()).add(one));
    }
    List<Fold> folds = new ArrayList<>();
    byGroup.forEach(
        (group, members) -> {
          if (hidesAny(members, count)) {
            folds.add(
                Fold.of(dimension.id(), "Other " + group + " (" + members.size() + ")", members));
          }
        });
    folds.sort(
        Comparator.comparingLong((Fold fold) -> fold.members().stream().mapToLong(count).sum()));
    List<Category> left = new ArrayList<>(small);
    folds.forEach(fold -> left.removeAll(fold.members()));
    while (!folds.isEmpty() && !left.isEmpty() && !hides(left, count)) {
      left.addAll(folds.removeFirst().members());
    }
    folds.sort(Comparator.comparing(fold -> fold.into().label()));
    return folds;
  }

  /// Whether a class leaves possible of each of its members every small number but zero, even for who knows that all are small.
  private boolean hidesAny(List<Category> members, ToLongFunction<Category> count) {
    long most = (members.size() - 1) * (threshold - 1L) + 1;
    return members.size() >= FEWEST
        && hides(members, count)
        && members.stream().mapToLong(count).sum() <= most;
  }

  /// Whether a class leaves possible that any one of its members, none of which is zero, is large.
  private boolean hides(List<Category> members, ToLongFunction<Category> count) {
    return hides(members, count, threshold);
  }

  private static boolean hides(
      List<Category> members, ToLongFunction<Category> count, int threshold) {
    long sum = members.stream().mapToLong(count).sum();
    return members.size() > 1 && sum - (members.size() - 1) >= threshold;
  }

  /// Whether too few people may be behind the records of categories together.
  private boolean isOfFew(Dimension dimension, List<Category> members) {
    if (table.people().isEmpty()) {
      return false;
    }
    Fold fold = Fold.ofSmall(dimension.id(), members);
    CountTable recoded = RecodedTable.of(table, List.of(fold));
    return recoded.shown().stream()
        .filter(cell -> cell.position().getFirst().equals(fold.into().id()))
        .anyMatch(cell -> isSmall(recoded.people(cell)));
  }

  /// Below it categories are put together, if one is small: the threshold or up to half as much again.
  private long limit() {
    return threshold + (long) (surcharge.applyAsDouble(table.id()) * threshold / 2);
  }

  /// One class in four has a member more than it needs, if two remain.
  private int oneMore(List<Category> others) {
    return others.size() > 1 && surcharge.applyAsDouble(table.id() + " more") > 0.75 ? 1 : 0;
  }

  /// What it costs to put a category together with small ones: its count, or up to twice that.
  private double price(Category one, long count) {
    return count * (1 + surcharge.applyAsDouble(table.id() + " " + one.id()));
  }

  /// The largest category with those that say nothing of their records, where nothing else is small and these are too few for
  /// a class of their own; none otherwise. A list and the grids of its dimension do the same: what one of them showed apart, the
  /// other would tell.
  private List<Fold> withLargest(Dimension dimension, Map<String, Long> counts) {
    ToLongFunction<Category> count = category -> counts.getOrDefault(category.id(), 0L);
    List<Category> small =
        dimension.categories().stream().filter(one -> isSmall(count.applyAsLong(one))).toList();
    Optional<Category> largest =
        dimension.categories().stream()
            .filter(one -> count.applyAsLong(one) >= threshold)
            .max(Comparator.comparingLong(count).thenComparing(Category::id));
    if (small.isEmpty()
        || largest.isEmpty()
        || !small.stream().allMatch(Recoding::isResidual)
        || hides(small, count)) {
      return List.of();
    }
    List<Category> members = new ArrayList<>(List.of(largest.get()));
    small.stream()
        .sorted(Comparator.comparingLong(count).thenComparing(Category::id))
        .forEach(members::add);
    return List.of(Fold.ofNamed(dimension.id(), members));
  }

  private List<Fold> ofGrid(double most) {
    Grid grid = new Grid(table);
    boolean isProtected = table.dimensions().stream().anyMatch(Recoding::isFoldable);
    if (!isProtected) {
      return List.of();
    }
    List<Fold> first = new ArrayList<>();
    for (int at = 0; at < table.dimensions().size(); at++) {
      Dimension dimension = table.dimensions().get(at);
      first.addAll(isFoldable(dimension) ? withLargest(dimension, grid.people(at)) : List.of());
    }
    if (grid.smallShare(first, threshold) <= most) {
      return first;
    }
    List<List<Fold>> ways = List.of(first);
    for (int at = 0; at < table.dimensions().size(); at++) {
      List<List<Fold>> longer = new ArrayList<>();
      for (List<Fold> way : ways) {
        longer.add(way);
        for (List<Fold> more : waysOf(at, grid, first)) {
          List<Fold> both = new ArrayList<>(way);
          both.addAll(more);
          longer.add(both);
        }
      }
      ways = longer;
    }
    List<Choice> best =
        ways.stream()
            .map(way -> new Choice(way, grid.smallShare(way, threshold), grid.cells(way)))
            .sorted(Choice.bestFirst(most))
            .toList();
    return best.stream()
        .filter(one -> one.small() <= most)
        .filter(one -> table.people().isEmpty() || isOfEnough(one.folds(), most))
        .findFirst()
        .orElse(best.getFirst())
        .folds();
  }

  /// One way to recode a grid.
  ///
  /// @param small the share of people in cells that would be withheld
  private record Choice(List<Fold> folds, double small, long cells) {

    /// Of those that leave few enough in small cells the one with most cells; where none does, the smallest of those that leave
    /// fewest.
    static Comparator<Choice> bestFirst(double most) {
      return Comparator.comparingDouble((Choice one) -> Math.max(most, one.small))
          .thenComparingLong(one -> one.small <= most ? -one.cells : one.cells);
    }
  }

  /// Whether few enough are in small cells also where several records of a cell may be of one person.
  private boolean isOfEnough(List<Fold> way, double most) {
    return new Grid(RecodedTable.of(table, way)).smallShare(List.of(), threshold) <= most;
  }

  /// @param first folds that are made whatever else is
  private List<List<Fold>> waysOf(int at, Grid grid, List<Fold> first) {
    Dimension dimension = table.dimensions().get(at);
    if (dimension.kind() == DimensionKind.TIME) {
      return List.of(spans(dimension, 3), spans(dimension, 6));
    }
    if (!isFoldable(dimension)) {
      return List.of();
    }
    Map<String, Long> totals = grid.totals(at);
    Set<Category> placed = new HashSet<>();
    first.stream()
        .filter(fold -> fold.dimension().equals(dimension.id()))
        .forEach(fold -> placed.addAll(fold.members()));
    List<Category> ascending =
        dimension.categories().stream()
            .filter(one -> !placed.contains(one))
            .sorted(
                Comparator.comparingLong((Category one) -> totals.getOrDefault(one.id(), 0L))
                    .thenComparing(Category::id))
            .toList();
    List<List<Fold>> ways = new ArrayList<>();
    int step = 1 + ascending.size() / TRIED;
    for (int size = 2; size < ascending.size(); size += step) {
      ways.add(List.of(Fold.ofSmall(dimension.id(), ascending.subList(0, size))));
    }
    if (placed.isEmpty()) {
      ways.addAll(byGroups(dimension, totals));
    }
    return ways;
  }

  /// All categories put together to their groups; and the same where the smallest groups are one.
  private List<List<Fold>> byGroups(Dimension dimension, Map<String, Long> totals) {
    Map<String, List<Category>> byGroup = new TreeMap<>();
    for (Category one : dimension.categories()) {
      groups
          .of(dimension.id(), one.label())
          .ifPresent(group -> byGroup.computeIfAbsent(group, any -> new ArrayList<>()).add(one));
    }
    List<Map.Entry<String, List<Category>>> ascending = new ArrayList<>(byGroup.entrySet());
    ascending.sort(
        Comparator.comparingLong(
            group ->
                group.getValue().stream()
                    .mapToLong(one -> totals.getOrDefault(one.id(), 0L))
                    .sum()));
    List<List<Fold>> ways = new ArrayList<>();
    for (int smallest = 0; smallest < ascending.size(); smallest++) {
      List<Category> together =
          ascending.subList(0, smallest).stream().flatMap(one -> one.getValue().stream()).toList();
      List<Fold> way = new ArrayList<>();
      if (together.size() > 1) {
        way.add(Fold.ofSmall(dimension.id(), together));
      }
      for (Map.Entry<String, List<Category>> group :
          ascending.subList(smallest, ascending.size())) {
        if (group.getValue().size() > 1) {
          way.add(Fold.of(dimension.id(), group.getKey(), group.getValue()));
        }
      }
      if (smallest != 1 && !way.isEmpty()) {
        ways.add(way);
      }
    }
    return ways;
  }

  /// Months put together to quarters (3) or halves (6) of the years that begin in January, which are those of
  /// fiscal years too; what is no month stays.
  private static List<Fold> spans(Dimension dimension, int months) {
    Map<String, List<Category>> bySpan = new LinkedHashMap<>();
    for (Category category : dimension.categories()) {
      if (category.id().matches(MONTH)) {
        int month = Integer.parseInt(category.id().substring(5)) - 1;
        // Halves of fiscal years begin in October and April.
        int shifted = Integer.parseInt(category.id().substring(0, 4)) * 12 + month + 3;
        bySpan
            .computeIfAbsent(String.valueOf(shifted / months), any -> new ArrayList<>())
            .add(category);
      }
    }
    return bySpan.values().stream()
        .filter(members -> members.size() > 1)
        .map(members -> ofSpan(dimension, members))
        .toList();
  }
}
