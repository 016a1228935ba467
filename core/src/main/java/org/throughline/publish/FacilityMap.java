package org.throughline.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.throughline.publish.chart.PointMap;
import org.throughline.publish.chart.PointMap.Known;

/// The map of facilities. Each stands where the Census Bureau has its ZIP code, as the agency's list gives it; no list gives
/// coordinates.
///
/// @param picture the map
/// @param unplaced facilities that are in the table beside it only: no list gives a ZIP code, or it is off the map
record FacilityMap(String picture, List<FacilityView> unplaced) {

  private static final Map<String, int[]> PLACES = places();
  private static final PointMap.Borders BORDERS = borders();

  FacilityMap {
    unplaced = List.copyOf(unplaced);
  }

  /// How many facilities are not on the map.
  String missing() {
    return Wording.count(unplaced.size());
  }

  boolean hasUnplaced() {
    return !unplaced.isEmpty();
  }

  /// The map; none where no facility has a place.
  static List<FacilityMap> of(List<FacilityView> facilities, Texts texts) {
    boolean isOfficial = facilities.stream().anyMatch(one -> !one.population().isEmpty());
    String newest =
        facilities.stream().map(one -> one.newest(isOfficial)).max(String::compareTo).orElse("");
    List<PointMap.Point> points = new ArrayList<>();
    List<FacilityView> unplaced = new ArrayList<>();
    for (FacilityView facility : facilities) {
      int[] place = PLACES.get(fiveDigits(facility.zip()));
      if (place == null) {
        unplaced.add(facility);
      } else {
        points.add(point(facility, place, isOfficial, newest, texts));
      }
    }
    String title = texts.of(isOfficial ? "facility.population" : "facilities.arrivals");
    return points.isEmpty()
        ? List.of()
        : List.of(
            new FacilityMap(
                PointMap.svg(
                    BORDERS,
                    points,
                    "facility-map",
                    texts.of("nav.facilities") + ": " + title,
                    texts.of("facilities.map")),
                unplaced));
  }

  /// Spreadsheets take a ZIP code for a number, and drop the zeros that it begins with.
  private static String fiveDigits(String zip) {
    String first = zip.strip().replaceFirst("[-. ].*", "");
    return first.matches("[0-9]{3,5}") ? "0".repeat(5 - first.length()) + first : "";
  }

  private static PointMap.Point point(
      FacilityView facility, int[] place, boolean isOfficial, String newest, Texts texts) {
    String number = isOfficial ? facility.population() : facility.arrivals().value();
    boolean isKnown = !number.isEmpty();
    Known known =
        !isKnown
            ? Known.NOT
            : facility.newest(isOfficial).equals(newest) ? Known.NOW : Known.BEFORE;
    String shown =
        isOfficial
            ? facility.populationText() + (isKnown ? " " + texts.of("facility.people") : "")
            : facility.arrivals().text();
    String until = isOfficial ? facility.until() : facility.period();
    return new PointMap.Point(
        facility.href(),
        place[0],
        place[1],
        isKnown ? Double.parseDouble(number) : 0,
        known,
        facility.name() + ": " + shown + (until.isEmpty() ? "" : " (" + until + ")"));
  }

  private static Map<String, int[]> places() {
    Map<String, int[]> places = new HashMap<>();
    Resources.text("map/zips.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String[] parts = line.split(" ", -1);
              for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                String[] place = part.split(",", -1);
                places.put(
                    parts[0] + place[0],
                    new int[] {Integer.parseInt(place[1]), Integer.parseInt(place[2])});
              }
            });
    return places;
  }

  private static PointMap.Borders borders() {
    Properties borders = Resources.properties("map/borders.properties");
    List<PointMap.Label> labels =
        borders.stringPropertyNames().stream()
            .filter(name -> name.startsWith("area."))
            .sorted()
            .map(
                name -> {
                  String[] place = borders.getProperty(name).split(",", -1);
                  return new PointMap.Label(
                      Integer.parseInt(place[0]), Integer.parseInt(place[1]), name.substring(5));
                })
            .toList();
    return new PointMap.Borders(
        borders.getProperty("states"), borders.getProperty("areas"), labels);
  }
}
