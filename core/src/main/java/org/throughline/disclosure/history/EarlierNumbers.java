package org.throughline.disclosure.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.table.CountTable;
import org.throughline.table.Vintage;

/// The numbers that publications have shown so far, each in its last vintage, with the day of that
/// publication. Whoever read them has them: they may be said again.
public final class EarlierNumbers {

  /// Before anything was published.
  public static final EarlierNumbers NONE = new EarlierNumbers();

  private final Map<String, Dated> numbers = new HashMap<>();

  private EarlierNumbers() {}

  /// A number as it was shown.
  public static final class Dated {

    private final long value;
    private final LocalDate on;
    private final int vintage;

    private Dated(long value, LocalDate on, int vintage) {
      this.value = value;
      this.on = on;
      this.vintage = vintage;
    }

    public long value() {
      return value;
    }

    /// The day of the publication that showed it first.
    public LocalDate on() {
      return on;
    }
  }

  /// @param facts everything published before, in the order of publication
  public static EarlierNumbers of(List<Fact> facts) {
    EarlierNumbers all = new EarlierNumbers();
    LocalDate day = LocalDate.EPOCH;
    for (Fact fact : facts) {
      if (fact instanceof Fact.Day(LocalDate next)) {
        day = next;
      } else if (fact instanceof Fact.Shown(String name, long value)) {
        Vintage vintage = Vintage.parse(name);
        all.numbers.merge(
            vintage.number(),
            new Dated(value, day, vintage.vintage()),
            (a, b) -> a.vintage > b.vintage ? a : b);
      }
    }
    return all;
  }

  /// The last day on which a number of a table was shown first.
  public Optional<LocalDate> shown(CountTable table) {
    return table.shown().stream()
        .flatMap(cell -> find(cell.id()).stream())
        .map(Dated::on)
        .max(Comparator.naturalOrder());
  }

  /// A number that was shown before, by its id.
  public Optional<Dated> find(String id) {
    return Optional.ofNullable(numbers.get(id));
  }
}
