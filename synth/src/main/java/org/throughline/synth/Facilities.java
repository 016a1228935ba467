package org.throughline.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The invented facilities of `synth/facilities.csv`, and the areas they lie in.
final class Facilities {

  private final List<Facility> all = new ArrayList<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<String, Shares<Facility>> holds = new LinkedHashMap<>();
  private final Map<String, Shares<Facility>> near = new LinkedHashMap<>();
  private final Map<String, String> stateOfAor = new LinkedHashMap<>();
  private final Shares<Facility> anywhere;
  private final Shares<Facility> staging;
  private final Shares<String> aors;

  private Facilities() {
    List<Double> weights = new ArrayList<>();
    for (String[] row : Resources.csv("/synth/facilities.csv")) {
      Facility.Kind kind = Facility.Kind.valueOf(row[4].toUpperCase(Locale.ROOT));
      places.put(row[0], all.size());
      all.add(new Facility(row[0], row[1], row[2], row[3], kind));
      weights.add(Double.valueOf(row[5]));
    }
    List<String> names = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (String[] row : Resources.csv("/synth/aors.csv")) {
      names.add(row[0]);
      stateOfAor.put(row[0], row[1]);
      shares.add(Double.valueOf(row[2]));
      holds.put(row[0], select(weights, f -> f.kind() == Facility.Kind.HOLD && in(f, row[0])));
      near.put(row[0], select(weights, f -> f.kind() != Facility.Kind.HOLD && in(f, row[0])));
    }
    anywhere = select(weights, f -> f.kind() == Facility.Kind.DETENTION);
    staging = select(weights, f -> f.kind() == Facility.Kind.STAGING);
    aors = new Shares<>(names, shares.stream().mapToDouble(Double::doubleValue).toArray());
  }

  static Facilities read() {
    return new Facilities();
  }

  private static boolean in(Facility facility, String aor) {
    return facility.aor().equals(aor);
  }

  private Shares<Facility> select(
      List<Double> weights, java.util.function.Predicate<Facility> wanted) {
    List<Facility> found = all.stream().filter(wanted).toList();
    double[] shares = found.stream().mapToDouble(f -> weights.get(place(f))).toArray();
    return new Shares<>(found, shares);
  }

  List<Facility> all() {
    return List.copyOf(all);
  }

  /// Position in [#all].
  int place(Facility facility) {
    return places.getOrDefault(facility.code(), -1);
  }

  String aor(Dice dice) {
    return aors.pick(dice);
  }

  String state(String aor) {
    return stateOfAor.getOrDefault(aor, "");
  }

  Facility hold(String aor, Dice dice) {
    return in(holds, aor).pick(dice);
  }

  Facility near(String aor, Dice dice) {
    return in(near, aor).pick(dice);
  }

  Facility anywhere(Dice dice) {
    return anywhere.pick(dice);
  }

  Facility staging(Dice dice) {
    return staging.pick(dice);
  }

  private static Shares<Facility> in(Map<String, Shares<Facility>> map, String aor) {
    Shares<Facility> found = map.get(aor);
    if (found == null) {
      throw new IllegalArgumentException("No facilities in '" + aor + "'; valid " + map.keySet());
    }
    return found;
  }
}
