package org.throughline.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.disclosure.ledger.Ledger;
import org.throughline.table.CountTable;

/// What readers have from earlier publications, with the exact tables behind it, so that a new
/// publication can be audited together with all before it.
///
/// @param tables the exact tables of earlier publications, and tables that state how earlier numbers
///     and new ones hang together (release 2 = release 1 + late records)
/// @param numbers every number published before, by cell id
/// @param hidden every cell shown as withheld
public record Earlier(List<CountTable> tables, Map<String, Long> numbers, Set<String> hidden) {

  /// Nothing was published before.
  public static final Earlier NOTHING = new Earlier(List.of(), Map.of(), Set.of());

  public Earlier {
    tables = List.copyOf(tables);
    numbers = Map.copyOf(numbers);
    hidden = Set.copyOf(hidden);
  }

  /// What a ledger says, over these exact tables.
  public static Earlier of(Ledger ledger, List<CountTable> tables) {
    return new Earlier(tables, ledger.numbers(), ledger.hidden());
  }
}
