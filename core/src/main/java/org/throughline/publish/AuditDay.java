package org.throughline.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The day of an audit: today by universal time, or the one that `SOURCE_DATE_EPOCH` gives in seconds
/// since 1970, so that a publication can be made again byte for byte.
final class AuditDay {

  private AuditDay() {}

  static LocalDate today() {
    String epoch = System.getenv("SOURCE_DATE_EPOCH");
    Instant now =
        epoch == null || epoch.isBlank()
            ? Instant.now()
            : Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
