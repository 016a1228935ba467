package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A count beside tables carries its number only where the policy shows it.
final class ProtectedCountTest {

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "10, false", "11, true", "12345, true"})
  void aSmallCountHasNoNumber(long exact, boolean isShown) {
    assertThat(ProtectedCount.of(exact, PolicyReader.bundled("default")).shown())
        .isEqualTo(isShown ? OptionalLong.of(exact) : OptionalLong.empty());
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProtectedCount.of(-1, PolicyReader.bundled("default")));
  }
}
