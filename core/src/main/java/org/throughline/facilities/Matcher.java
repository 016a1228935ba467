package org.throughline.facilities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.throughline.facilities.Directory.Entry;
import org.throughline.facilities.Match.Found;
import org.throughline.facilities.Match.Stage;
import org.throughline.facilities.Match.Unmatched;

/// Finds the codes of the facilities in a list that has none.
///
/// Stages, the first that finds a facility decides: an override; same state and zip with the same name; the same
/// name, where one facility of the state has it; same state and zip with the most telling words in common; one name in
/// the other; names nearly the same. A
/// facility is never taken for one of another [kind][Kind], such as a hold room for a jail. A stage at which two
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
    List<Match> matches = new ArrayList<>(listings.stream().map(this::match).toList());
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
    List<Integer> best = rows.stream().filter(row -> stage(matches.get(row)) == strongest).toList();
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
    return new Search(directory.spelling(listing.name()), listing, directory).match();
  }

  /// The search for one listing.
  private record Search(Spelling name, Listing listing, Directory directory) {

    Match match() {
      List<Entry> here = ofKind(Kind::holdsAlike);
      List<Entry> alike = ofKind(Kind::mayBe);
      return best(same(near(here)), entry -> 1, Stage.ZIP_AND_NAME)
          // A zip changes more often than a name: a word in common there must not outdo the whole
          // name.
          .or(() -> best(same(here), entry -> 1, Stage.NAME).filter(Found.class::isInstance))
          // Where several share as many words only the whole name could decide, and it did not.
          .or(() -> best(related(near(alike)), this::shared, Stage.ZIP_AND_WORDS))
          .or(() -> best(same(here), entry -> 1, Stage.NAME))
          .or(() -> best(partly(alike), entry -> 1, Stage.PART_OF_NAME))
          .or(() -> best(nearly(alike), this::likeness, Stage.NEARLY_SAME_NAME))
          .or(() -> best(same(directory.in("")), entry -> 1, Stage.NAME_IN_RELEASE))
          .orElseGet(() -> new Unmatched("no facility in the state is like it"));
    }

    private List<Entry> ofKind(BiPredicate<Kind, Kind> fits) {
      Kind kind = Kind.of(listing);
      return only(directory.in(listing.place().state()), entry -> fits.test(kind, entry.kind()));
    }

    private List<Entry> near(List<Entry> entries) {
      String zip = listing.place().zip();
      return only(entries, entry -> !zip.isEmpty() && zip.equals(entry.zip()));
    }

    private List<Entry> same(List<Entry> entries) {
      return only(entries, entry -> entry.spelling().text().equals(name.text()));
    }

    private List<Entry> related(List<Entry> entries) {
      return only(entries, entry -> shared(entry) > 0);
    }

    private List<Entry> partly(List<Entry> entries) {
      return only(entries, entry -> entry.spelling().containsOrIsIn(name));
    }

    private List<Entry> nearly(List<Entry> entries) {
      return only(related(entries), entry -> likeness(entry) >= LIKE);
    }

    private double shared(Entry entry) {
      return entry.spelling().shared(name);
    }

    private double likeness(Entry entry) {
      return entry.spelling().likeness(name);
    }

    private static List<Entry> only(List<Entry> entries, Predicate<Entry> wanted) {
      return entries.stream().filter(wanted).toList();
    }
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
