package org.throughline.facilities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The facilities whose codes are known, with all their names.
final class Directory {

  /// A word in more than this share of names does not say which facility it is.
  private static final double COMMON = 0.05;

  private static final int SHORTEST_WORD = 3;

  private final SpellingRules words;
  private final Map<String, Long> namesWith;
  private final int names;
  private final Map<String, List<Entry>> byState;

  /// One name of a facility.
  record Entry(String code, Spelling spelling, String zip, Kind kind) {}

  private Directory(SpellingRules words, Set<Named> named) {
    this.words = words;
    this.namesWith =
        named.stream()
            .map(Named::name)
            .distinct()
            .flatMap(name -> new HashSet<>(words.of(name)).stream())
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    this.names = (int) named.stream().map(Named::name).distinct().count();
    this.byState = new HashMap<>();
    for (Named one : named) {
      byState
          .computeIfAbsent(one.place().state(), state -> new ArrayList<>())
          .add(new Entry(one.code(), spelling(one.name()), one.place().zip(), one.kind()));
    }
  }

  private record Named(String code, String name, Listing.Place place, Kind kind) {}

  /// @param coded listings with codes; those without a state are compared by the whole name only
  static Directory of(List<Listing> coded, SpellingRules words) {
    return new Directory(
        words,
        coded.stream()
            .map(
                listing ->
                    new Named(
                        listing.code(),
                        listing.name().toUpperCase(Locale.ROOT),
                        listing.place(),
                        Kind.of(listing)))
            .collect(Collectors.toSet()));
  }

  /// The names in a state; an empty state is that of names whose state nobody gave.
  List<Entry> in(String state) {
    return byState.getOrDefault(state, List.of());
  }

  Spelling spelling(String name) {
    List<String> all = words.of(name);
    return Spelling.of(all, all.stream().filter(this::isTelling).collect(Collectors.toSet()));
  }

  private boolean isTelling(String word) {
    return word.length() >= SHORTEST_WORD
        && !words.generic().contains(word)
        && namesWith.getOrDefault(word, 0L) <= Math.max(1, COMMON * names);
  }
}
