package org.throughline.disclosure.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The keyed generator, tested as a source of dice; the secret is fixed, so the tests never waver.
final class NoiseTest {

  private static final int DRAWS = 30_000;

  private static Noise noise(int secret) {
    byte[] bytes = new byte[Noise.SECRET_BYTES];
    bytes[0] = (byte) secret;
    return new Noise(bytes);
  }

  @Test
  void everyFaceIsEquallyLikelyOverDrawsAndOverNumbers() {
    int[] overDraws = new int[3];
    int[] overNumbers = new int[3];
    Draw one = noise(1).of("a number");
    for (int draw = 0; draw < DRAWS; draw++) {
      overDraws[one.below(3)]++;
      overNumbers[noise(1).of("number " + draw).below(3)]++;
    }
    // Chi-square with two degrees of freedom is below 13.8 in 999 of 1000 fair runs.
    assertThat(chiSquare(overDraws)).isLessThan(13.8);
    assertThat(chiSquare(overNumbers)).isLessThan(13.8);
  }

  private static double chiSquare(int[] seen) {
    double expected = (double) DRAWS / seen.length;
    return Arrays.stream(seen).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }

  @Test
  void drawsDependOnSecretAndNumberAndNothingElse() {
    assertThat(sequence(1, "x")).isEqualTo(sequence(1, "x"));
    assertThat(sequence(1, "x")).isNotEqualTo(sequence(1, "y"));
    assertThat(sequence(1, "x")).isNotEqualTo(sequence(2, "x"));
  }

  private static int[] sequence(int secret, String number) {
    Draw draw = noise(secret).of(number);
    return IntStream.range(0, 20).map(at -> draw.below(1_000_000)).toArray();
  }

  /// Without rejection, the third of the faces of which 2^32 has three times as many residues as
  /// others would come up in 75 of 100 draws and not in 67.
  @Test
  void manyFacesAreEquallyLikelyToo() {
    Draw draw = noise(3).of("a number");
    int bound = 3 << 29;
    long low = IntStream.range(0, DRAWS).filter(at -> draw.below(bound) < 1 << 30).count();
    int[] seen = {(int) low / 2, (int) (low - low / 2), (int) (DRAWS - low)};
    assertThat(chiSquare(seen)).isLessThan(13.8);
  }

  @Test
  void newSecretsAreLongEnoughAndDiffer() {
    assertThat(Noise.newSecret()).hasSize(Noise.SECRET_BYTES).isNotEqualTo(Noise.newSecret());
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new Noise(new byte[8])).hasMessageContaining("8 bytes");
  }
}
