package org.throughline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A place of detention, a public institution: what the agency printed of it, what published tables have of it, or both.
///
/// @param key names its page
/// @param code ICE's code, or a name where none is known
/// @param zip its ZIP code, five digits; empty where no list has it
record Facility(
    String key,
    String code,
    String name,
    String zip,
    Optional<OfficialFacility> official,
    Optional<Place> place) {

  /// The dimension that tables name facilities by.
  static final String DIMENSION = "facility";

  /// All facilities by name.
  ///
  /// @param places those that published tables have, among other places
  static List<Facility> of(
      List<OfficialFacility> printed, List<Place> places, FacilityNames names) {
    Map<String, Place> byCode = new HashMap<>();
    Map<String, Place> byName = new HashMap<>();
    for (Place place : places) {
      if (place.key().equals(DIMENSION) && !place.isMany()) {
        byCode.put(place.name(), place);
        byName.put(FacilityNames.compared(place.name()), place);
      }
    }
    List<Facility> facilities = new ArrayList<>();
    Set<Place> met = new HashSet<>();
    for (OfficialFacility one : printed) {
      Optional<Place> place =
          Optional.ofNullable(byCode.get(one.id()))
              .or(() -> Optional.ofNullable(byName.get(FacilityNames.compared(one.name()))))
              .filter(met::add);
      facilities.add(
          new Facility(
              key(place, one.id()), one.id(), one.name(), one.zip(), Optional.of(one), place));
    }
    for (Place place : byCode.values()) {
      if (!met.contains(place)) {
        String code = place.name();
        facilities.add(
            new Facility(
                key(Optional.of(place), code),
                code,
                names.name(code),
                names.zip(code),
                Optional.empty(),
                Optional.of(place)));
      }
    }
    facilities.sort(
        Comparator.comparing((Facility one) -> FacilityNames.compared(one.name()))
            .thenComparing(one -> one.key()));
    return facilities;
  }

  private static String key(Optional<Place> place, String id) {
    return place.map(one -> one.place().id()).orElse(id.toLowerCase(Locale.ROOT));
  }

  String page() {
    return "places/" + FileNames.stem(DIMENSION + "." + key) + ".html";
  }

  /// The code, where it says more than the name.
  String shownCode() {
    return code.matches("[A-Z0-9]{4,}") && !code.equalsIgnoreCase(name) ? code : "";
  }
}
