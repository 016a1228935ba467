package org.throughline.facilities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.throughline.facilities.Directory.Entry;
import org.throughline.facilities.Match.Found;
import org.throughline.facilities.Match.Stage;
import org.throughline.facilities.Match.Unmatched;

/// Finds the codes of the facilities in a list that has none.
///
/// Stages, the first that finds a facility decides: an override; same state and zip with the most telling
/// words in common; the same name; one name in the other; names nearly the same. A stage at which two
/// facilities are equally good finds neither, and no weaker one is tried, but for the whole name. No code
/// is given twice in a list: the stronger stage has it, and of equals neither.
final class Matcher {

  /// Names less alike than this are of different facilities; the value is in use among researchers.
  private static final double LIKE = 0.84;

  private final Directory directory;
  private final Overrides overrides;

  Matcher(Directory directory, Overrides overrides) {
    this.directory = directory;
    this.overrides = overrides;
  }

  /// The match of each listing, in the same order. It depends on the listings alone, not on their order.
  ///
  /// @throws IllegalStateException when a code was given twice, which would be a fault of this class
  List<Match> match(List<Listing> listings) {
    List<Match> matches =
        new ArrayList<>(listings.stream().map(this::match).toList());
    Map<String, List<Integer>> takers = new TreeMap<>();
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i) instanceof Found(String code, Stage by)) {
        takers.computeIfAbsent(code, key -> new ArrayList<>()).add(i);
      }
    }
    takers.values().forEach(rows -> keepStrongest(rows, matches));
    requireDistinct(matches);
    return List.copyOf(matches);
  }

  private static void keepStrongest(List<Integer> rows, List<Match> matches) {
    Stage strongest =
        rows.stream().map(row -> stage(matches.get(row))).min(Stage::compareTo).orElseThrow();
    List<Integer> best =
        rows.stream().filter(row -> stage(matches.get(row)) == strongest).toList();
    for (int row : rows) {
      if (best.size() > 1 || !best.contains(row)) {
        String code = ((Found) matches.get(row)).code();
        matches.set(row, new Unmatched("another row of the list fits " + code + " as well"));
      }
    }
  }

  private static Stage stage(Match match) {
    return ((Found) match).by();
  }

  private static void requireDistinct(List<Match> matches) {
    Set<String> codes = new TreeSet<>();
    for (Match match : matches) {
      if (match instanceof Found(String code, Stage by) && !codes.add(code)) {
        throw new IllegalStateException("Two rows of a list were given the code " + code);
      }
    }
  }

  private Match match(Listing listing) {
    Optional<String> override = overrides.code(listing);
    if (override.isPresent()) {
      return new Found(override.get(), Stage.OVERRIDE);
    }
    Spelling name = directory.spelling(listing.name());
    List<Entry> here = directory.in(listing.place().state());
    return atPlace(listing, name, here)
        .or(() -> inState(name, here))
        .or(() -> inRelease(name))
        .orElseGet(() -> new Unmatched("no facility in the state is like it"));
  }

  private static Optional<Match> atPlace(Listing listing, Spelling name, List<Entry> here) {
    Predicate<Entry> near =
        entry -> !entry.zip().isEmpty() && entry.zip().equals(listing.place().zip());
    return best(
        here.stream().filter(near).filter(entry -> entry.spelling().shared(name) > 0).toList(),
        // Among those that share as many words, only the whole name decides.
        entry ->
            2 * entry.spelling().shared(name)
                + (entry.spelling().text().equals(name.text()) ? 1 : 0),
        Stage.ZIP_AND_WORDS);
  }

  private static Optional<Match> inState(Spelling name, List<Entry> here) {
    return best(
            here.stream().filter(entry -> entry.spelling().text().equals(name.text())).toList(),
            entry -> 1,
            Stage.NAME)
        .or(
            () ->
                best(
                    here.stream().filter(entry -> entry.spelling().containsOrIsIn(name)).toList(),
                    entry -> 1,
                    Stage.PART_OF_NAME))
        .or(() -> nearly(name, here));
  }

  private static Optional<Match> nearly(Spelling name, List<Entry> here) {
    Map<Entry, Double> alike = new HashMap<>();
    for (Entry entry : here) {
      if (entry.spelling().shared(name) > 0) {
        alike.put(entry, entry.spelling().likeness(name));
      }
    }
    return best(
        alike.keySet().stream().filter(entry -> alike.getOrDefault(entry, 0.0) >= LIKE).toList(),
        entry -> alike.getOrDefault(entry, 0.0),
        Stage.NEARLY_SAME_NAME);
  }

  private Optional<Match> inRelease(Spelling name) {
    return best(
        directory.in("").stream()
            .filter(entry -> entry.spelling().text().equals(name.text()))
            .toList(),
        entry -> 1,
        Stage.NAME_IN_RELEASE);
  }

  /// The facility with the highest score; no decision among several; nothing without candidates.
  private static Optional<Match> best(
      List<Entry> candidates, ToDoubleFunction<Entry> score, Stage stage) {
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    double highest = candidates.stream().mapToDouble(score).max().orElseThrow();
    Set<String> codes =
        candidates.stream()
            .filter(entry -> score.applyAsDouble(entry) == highest)
            .map(Entry::code)
            .collect(Collectors.toCollection(TreeSet::new));
    return Optional.of(
        codes.size() == 1
            ? new Found(codes.iterator().next(), stage)
            : new Unmatched(
                "%s: %s fit as well as each other".formatted(stage, String.join(", ", codes))));
  }
}
