package org.throughline.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.Listing;
import org.throughline.facilities.Match;
import org.throughline.facilities.MatchedList;
import org.throughline.official.reading.ListRow;
import org.throughline.official.reading.Reading;

/// One id for each facility through all postings: ICE's code where a list with codes has the facility, else a name.
///
/// Postings are matched from the latest to the first, each against the lists with codes and what later postings added,
/// by the matcher for facility lists: in stages, with a strict winner, and no id twice in one posting. Lists of capacities
/// are matched to all of these in the same way.
final class FacilityIds {

  private static final String TABLE = "facilities";

  private final Map<String, String> byPlace = new HashMap<>();
  private final Map<String, Optional<String>> byName = new HashMap<>();

  private final List<Capacity> capacities = new ArrayList<>();

  private FacilityIds() {}

  /// How many a facility has room for, as a list says.
  ///
  /// @param id of the facility; empty where the list's name is nobody's
  record Capacity(Optional<String> id, FacilityList list, Listing listing) {}

  static FacilityIds of(Reading reading) {
    FacilityIds ids = new FacilityIds();
    List<FacilityList> known =
        new ArrayList<>(reading.lists().stream().filter(FacilityList::coded).toList());
    Map<Integer, List<ListRow>> postings = new TreeMap<>(java.util.Comparator.reverseOrder());
    for (ListRow row : reading.rows()) {
      if (row.table().equals(TABLE) && row.fault().isEmpty()) {
        postings.computeIfAbsent(row.posting(), p -> new ArrayList<>()).add(row);
      }
    }
    for (List<ListRow> rows : postings.values()) {
      ids.add(rows, known);
    }
    reading.lists().stream()
        .filter(FacilityList::hasCapacities)
        .forEach(list -> ids.addCapacities(list, known));
    return ids;
  }

  /// What lists say of the room in facilities, every row.
  List<Capacity> capacities() {
    return capacities;
  }

  private void addCapacities(FacilityList list, List<FacilityList> known) {
    List<FacilityList> lists = new ArrayList<>(known);
    lists.add(list);
    List<Match> matches = MatchedList.of(lists, List.of()).getLast().matches();
    for (int i = 0; i < matches.size(); i++) {
      Optional<String> id =
          matches.get(i) instanceof Match.Found found
              ? Optional.of(found.code())
              : Optional.empty();
      capacities.add(new Capacity(id, list, list.listings().get(i)));
    }
  }

  /// The id of a facility in a facility list.
  Optional<String> id(String name, String state) {
    return Optional.ofNullable(byPlace.get(key(name, state)));
  }

  /// The id of a facility that a table names without its place, where only one facility is called so.
  Optional<String> id(String name) {
    return byName.getOrDefault(compared(name), Optional.empty());
  }

  private void add(List<ListRow> rows, List<FacilityList> known) {
    List<Listing> unknown = new ArrayList<>();
    for (ListRow row : rows) {
      Listing listing = listing(row, "");
      if (!byPlace.containsKey(key(listing.name(), listing.place().state()))) {
        unknown.add(listing);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    List<FacilityList> lists = new ArrayList<>(known);
    lists.add(list(unknown));
    MatchedList matched = MatchedList.of(lists, List.of()).getLast();
    List<Listing> added = new ArrayList<>();
    for (int i = 0; i < unknown.size(); i++) {
      Listing listing = unknown.get(i);
      String id =
          known.isEmpty() || !(matched.matches().get(i) instanceof Match.Found found)
              ? slug(listing)
              : found.code();
      put(listing, id);
      added.add(new Listing(id, listing.name(), listing.place(), listing.type(), listing.origin()));
    }
    known.add(list(added));
  }

  private void put(Listing listing, String id) {
    byPlace.put(key(listing.name(), listing.place().state()), id);
    byName.merge(
        compared(listing.name()),
        Optional.of(id),
        (one, other) -> one.equals(other) ? one : Optional.empty());
  }

  private static FacilityList list(List<Listing> listings) {
    return new FacilityList("", "", Optional.empty(), listings, 0);
  }

  private static Listing listing(ListRow row, String code) {
    Map<String, String> said = row.attributes();
    String zip = said.getOrDefault("zip", "");
    return new Listing(
        code,
        row.where().getOrDefault("facility", "?"),
        new Listing.Place(
            said.getOrDefault("city", ""),
            said.getOrDefault("state", ""),
            zip.length() > 5 ? zip.substring(0, 5) : zip,
            said.getOrDefault("area", "")),
        said.getOrDefault("type", ""),
        new Listing.Origin("", row.sheet(), row.row()));
  }

  private static String slug(Listing listing) {
    String name = listing.name() + " " + listing.place().state();
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String key(String name, String state) {
    return compared(name) + "|" + state;
  }

  private static String compared(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", " ").strip();
  }
}
