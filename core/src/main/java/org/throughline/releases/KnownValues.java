package org.throughline.releases;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What columns are known to hold, from the registry's `values.yaml` and from the short lists that stand with
/// the columns themselves.
public final class KnownValues {

  /// A word this short stands in columns of many kinds.
  private static final int TELLING = 4;

  private static final List<String> NEVER_TELLING = List.of("UNKNOWN", "OTHER", "NONE");

  private final Map<String, ValueSet> sets;
  private final Map<List<String>, ValueSet> lists;

  /// Those whose values tell where they belong, the checked ones first.
  private final List<ValueSet> telling;

  private KnownValues(
      Map<String, ValueSet> sets, Map<List<String>, ValueSet> lists, Set<String> notTelling) {
    this.sets = Map.copyOf(sets);
    this.lists = Map.copyOf(lists);
    this.telling =
        Stream.concat(
                lists.values().stream(),
                sets.entrySet().stream()
                    .filter(set -> !notTelling.contains(set.getKey()))
                    .map(Map.Entry::getValue))
            .sorted(
                Comparator.comparing((ValueSet set) -> !set.checked())
                    .thenComparing(ValueSet::what))
            .toList();
  }

  record File(List<Entry> sets) {
    File {
      sets = List.copyOf(sets);
    }

    record Entry(
        String set,
        String what,
        boolean open,
        @Nullable Boolean checked,
        @Nullable Boolean telling,
        List<String> values,
        @Nullable List<String> patterns) {
      Entry {
        values = List.copyOf(values);
        patterns = patterns == null ? List.of() : List.copyOf(patterns);
      }
    }
  }

  static KnownValues of(File file, List<TableSpec> tables) {
    Map<String, ValueSet> sets = new HashMap<>();
    Set<String> notTelling = new HashSet<>();
    for (File.Entry entry : file.sets()) {
      if (entry.telling() != null && !entry.telling()) {
        notTelling.add(entry.set());
      }
      List<String> patterns = entry.patterns() == null ? List.of() : entry.patterns();
      boolean checked = entry.checked() == null || entry.checked();
      sets.put(
          entry.set(), ValueSet.of(entry.what(), entry.open(), checked, entry.values(), patterns));
    }
    Map<List<String>, ValueSet> lists = new HashMap<>();
    tables.stream()
        .map(TableSpec::columns)
        .flatMap(Collection::stream)
        .filter(column -> !column.values().isEmpty())
        .forEach(
            column ->
                lists.put(
                    column.values(),
                    ValueSet.of(
                        "a value of the column " + column.name(),
                        false,
                        true,
                        column.values(),
                        List.of())));
    KnownValues known = new KnownValues(sets, lists, notTelling);
    tables.forEach(table -> table.columns().forEach(known::requireSet));
    return known;
  }

  private void requireSet(ColumnSpec column) {
    if (!column.set().isEmpty() && !sets.containsKey(column.set())) {
      throw new IllegalArgumentException(
          "Column '%s' has the set '%s'; valid: %s"
              .formatted(column.name(), column.set(), sets.keySet()));
    }
  }

  /// What the cells of a column are known to hold; empty when anything may stand there.
  public Optional<ValueSet> of(ColumnSpec column) {
    return labels(column).filter(ValueSet::checked);
  }

  /// The labels that a column is known to hold; empty when publications do not show it.
  public Optional<ValueSet> labels(ColumnSpec column) {
    return column.values().isEmpty()
        ? Optional.ofNullable(sets.get(column.set()))
        : Optional.ofNullable(lists.get(column.values()));
  }

  /// A set of another kind that knows a text which `own` does not know.
  public Optional<ValueSet> otherThan(ValueSet own, String text) {
    String folded = ValueSet.folded(text);
    if (folded.length() < TELLING || NEVER_TELLING.contains(folded)) {
      return Optional.empty();
    }
    return telling.stream().filter(set -> !set.equals(own) && set.knows(text)).findFirst();
  }
}
