package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiscalYearsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FY2023                                  | 2023
          FY2023 (2)                              | 2023
          FY 2016                                 | 2016
          FY23                                    | 2023
          ARS_2026-ICLI-00005_FY2023_synthetic    | 2023
          FY22_detentionStats08042022.xlsx        | 2022
          arrests FY2018 FY2018                   | 2018
          Prior FY2023                            | 0
          Prior to FY2023                         | 0
          DET_prior_FY2023.xlsx                   | 0
          REM_FY2023-2024_x                       | 0
          FY15-17                                 | 0
          FY2017 and FY2018                       | 0
          FY20234                                 | 0
          DIFFY2023                               | 0
          2023                                    | 0
          """)
  void onlyAYearThatIsStatedAloneCounts(String text, int year) {
    assertThat(FiscalYears.only(text))
        .isEqualTo(year == 0 ? OptionalInt.empty() : OptionalInt.of(year));
  }
}
