package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.throughline.disclosure.attack.Finding;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.CountTable;

/// Says of a count that is given away by what: the attack that needs least.
final class AttackClassification {

  private final List<Reader> ofEach;
  private final Reader ofAll;
  private final List<AttackKind> kinds = new ArrayList<>();
  private final List<Reader> learned = new ArrayList<>();
  private final int members;

  AttackClassification(
      List<CountTable> tables,
      Set<String> withheld,
      Set<String> suppressed,
      List<KnowledgeSource> knowledge,
      Policy policy) {
    members = policy.counts().insiders();
    ofEach = Reader.ofEach(tables, withheld, suppressed, policy);
    Reader.Shown alone = new Reader.Shown(suppressed, AttackerKnowledge.NOTHING);
    ofAll = new Reader(tables, withheld, alone, policy);
    AttackerKnowledge all = AttackerKnowledge.NOTHING;
    for (KnowledgeSource one : knowledge) {
      all = all.and(one.what());
      kinds.add(one.kind());
      learned.add(new Reader(tables, withheld, new Reader.Shown(suppressed, all), policy));
    }
  }

  /// Empty for a count that nothing gives away.
  Optional<AttackKind> of(Finding finding) {
    if (finding.isSafe()) {
      return Optional.empty();
    }
    return Optional.of(
        finding.attacker().knows().isEmpty()
            ? ofOutsider(finding.cellId())
            : finding.attacker().knows().size() == 1 || members == 1
                ? AttackKind.INSIDER
                : AttackKind.COALITION);
  }

  private AttackKind ofOutsider(String cell) {
    List<Reader> single = ofEach.stream().filter(reader -> reader.givesAway(cell)).toList();
    if (single.stream().anyMatch(reader -> reader.givesAwayByOneSum(cell))) {
      return AttackKind.COMPLEMENT;
    }
    if (!single.isEmpty()) {
      return AttackKind.ONE_TABLE;
    }
    if (ofAll.givesAway(cell)) {
      return AttackKind.LINKED_TABLES;
    }
    for (int at = 0; at < kinds.size(); at++) {
      if (learned.get(at).givesAway(cell)) {
        return kinds.get(at);
      }
    }
    // Everything known together was attacked first: the last to be learned made the difference.
    return kinds.isEmpty() ? AttackKind.LINKED_TABLES : kinds.getLast();
  }
}
