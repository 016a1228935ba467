package org.throughline.releases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Collects the columns of one sheet while its headers are matched.
final class MappingBuilder {

  private final TableSpec table;
  private final Map<String, List<Integer>> positions;
  private final List<String> cells;
  private final Map<Integer, SheetMapping.Column> known = new TreeMap<>();
  private final Set<String> found = new HashSet<>();
  private final Map<String, Vocabulary.Header> wanted = new TreeMap<>();
  private final Set<String> twice = new TreeSet<>();
  private final Set<String> mayStandTwice = new HashSet<>();

  MappingBuilder(TableSpec table, Map<String, List<Integer>> positions, List<String> cells) {
    this.table = table;
    this.positions = positions;
    this.cells = cells;
  }

  void addAll(List<Vocabulary.Header> headers) {
    for (Vocabulary.Header header : headers) {
      if (header.firstOfTwo()) {
        mayStandTwice.add(Headers.normal(header.header()));
      }
    }
    headers.forEach(this::add);
  }

  private void add(Vocabulary.Header header) {
    wanted.merge(header.column(), header, (a, b) -> a.required() ? a : b);
    List<Integer> at = places(header);
    if (at.isEmpty() || isTaken(at, header)) {
      return;
    }
    if (at.size() > 1 || !found.add(header.column())) {
      twice.add(header.header());
      return;
    }
    known.put(
        at.getFirst(),
        new SheetMapping.Column(
            at.getFirst(),
            cells.get(at.getFirst()).strip(),
            table.column(header.column()),
            header.keeps()));
  }

  /// Whether another spelling of the header, which is compared as equal, has found the same cell.
  private boolean isTaken(List<Integer> at, Vocabulary.Header header) {
    SheetMapping.Column column = at.size() == 1 ? known.get(at.getFirst()) : null;
    return column != null && column.spec().name().equals(header.column());
  }

  /// Where the header stands; of two where that is expected, the one that is meant.
  private List<Integer> places(Vocabulary.Header header) {
    List<Integer> at = positions.getOrDefault(Headers.normal(header.header()), List.of());
    boolean two = at.size() == 2 && mayStandTwice.contains(Headers.normal(header.header()));
    if (header.firstOfTwo()) {
      return two ? at.subList(0, 1) : List.of();
    }
    return two ? at.subList(1, 2) : at;
  }

  Optional<String> problem() {
    List<String> missing =
        wanted.values().stream()
            .filter(header -> header.required() && !found.contains(header.column()))
            .map(header -> "'" + header.header() + "'")
            .toList();
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add(
          "missing required column"
              + (missing.size() > 1 ? "s " : " ")
              + String.join(", ", missing));
    }
    twice.forEach(header -> parts.add("column '" + header + "' stands more than once"));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  SheetMapping build(Vocabulary vocabulary, int headerRow) {
    List<SheetMapping.Unknown> unknown = new ArrayList<>();
    positions.values().forEach(at -> at.forEach(position -> addUnknown(unknown, position)));
    unknown.sort(Comparator.comparingInt(SheetMapping.Unknown::position));
    List<String> missing =
        wanted.values().stream()
            .filter(header -> !found.contains(header.column()))
            .map(Vocabulary.Header::header)
            .toList();
    return new SheetMapping(
        vocabulary.vocabulary(),
        table,
        headerRow,
        List.copyOf(known.values()),
        unknown,
        missing,
        vocabulary.monthIsFirst(),
        vocabulary.nulls());
  }

  private void addUnknown(List<SheetMapping.Unknown> unknown, int position) {
    if (!known.containsKey(position)) {
      String header = PersonalTexts.withoutPersons(cells.get(position).strip());
      boolean isPersonal =
          PersonalTexts.kind(header).filter(kind -> kind != PersonalTexts.Kind.NAME).isPresent();
      unknown.add(
          new SheetMapping.Unknown(position, isPersonal ? PersonalTexts.NOT_SHOWN : header));
    }
  }
}
