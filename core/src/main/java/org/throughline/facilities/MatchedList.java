package org.throughline.facilities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.facilities.Match.Found;
import org.throughline.facilities.Match.Stage;

/// A list and what became of each of its rows.
///
/// @param list as read
/// @param matches one for each listing, in order
public record MatchedList(FacilityList list, List<Match> matches) {

  public MatchedList {
    matches = List.copyOf(matches);
    if (matches.size() != list.listings().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d listings, but %d matches", list.listings().size(), matches.size()));
    }
  }

  /// Matches lists without codes against those with, and against what releases call their codes.
  ///
  /// @param inReleases codes and names in releases, which say no place
  public static List<MatchedList> of(List<FacilityList> lists, List<Listing> inReleases) {
    List<Listing> coded =
        Stream.concat(lists.stream().flatMap(list -> list.listings().stream()), inReleases.stream())
            .filter(listing -> !listing.code().isEmpty())
            .toList();
    Matcher matcher = new Matcher(Directory.of(coded, SpellingRules.load()), Overrides.load());
    List<MatchedList> matched = new ArrayList<>();
    for (FacilityList list : lists) {
      matched.add(
          new MatchedList(list, list.coded() ? byCode(list) : matcher.match(list.listings())));
    }
    return List.copyOf(matched);
  }

  private static List<Match> byCode(FacilityList list) {
    return list.listings().stream()
        .<Match>map(listing -> new Found(listing.code(), Stage.CODE))
        .toList();
  }

  /// Rows found by each stage; stages that found none are left out.
  public Map<Stage, Integer> found() {
    Map<Stage, Integer> found = new TreeMap<>();
    for (Match match : matches) {
      if (match instanceof Found(String code, Stage by)) {
        found.merge(by, 1, Integer::sum);
      }
    }
    return found;
  }

  /// Share of listings whose code is known, from 0 to 1.
  public double share() {
    int known = found().values().stream().mapToInt(Integer::intValue).sum();
    return (double) known / Math.max(1, matches.size());
  }
}
