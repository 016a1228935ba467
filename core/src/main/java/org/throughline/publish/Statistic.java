package org.throughline.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughline.disclosure.statistics.Shown;
import org.throughline.table.CellId;

/// A mean or a stock that the rules for statistics of people let through, rounded as they ask.
///
/// @param measure the measure's id
/// @param period an id: `fy2026`, or a month, `2026-02`
/// @param whole whether the release covers all of the period
/// @param shown the number, which those rules made
/// @param stands since when it stands: an update of it waits; empty where it is that of this build
public record Statistic(
    CellId id,
    String measure,
    String title,
    String unit,
    Sentence definition,
    List<Sentence> caveats,
    String sql,
    String release,
    String period,
    boolean whole,
    Shown.Value shown,
    Optional<LocalDate> stands,
    boolean synthetic) {

  /// Ledgers keep whole numbers: tenths.
  private static final int SCALE = 10;

  /// What binary fractions are off.
  private static final double NOTHING = 1e-9;

  public Statistic {
    caveats = List.copyOf(caveats);
  }

  /// The number as a ledger keeps it.
  public long inTenths() {
    return inTenths(shown);
  }

  /// A number as a ledger keeps it.
  public static long inTenths(Shown.Value shown) {
    return Math.round(shown.value() * SCALE);
  }

  /// What a ledger kept of a number.
  public static Shown.Value ofTenths(long tenths, double unit) {
    return new Shown.Value(tenths / (double) SCALE, unit);
  }

  /// Its digits: with a decimal where it is not rounded to whole numbers.
  public String text() {
    return text(BigDecimal.valueOf(inTenths(), 1));
  }

  /// Whether a number is this one as far as this one is rounded.
  boolean isNear(double number) {
    return Math.abs(number - inTenths() / (double) SCALE) <= shown.unit() / 2 + NOTHING;
  }

  /// How far it is from another number, with as many digits as it has itself.
  String away(double number) {
    return text(
        BigDecimal.valueOf(Math.abs(number - inTenths() / (double) SCALE))
            .setScale(1, RoundingMode.HALF_UP));
  }

  private String text(BigDecimal number) {
    return shown.unit() >= 1
        ? String.format(
            Locale.ROOT, "%,d", number.setScale(0, RoundingMode.HALF_UP).longValueExact())
        : number.toPlainString();
  }
}
