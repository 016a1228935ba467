package org.throughline.compare;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// How the columns of a table differ.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface ColumnChange {

  /// The canonical column; empty when the registry does not know the header.
  String column();

  /// Only the older release has the column.
  record Gone(String column, List<String> headers) implements ColumnChange {
    public Gone {
      headers = List.copyOf(headers);
    }
  }

  /// Only the newer release has the column.
  record Added(String column, List<String> headers) implements ColumnChange {
    public Added {
      headers = List.copyOf(headers);
    }
  }

  /// Both have the column, under other headers.
  record Renamed(String column, List<String> older, List<String> newer) implements ColumnChange {
    public Renamed {
      older = List.copyOf(older);
      newer = List.copyOf(newer);
    }
  }

  /// Every change, by canonical column; headers that nobody knows come first, since they may hold
  /// what no other column holds.
  static List<ColumnChange> between(
      Map<String, SortedSet<String>> older, Map<String, SortedSet<String>> newer) {
    List<ColumnChange> changes = new ArrayList<>();
    Set<String> columns = new TreeSet<>(older.keySet());
    columns.addAll(newer.keySet());
    for (String column : columns) {
      SortedSet<String> before = older.getOrDefault(column, new TreeSet<>());
      SortedSet<String> after = newer.getOrDefault(column, new TreeSet<>());
      if (column.isEmpty()) {
        changes.addAll(unknown(before, after));
      } else if (after.isEmpty()) {
        changes.add(new Gone(column, List.copyOf(before)));
      } else if (before.isEmpty()) {
        changes.add(new Added(column, List.copyOf(after)));
      } else if (!folded(before).keySet().equals(folded(after).keySet())) {
        changes.add(new Renamed(column, List.copyOf(before), List.copyOf(after)));
      }
    }
    return changes;
  }

  private static List<ColumnChange> unknown(Set<String> before, Set<String> after) {
    Map<String, String> older = folded(before);
    Map<String, String> newer = folded(after);
    List<ColumnChange> changes = new ArrayList<>();
    older.forEach(
        (key, header) -> {
          if (!newer.containsKey(key)) {
            changes.add(new Gone("", List.of(header)));
          }
        });
    newer.forEach(
        (key, header) -> {
          if (!older.containsKey(key)) {
            changes.add(new Added("", List.of(header)));
          }
        });
    return changes;
  }

  /// Headers are the same when they differ only in case and white space, as in the registry.
  private static Map<String, String> folded(Set<String> headers) {
    Map<String, String> folded = new TreeMap<>();
    headers.forEach(
        header ->
            folded.put(header.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT), header));
    return folded;
  }
}
