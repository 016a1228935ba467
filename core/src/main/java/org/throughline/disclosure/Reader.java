package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.disclosure.attack.AuditReport;
import org.throughline.disclosure.attack.Auditor;
import org.throughline.disclosure.attack.Interval;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.ProtectionLevel;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.table.CountTable;

/// Somebody who looks at some of the exact tables' published files and knows some other things.
final class Reader {

  private final Publication publication;
  private final Set<Integer> hidden = new TreeSet<>();

  /// @param tables the exact tables behind what is looked at
  /// @param withheld ids of those of which nothing is shown
  /// @param suppressed cells shown as withheld
  Reader(List<CountTable> tables, Set<String> withheld, Shown suppressed, Policy policy) {
    publication = new Publication(tables, withheld, suppressed.earlier(), policy);
    for (String id : suppressed.cells()) {
      JointSystem system = publication.system();
      if (system.contains(id) && !publication.isOpen(system.index(id))) {
        hidden.add(system.index(id));
      }
    }
  }

  /// @param cells cells shown as withheld
  /// @param earlier what else is known
  record Shown(Set<String> cells, AttackerKnowledge earlier) {}

  Publication publication() {
    return publication;
  }

  /// What this reader can find out about every small count.
  AuditReport attackAll() {
    return Auditor.audit(attack().against(levels()));
  }

  /// The feasibility intervals of what this reader does not know, by cell id.
  Map<String, Interval> intervals() {
    Map<String, Interval> intervals = new TreeMap<>();
    Auditor.intervals(attack())
        .forEach((cell, interval) -> intervals.put(publication.system().id(cell), interval));
    return intervals;
  }

  private List<ProtectionLevel> levels() {
    return publication.task(Set.of()).levels();
  }

  private Attack attack() {
    return publication.attack(new Pattern(hidden, Set.of()));
  }

  /// Whether this reader, alone, gives a count away.
  boolean givesAway(String cell) {
    return givesAway(cell, attack().withCoalitionsOf(0));
  }

  /// Whether a single equation does.
  boolean givesAwayByOneSum(String cell) {
    JointSystem system = publication.system();
    Attack attack = attack().withCoalitionsOf(0);
    return system.contains(cell)
        && system
            .equationsOf(system.index(cell))
            .anyMatch(row -> givesAway(cell, attack.using(List.of(row))));
  }

  private boolean givesAway(String cell, Attack attack) {
    if (!publication.system().contains(cell)) {
      return false;
    }
    List<ProtectionLevel> demanded =
        levels().stream()
            .filter(level -> publication.system().id(level.cell()).equals(cell))
            .toList();
    return !Auditor.audit(attack.against(demanded)).passed();
  }

  /// The same tables, seen one at a time.
  static List<Reader> ofEach(
      List<CountTable> tables, Set<String> withheld, Set<String> suppressed, Policy policy) {
    List<Reader> readers = new ArrayList<>();
    for (CountTable table : tables) {
      if (!withheld.contains(table.id())) {
        Shown shown = new Shown(suppressed, AttackerKnowledge.NOTHING);
        readers.add(new Reader(List.of(table), new HashSet<>(), shown, policy));
      }
    }
    return readers;
  }
}
