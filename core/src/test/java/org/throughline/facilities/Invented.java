package org.throughline.facilities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughline.facilities.Listing.Origin;
import org.throughline.facilities.Listing.Place;

/// Facilities that do not exist.
final class Invented {

  private static final List<String> TOWNS =
      List.of(
          "Ambervale",
          "Briarholm",
          "Calderwick",
          "Dunmorrow",
          "Elmsbrook",
          "Fennimore",
          "Gladstead",
          "Hollowell",
          "Ironvale",
          "Juniperton",
          "Kettlesby",
          "Larkenfield",
          "Mossgrove",
          "Netherby",
          "Oakhollow",
          "Pebbleford",
          "Quillstone",
          "Rookmere",
          "Saltmarsh",
          "Thornaby",
          "Underhill",
          "Vellacott",
          "Wexcombe",
          "Yarrowdale");

  private static final List<String> KINDS =
      List.of("COUNTY JAIL", "DETENTION CENTER", "CORRECTIONAL FACILITY");

  private static final List<String> STATES = List.of("TX", "LA", "OH");

  private Invented() {}

  static Listing listing(String code, String name, String state, String zip) {
    String type = code.endsWith("HOLD") ? "HOLD" : "IGSA";
    return new Listing(
        code, name, new Place("", state, zip, ""), type, new Origin("made.xlsx", "made", 1));
  }

  /// Facilities with codes: one or more in each of 24 towns, in three states.
  static List<Listing> coded() {
    List<Listing> listings = new ArrayList<>();
    for (int i = 0; i < TOWNS.size(); i++) {
      for (int kind = 0; kind < 1 + i % KINDS.size(); kind++) {
        String town = TOWNS.get(i).toUpperCase(Locale.ROOT);
        String code = town.substring(0, 4) + kind + STATES.get(i % STATES.size());
        listings.add(
            listing(
                code,
                town + " " + KINDS.get(kind),
                STATES.get(i % STATES.size()),
                String.format(Locale.ROOT, "%05d", 70_000 + i)));
      }
    }
    return listings;
  }

  /// What becomes of a list without codes.
  static List<Match> match(List<Listing> coded, List<Listing> listings) {
    return MatchedList.of(List.of(list(coded), list(listings)), List.of()).get(1).matches();
  }

  static FacilityList list(List<Listing> listings) {
    return new FacilityList("made.xlsx", "made", Optional.empty(), listings, 0);
  }
}
