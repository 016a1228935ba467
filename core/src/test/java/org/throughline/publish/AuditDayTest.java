package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuditDayTest {

  /// Two seconds before midnight by universal time.
  private static final Instant NOW = Instant.parse("2026-02-03T23:59:58Z");

  @ParameterizedTest
  @CsvSource({
    ", 2026-02-03",
    "'', 2026-02-03",
    "'  ', 2026-02-03",
    "0, 1970-01-01",
    "86399, 1970-01-01",
    "86400, 1970-01-02",
    "' 1700000000 ', 2023-11-14",
    "253402300799, 9999-12-31"
  })
  void theDayIsTodayUnlessTheVariableSaysWhen(@Nullable String epoch, String day) {
    assertThat(AuditDay.of(epoch, NOW)).hasToString(day);
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday",
    "2026-02-03",
    "-1",
    "1.5",
    "1e9",
    "253402300800",
    "99999999999999999999"
  })
  void anythingElseIsRefusedWithVariableAndValue(String epoch) {
    assertThatThrownBy(() -> AuditDay.of(epoch, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SOURCE_DATE_EPOCH is '" + epoch + "'")
        .hasMessageContaining("Valid: seconds since 1970");
  }
}
