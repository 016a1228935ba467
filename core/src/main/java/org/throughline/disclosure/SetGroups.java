package org.throughline.disclosure;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.format.SetCell;
import org.throughline.disclosure.format.TableSet;
import org.throughline.table.Equation;

/// Groups in a set from elsewhere nearly all of whose members are in one cell: every total with several
/// parts is a group. As in the tables of a build ([Groups]) there is one more unknown for each of
/// them, the members that are elsewhere, of which enough must stay possible.
final class SetGroups {

  private final TableSet set;
  private final int coalition;
  private final Map<String, SetCell> cells = new HashMap<>();
  private final Set<String> unknowns = new HashSet<>();
  private final List<SetCell> more = new ArrayList<>();
  private final List<Equation> sums = new ArrayList<>();

  /// @param set counts
  /// @param coalition how many members elsewhere are too few; 0 for no rule
  SetGroups(TableSet set, int coalition) {
    this.set = set;
    this.coalition = coalition;
    set.cells().forEach(cell -> cells.put(cell.id(), cell));
    Map<String, Long> counts = new HashMap<>();
    if (coalition > 0) {
      cells.forEach((id, cell) -> counts.put(id, cell.value().longValueExact()));
    }
    for (Groups.Group group : Groups.find(set.sums(), counts, coalition)) {
      add(requireNonNull(cells.get(group.all())), requireNonNull(cells.get(group.cell())));
    }
  }

  /// Where group and cell are known from elsewhere both, nothing is left to protect.
  private void add(SetCell group, SetCell part) {
    if (isKnown(group) && isKnown(part)) {
      return;
    }
    String id = free(group.id() + " outside " + part.id());
    unknowns.add(id);
    BigDecimal elsewhere = group.value().subtract(part.value());
    BigDecimal room = BigDecimal.valueOf(coalition + 1L).subtract(elsewhere);
    more.add(
        new SetCell(
            id,
            elsewhere,
            SetCell.Standing.PRIMARY,
            SetCell.Bounds.NONE,
            Optional.of(new SetCell.Levels(BigDecimal.ZERO, room, BigDecimal.ZERO)),
            Optional.of(BigDecimal.ZERO),
            Optional.empty()));
    sums.add(new Equation(group.id(), List.of(part.id(), id)));
  }

  private static boolean isKnown(SetCell cell) {
    return cell.standing() == SetCell.Standing.KNOWN;
  }

  /// A name that no cell of the set has.
  private String free(String name) {
    String free = name;
    while (cells.containsKey(free) || unknowns.contains(free)) {
      free += "'";
    }
    return free;
  }

  /// The set with the unknowns, each to be protected, after its own cells.
  TableSet withUnknowns() {
    List<SetCell> all = new ArrayList<>(set.cells());
    all.addAll(more);
    List<Equation> allSums = new ArrayList<>(set.sums());
    allSums.addAll(sums);
    return new TableSet(set.name(), all, allSums);
  }

  /// Whether a cell is one of the unknowns, which nobody publishes.
  boolean isUnknown(SetCell cell) {
    return unknowns.contains(cell.id());
  }
}
