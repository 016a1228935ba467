package org.throughline.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// An office, a state or a site that tables have numbers of.
///
/// @param dimension what kind of place, in words
/// @param key the id of the dimension
/// @param place the place's name as released
/// @param sets the data sets that have it
record Place(String dimension, String key, Category place, List<DataSet> sets) {

  Place {
    sets = List.copyOf(sets);
  }

  /// All places of the data sets over an office or a state, by name within their kind.
  static List<Place> of(List<DataSet> sets, Texts texts) {
    Map<String, Map<String, Place>> places = new LinkedHashMap<>();
    for (DataSet set : sets) {
      if (isOfPlaces(set)) {
        Dimension office = set.dimensions().get(office(set));
        String name = texts.dimension(office);
        Map<String, Place> ofKind =
            places.computeIfAbsent(office.id(), any -> new java.util.TreeMap<>());
        for (DataSet.Part part : set.parts()) {
          part.table().table().dimensions().get(office(set)).categories().stream()
              .filter(category -> !ofKind.containsKey(category.id()))
              .forEach(
                  category ->
                      ofKind.put(
                          category.id(),
                          new Place(name, office.id(), category, having(sets, office.id()))));
        }
      }
    }
    return places.values().stream().flatMap(ofKind -> ofKind.values().stream()).toList();
  }

  private static List<DataSet> having(List<DataSet> sets, String dimension) {
    return sets.stream()
        .filter(set -> isOfPlaces(set) && set.dimensions().get(office(set)).id().equals(dimension))
        .toList();
  }

  /// Whether a data set has numbers of places: by month, or for whole years.
  private static boolean isOfPlaces(DataSet set) {
    return office(set) >= 0
        && (set.dimensions().size() == 1
            || (set.shape() instanceof TableShape.Matrix && time(set) >= 0));
  }

  private static int office(DataSet set) {
    return Math.max(index(set, DimensionKind.OFFICE), index(set, DimensionKind.PLACE));
  }

  private static int time(DataSet set) {
    return index(set, DimensionKind.TIME);
  }

  private static int index(DataSet set, DimensionKind kind) {
    return IntStream.range(0, set.dimensions().size())
        .filter(at -> set.dimensions().get(at).kind() == kind)
        .findFirst()
        .orElse(-1);
  }

  /// Whether it stands for several that were put together.
  boolean isMany() {
    return Category.isRecoded(place.id());
  }

  String name() {
    return place.label();
  }

  String page() {
    return "places/" + FileNames.stem(key + "." + place.id()) + ".html";
  }

  /// What the data sets say of the place: by month, else by period.
  Map<DataSet, Panel> series(Texts texts) {
    Map<DataSet, Panel> series = new LinkedHashMap<>();
    for (DataSet set : sets) {
      List<DataSet.Part> parts = new ArrayList<>();
      for (DataSet.Part part : set.parts()) {
        if (part.table().table().dimensions().get(office(set)).categories().stream()
            .anyMatch(category -> category.id().equals(place.id()))) {
          parts.add(part);
        }
      }
      if (!parts.isEmpty()) {
        String title = set.title(texts) + ": " + texts.said(name()).text();
        series.put(
            set,
            time(set) < 0
                ? Panel.periods(set.slug(), title, parts, place.id(), texts)
                : Panel.series(set.slug(), title, parts, time(set), List.of(place.id()), texts));
      }
    }
    return series;
  }
}
