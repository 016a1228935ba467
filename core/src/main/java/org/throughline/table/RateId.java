package org.throughline.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name of a number that is worked out from published ones and from nothing else:
/// `2026-icli-00005/arrests/fy2026/month=2026-02:per-day`.
///
/// @param of the published number that it is worked out from; for a share the total of what it is a share of
public record RateId(CellId of, Kind kind) {

  private static final String SEPARATOR = ":";

  private static final Pattern CRIMINALITY = Pattern.compile("(?:_r_)?([123])-.*");

  /// How it is worked out.
  public enum Kind {
    /// A month's number over the days of the month.
    PER_DAY,
    /// The second and the third of ICE's codes of criminality, pending charges and neither, over all three. Few records that say
    /// nothing may be counted with one of the three.
    WITHOUT_CONVICTION;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The number as readers see it: below ten a day with a decimal, a share in per cent with one.
    public String worked(long part, long whole) {
      BigDecimal exact = BigDecimal.valueOf(part);
      if (this == WITHOUT_CONVICTION) {
        return exact
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                .toPlainString()
            + "%";
      }
      BigDecimal tenths = exact.divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
      return tenths.compareTo(BigDecimal.TEN) < 0
          ? tenths.toPlainString()
          : String.format(
              Locale.ROOT, "%,d", tenths.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
  }

  /// The number of each of ICE's three codes of criminality, in their order: each alone or with the few records that say nothing.
  /// Nothing if a code has none, or several.
  ///
  /// @param category the id of a number's category
  public static <N> Optional<List<N>> ofThreeCodes(
      Stream<N> numbers, Function<N, String> category) {
    Map<String, List<N>> byCode = new TreeMap<>();
    numbers.forEach(
        number -> {
          Matcher code = CRIMINALITY.matcher(category.apply(number));
          if (code.matches()) {
            byCode.computeIfAbsent(code.group(1), any -> new ArrayList<>()).add(number);
          }
        });
    List<N> all = byCode.values().stream().flatMap(List::stream).toList();
    return byCode.size() == 3 && all.size() == 3 ? Optional.of(all) : Optional.empty();
  }

  /// Reads a name; empty if it is another kind of name.
  public static Optional<RateId> find(String name) {
    int at = name.lastIndexOf(SEPARATOR);
    for (Kind kind : Kind.values()) {
      if (at >= 0 && kind.text().equals(name.substring(at + 1))) {
        return CellId.find(name.substring(0, at)).map(of -> new RateId(of, kind));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return of + SEPARATOR + kind.text();
  }
}
