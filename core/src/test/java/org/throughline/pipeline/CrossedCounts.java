package org.throughline.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.throughline.pipeline.Crossing.Both;
import org.throughline.pipeline.Crossing.Figure;
import org.throughline.pipeline.Crossing.Place;

/// Parts in wholes and months, or on the sides of a comparison, and what tables show of them. A judge tries every way in which so many records can be where
/// some are.
record CrossedCounts(Map<Place, Both> counts, List<Figure> numbers) {

  static final int THRESHOLD = 4;
  private static final Set<String> ALL = Set.of();

  long of(Figure number, long[] tried) {
    long sum = 0;
    int at = 0;
    for (Place place : counts.keySet()) {
      sum += sign(number, place) * tried[at];
      at++;
    }
    return sum;
  }

  long of(Figure number) {
    return of(number, counts.values().stream().mapToLong(Both::records).toArray());
  }

  /// Whether a number counts a place, or subtracts it.
  static int sign(Figure number, Place place) {
    String category = number.ofWholes() ? place.whole() : place.part();
    boolean isOf = number.of().isEmpty() || number.of().contains(category);
    if (isOf && number.less().contains(place.month())) {
      return -1;
    }
    return isOf && (number.months().isEmpty() || number.months().contains(place.month())) ? 1 : 0;
  }

  /// The numbers that readers of these tables can tell to be small.
  Set<Figure> told(Set<Figure> secrets, List<Figure> seen) {
    List<Place> places = List.copyOf(counts.keySet());
    Set<Figure> told = new HashSet<>(secrets);
    long total = of(new Figure("", false, ALL, ALL, OptionalLong.empty()));
    search(places, seen, new long[places.size()], 0, total, told);
    return told;
  }

  private void search(
      List<Place> places, List<Figure> seen, long[] tried, int at, long left, Set<Figure> told) {
    if (at == tried.length) {
      if (left == 0 && isPossible(places, seen, tried)) {
        told.removeIf(secret -> isLarge(secret, tried));
      }
      return;
    }
    for (long count = 0; count <= left; count++) {
      tried[at] = count;
      search(places, seen, tried, at + 1, left - count, told);
    }
    tried[at] = 0;
  }

  /// Whether a number, or its change since it was shown, is as large as the threshold.
  private boolean isLarge(Figure secret, long[] tried) {
    return secret.before().isPresent()
        ? Math.abs(change(secret, tried)) >= THRESHOLD
        : of(secret, tried) >= THRESHOLD;
  }

  private long change(Figure number, long[] tried) {
    long before = of(number) - number.before().orElseThrow().records();
    return of(number, tried) - before;
  }

  private boolean isPossible(List<Place> places, List<Figure> seen, long[] tried) {
    for (Figure number : seen) {
      long sum = of(number, tried);
      if (number.count().isPresent() ? sum != number.count().getAsLong() : sum < 1) {
        return false;
      }
      if (number.before().isPresent()) {
        boolean grew = number.before().get().records() > 0;
        if (grew ? change(number, tried) <= 0 : change(number, tried) >= 0) {
          return false;
        }
      }
    }
    for (Place place : places) {
      Figure part = new Figure("", false, Set.of(place.part()), ALL, OptionalLong.empty());
      if (of(part, tried) < 1) {
        return false;
      }
    }
    return true;
  }

  List<Figure> about(boolean wholes) {
    return numbers.stream()
        .filter(number -> number.ofWholes() == wholes || number.of().isEmpty())
        .toList();
  }

  /// Whether a number of the same records is shown anywhere.
  boolean isShown(Figure secret) {
    return numbers.stream()
        .filter(number -> number.count().isPresent())
        .anyMatch(
            number ->
                counts.keySet().stream()
                    .allMatch(place -> sign(number, place) == sign(secret, place)));
  }
}
