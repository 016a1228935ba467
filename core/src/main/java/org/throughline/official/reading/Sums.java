package org.throughline.official.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.official.registry.Axis;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.official.registry.OfficialTable;

/// Holds the totals of a table against their parts.
final class Sums {

  static final String RULE = "total-differs-from-parts";

  /// What printed averages may differ by for being rounded.
  static final double ROUNDING = 0.05;

  private final OfficialRegistry registry;
  private final OfficialTable table;
  private final List<Observation> observations;
  private final Map<Integer, Fault> faults = new HashMap<>();

  private Sums(OfficialRegistry registry, OfficialTable table, List<Observation> observations) {
    this.registry = registry;
    this.table = table;
    this.observations = observations;
  }

  /// The observations, those in a sum that does not hold with what is wrong.
  static List<Observation> checked(
      OfficialRegistry registry, OfficialTable table, List<Observation> observations) {
    return new Sums(registry, table, observations).checked();
  }

  private List<Observation> checked() {
    table.sums().forEach(this::along);
    List<Observation> checked = new ArrayList<>();
    for (int i = 0; i < observations.size(); i++) {
      Fault fault = faults.get(i);
      checked.add(fault == null ? observations.get(i) : observations.get(i).with(fault));
    }
    return checked;
  }

  private void along(String axis) {
    boolean months = axis.equals("month");
    Map<Rest, Map<String, Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < observations.size(); i++) {
      Observation one = observations.get(i);
      if (!one.statistic().unit().equals(table.unit())) {
        continue;
      }
      String category = months ? one.period().start().toString() : one.where().get(axis);
      if (months && one.period().kind() != Period.Kind.MONTH) {
        category = Axis.TOTAL;
      }
      if (category != null) {
        Rest rest =
            months
                ? new Rest(one.statistic().without(""), Optional.empty())
                : new Rest(one.statistic().without(axis), Optional.of(one.period()));
        groups.computeIfAbsent(rest, k -> new LinkedHashMap<>()).put(category, i);
      }
    }
    groups.values().forEach(group -> hold(registry.axis(axis), group));
  }

  /// What numbers have in common that differ in their category on one axis only; months of a year differ in their period.
  private record Rest(String statistic, Optional<Period> period) {}

  private void hold(Axis axis, Map<String, Integer> group) {
    Map<String, Integer> parts = new LinkedHashMap<>(group);
    Integer total = parts.remove(Axis.TOTAL);
    parts.keySet().removeIf(axis::isPart);
    if (total != null && !parts.isEmpty()) {
      compare(axis, total, parts);
    }
    if (axis.wholes().isEmpty()) {
      return;
    }
    for (Map.Entry<String, Integer> whole : group.entrySet()) {
      Map<String, Integer> inner = new LinkedHashMap<>(group);
      inner.keySet().removeIf(one -> !whole.getKey().equals(axis.wholes().get(one)));
      if (!inner.isEmpty()) {
        compare(axis, whole.getValue(), inner);
      }
    }
  }

  private void compare(Axis axis, int total, Map<String, Integer> parts) {
    double sum = parts.values().stream().mapToDouble(i -> observations.get(i).value()).sum();
    Observation whole = observations.get(total);
    boolean counts =
        whole.value() == Math.rint(whole.value())
            && parts.values().stream()
                .allMatch(
                    i -> observations.get(i).value() == Math.rint(observations.get(i).value()));
    if (Math.abs(sum - whole.value()) <= (counts ? 0.5 : ROUNDING * parts.size())) {
      return;
    }
    Fault fault =
        new Fault(
            RULE,
            String.format(
                Locale.ROOT,
                "along %s the total in %s is %s, its %d parts add up to %s",
                axis.axis(),
                whole.cell(),
                shown(whole.value()),
                parts.size(),
                shown(sum)));
    faults.putIfAbsent(total, fault);
    parts.values().forEach(part -> faults.putIfAbsent(part, fault));
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
