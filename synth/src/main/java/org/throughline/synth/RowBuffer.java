package org.throughline.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One row on its way into a file. Cells are set by canonical column; a column that the vocabulary
/// does not have is passed over, so that one script of a table serves every vocabulary.
final class RowBuffer {

  /// What a cell holds.
  enum Kind {
    EMPTY,
    TEXT,
    NUMBER,
    /// A day, as minutes.
    DATE,
    /// A minute.
    TIME
  }

  private final Map<String, Integer> places = new HashMap<>();
  private final List<SynthVocabulary.Column> columns;
  private final Set<String> days;
  private final Kind[] kinds;
  private final String[] texts;
  private final long[] numbers;

  /// Columns in `days` carry the day only, whatever is set.
  RowBuffer(List<SynthVocabulary.Column> columns, Set<String> days) {
    this.columns = List.copyOf(columns);
    this.days = Set.copyOf(days);
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).column(), i);
    }
    kinds = new Kind[columns.size()];
    texts = new String[columns.size()];
    numbers = new long[columns.size()];
    clear();
  }

  void clear() {
    Arrays.fill(kinds, Kind.EMPTY);
    Arrays.fill(texts, "");
  }

  int width() {
    return kinds.length;
  }

  Kind kind(int place) {
    return kinds[place];
  }

  String text(int place) {
    return texts[place];
  }

  long number(int place) {
    return numbers[place];
  }

  String header(int place) {
    return columns.get(place).header();
  }

  String column(int place) {
    return columns.get(place).column();
  }

  List<String> headers() {
    return columns.stream().map(SynthVocabulary.Column::header).toList();
  }

  /// Position of a column, or -1.
  int place(String column) {
    return places.getOrDefault(column, -1);
  }

  /// Sets a text; an empty one leaves the cell empty.
  void text(String column, String text) {
    int place = place(column);
    if (place >= 0) {
      texts[place] = text;
      kinds[place] = text.isEmpty() ? Kind.EMPTY : Kind.TEXT;
    }
  }

  void number(String column, long number) {
    set(column, Kind.NUMBER, number);
  }

  /// Sets a day; [Moments#NEVER] leaves the cell empty.
  void date(String column, long moment) {
    set(column, moment == Moments.NEVER ? Kind.EMPTY : Kind.DATE, moment);
  }

  /// Sets a minute; [Moments#NEVER] leaves the cell empty.
  void time(String column, long moment) {
    if (days.contains(column) && moment != Moments.NEVER) {
      set(column, Kind.DATE, Moments.midnight(moment));
      return;
    }
    set(column, moment == Moments.NEVER ? Kind.EMPTY : Kind.TIME, moment);
  }

  private void set(String column, Kind kind, long number) {
    int place = place(column);
    if (place >= 0) {
      kinds[place] = kind;
      numbers[place] = number;
    }
  }

  void empty(String column) {
    text(column, "");
  }

  /// What the cell says, for the truth; dates in ISO form.
  String says(int place) {
    return switch (kinds[place]) {
      case EMPTY -> "";
      case TEXT -> texts[place];
      case NUMBER -> Long.toString(numbers[place]);
      case DATE -> Moments.text(numbers[place], false);
      case TIME -> Moments.text(numbers[place], true);
    };
  }

  /// Positions of cells of any of these kinds.
  List<Integer> places(Kind first, Kind second) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == first || kinds[i] == second) {
        found.add(i);
      }
    }
    return found;
  }
}
