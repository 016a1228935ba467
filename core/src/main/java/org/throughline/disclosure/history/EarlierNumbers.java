package org.throughline.disclosure.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.CountTable;
import org.throughline.table.Vintage;

/// The numbers that publications have shown so far, each in its last vintage, with the day of that
/// publication. Whoever read them has them: they may be said again.
public final class EarlierNumbers {

  /// Before anything was published.
  public static final EarlierNumbers NONE = new EarlierNumbers();

  private final Map<String, Dated> numbers = new HashMap<>();
  private final Map<String, LocalDate> days = new HashMap<>();

  private EarlierNumbers() {}

  /// A number as it was shown.
  public static final class Dated {

    private final long value;
    private final long people;
    private final LocalDate on;
    private final int vintage;

    private Dated(long value, long people, LocalDate on, int vintage) {
      this.value = value;
      this.people = people;
      this.on = on;
      this.vintage = vintage;
    }

    public long value() {
      return value;
    }

    /// Of how many people its records were, as far as that was kept; else how many records.
    public long people() {
      return people;
    }

    /// The day of the publication that showed it first.
    public LocalDate on() {
      return on;
    }
  }

  /// @param facts everything published before, in the order of publication
  public static EarlierNumbers of(List<Fact> facts) {
    return of(facts, Map.of());
  }

  /// @param facts everything published before, in the order of publication
  /// @param kept what stays on this machine, see [WithheldCounts]
  public static EarlierNumbers of(List<Fact> facts, Map<String, Long> kept) {
    EarlierNumbers all = new EarlierNumbers();
    LocalDate day = LocalDate.EPOCH;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Day(LocalDate next)) {
        day = next;
      } else if (fact instanceof Fact.Shown(String name, long value)) {
        Vintage vintage = Vintage.parse(name);
        all.days.put(vintage.number(), day);
        all.numbers.merge(
            vintage.number(),
            new Dated(
                value,
                kept.getOrDefault(WithheldCounts.people(name), value),
                day,
                vintage.vintage()),
            (a, b) -> a.vintage > b.vintage ? a : b);
      } else if (fact instanceof Fact.Figure(Derived.Range rounded)) {
        all.days.put(Vintage.parse(rounded.cell()).number(), day);
      }
    }
    return all;
  }

  /// The last day on which a number of a table was shown first, exact or with noise.
  public Optional<LocalDate> shown(CountTable table) {
    return table.shown().stream()
        .flatMap(cell -> Optional.ofNullable(days.get(cell.id())).stream())
        .max(Comparator.naturalOrder());
  }

  /// A number that was shown before, by its id.
  public Optional<Dated> find(String id) {
    return Optional.ofNullable(numbers.get(id));
  }
}
