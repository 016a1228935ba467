package org.throughline.compare;

import java.util.ArrayList;
import java.util.List;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.publish.ValueChange;

/// The sentences of a comparison. None of them holds a count.
public final class DriftSentences {

  private DriftSentences() {}

  /// The months each side covers, and both.
  public static String windows(TableDrift drift) {
    return "The older release covers %s, the newer %s; %s."
        .formatted(
            window(drift.older()),
            window(drift.newer()),
            drift.common().map(window -> "both cover " + window).orElse("no month is in both"));
  }

  public static String window(Months months) {
    return months.window().map(Window::toString).orElse("no month");
  }

  /// What became of the columns, a sentence each.
  public static List<String> columns(TableDrift drift) {
    List<String> sentences = new ArrayList<>();
    TableDrift.Vocabularies vocabularies = drift.vocabularies();
    if (!vocabularies.older().equals(vocabularies.newer())) {
      sentences.add(
          "Vocabulary: older %s, newer %s"
              .formatted(
                  named(List.copyOf(vocabularies.older())),
                  named(List.copyOf(vocabularies.newer()))));
    }
    drift.columns().forEach(change -> sentences.add(sentence(change)));
    return sentences;
  }

  private static String named(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String sentence(ColumnChange change) {
    return switch (change) {
      case ColumnChange.Gone gone ->
          "Column gone: %s%s".formatted(quoted(gone.headers()), column(gone));
      case ColumnChange.Added added ->
          "Column new: %s%s".formatted(quoted(added.headers()), column(added));
      case ColumnChange.Renamed renamed ->
          "Column renamed: %s is now %s%s"
              .formatted(quoted(renamed.older()), quoted(renamed.newer()), column(renamed));
    };
  }

  private static String column(ColumnChange change) {
    return change.column().isEmpty() ? " (not known)" : " (" + change.column() + ")";
  }

  private static String quoted(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }

  /// Values that only one of the releases has, in the months both cover, as far as the table may show it.
  public static List<String> values(ProtectedTable table) {
    List<String> sentences = new ArrayList<>();
    List<ValueChange> changes = ValueChange.in(table);
    for (boolean gone : new boolean[] {true, false}) {
      List<String> values =
          changes.stream().filter(one -> one.gone() == gone).map(ValueChange::value).toList();
      if (!values.isEmpty()) {
        sentences.add(
            (gone ? "Values gone from %s: %s" : "Values new in %s: %s")
                .formatted(changes.getFirst().column(), quoted(values)));
      }
    }
    return sentences;
  }
}
