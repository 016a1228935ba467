package org.throughline.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tables that are not published for the same reason.
record WithheldGroup(Sentence reason, List<WithheldTable> tables) {

  WithheldGroup {
    tables = List.copyOf(tables);
  }

  /// As readers of a language see it.
  record InWords(Sentence.Said reason, List<Titled> tables) {}

  /// A table's name as readers of a language see it.
  record Titled(Sentence.Said title, String tableId) {}

  InWords in(Texts texts) {
    return new InWords(
        reason.in(texts),
        tables.stream().map(one -> new Titled(texts.said(one.title()), one.tableId())).toList());
  }

  /// Groups in the order in which their reasons first appear.
  static List<WithheldGroup> of(List<WithheldTable> withheld) {
    Map<Sentence, List<WithheldTable>> byReason = new LinkedHashMap<>();
    withheld.forEach(
        table -> byReason.computeIfAbsent(table.reason(), r -> new ArrayList<>()).add(table));
    return byReason.entrySet().stream()
        .map(group -> new WithheldGroup(group.getKey(), group.getValue()))
        .toList();
  }
}
