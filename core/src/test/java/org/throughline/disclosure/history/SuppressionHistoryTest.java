package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SuppressionHistoryTest {

  private static final String NUMBER = "2024-icfo-1/arrests/fy2024/aor=dallas";

  private static long weight(String withheldBefore) {
    return new SuppressionHistory(Set.of(withheldBefore)).weight(NUMBER, 40);
  }

  /// However often it was revised since, and in whatever release.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-icfo-1/arrests/fy2024/aor=dallas",
        "2024-icfo-1/arrests/fy2024/aor=dallas@1",
        "2024-icfo-1/arrests/fy2024/aor=dallas@2",
        "2023-icfo-7/arrests/fy2024/aor=dallas",
        "2023-icfo-7/arrests/fy2024/aor=dallas@3"
      })
  void aNumberThatWasWithheldBeforeCostsHalf(String withheldBefore) {
    assertThat(weight(withheldBefore)).isEqualTo(20);
  }

  @Test
  void whetherANumberWasWithheldIsToldByItsOwnReleaseOnly() {
    SuppressionHistory history = new SuppressionHistory(Set.of(NUMBER + "@2"));
    assertThat(history.hasWithheld(NUMBER)).isTrue();
    assertThat(history.hasWithheld(NUMBER + "@3")).isTrue();
    assertThat(history.hasWithheld(NUMBER.replace("2024-icfo-1", "2023-icfo-7"))).isFalse();
  }

  @Test
  void othersCostWhatTheyCount() {
    assertThat(weight("2024-icfo-1/arrests/fy2024/aor=houston")).isEqualTo(40);
    assertThat(weight("2024-icfo-1/arrests/fy2023/aor=dallas")).isEqualTo(40);
    assertThat(weight("2024-icfo-1/book-ins/fy2024/aor=dallas")).isEqualTo(40);
  }
}
