package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

  private static final Registry REGISTRY = Registry.load();

  /// Every spelling of methods.md A1 and of the files of 2018 and 2019, and damaged ones.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(b)(6)(b)(7)(c)",
        "(b)(6),(b)(7)(c)",
        "b(6), b(7)c",
        "b(6), b(7)C",
        "b(6), b(7)(c)",
        "b(7)(e)",
        "b6",
        "b6, b7c",
        "B7E",
        "(B)(6);(B)(7)(C)",
        "(b)(6),(b)(7)(c )",
        "(b)(7)(E )",
        "(b)(6)",
        "(b)(6),(7)(c)",
        "(b)(6",
        "(b)(6)(b)(7)(c",
        "b)(6)",
        "(b) (6) / (b) (7) (C)",
        "(b)(3)",
      })
  void aSpellingOfAnExemptionMeansWithheld(String text) {
    assertThat(REGISTRY.isRedaction(text)).isTrue();
  }

  /// Values that only look like one: visa classes, charge sections, hashes, words.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B-2",
        "B1",
        "B2",
        "b6 visa",
        "(b) something else",
        "(b)",
        "(b)(6) County Jail",
        "212(a)(6)(A)(i)",
        "BELIZE",
        "BADE",
        "6",
        "NA",
        "b6a0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6a7b8",
        "b7a6b5a4b3a2b1a9b8a7b6a5b4a3b2a1b9a8b7a6",
        "b612e65d41",
      })
  void anOrdinaryValueIsNotARedaction(String text) {
    assertThat(REGISTRY.isRedaction(text)).isFalse();
  }
}
