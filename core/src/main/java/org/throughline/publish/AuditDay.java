package org.throughline.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The day of an audit: today by universal time, or the one that `SOURCE_DATE_EPOCH` gives in seconds
/// since 1970, so that a publication can be made again byte for byte.
public final class AuditDay {

  private static final String VARIABLE = "SOURCE_DATE_EPOCH";

  /// The last second of the year 9999, the last with four digits.
  private static final long LAST = 253_402_300_799L;

  private AuditDay() {}

  /// The day on which this runs.
  ///
  /// @throws IllegalArgumentException naming variable and value, if `SOURCE_DATE_EPOCH` is not a time
  public static LocalDate today() {
    return of(System.getenv(VARIABLE), Instant.now());
  }

  /// @param epoch what the variable says; null or blank if nothing
  static LocalDate of(@Nullable String epoch, Instant now) {
    if (epoch == null || epoch.isBlank()) {
      return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
    String digits = epoch.strip();
    if (!digits.matches("[0-9]{1,12}") || Long.parseLong(digits) > LAST) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "The environment variable %s is '%s'. Valid: seconds since 1970 as digits, up to"
                      + " %d, or",
                  VARIABLE,
                  epoch,
                  LAST)
              + " no such variable");
    }
    return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(digits)), ZoneOffset.UTC);
  }
}
