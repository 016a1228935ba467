package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreambleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Arrests (10/1/2018 - 8/31/2019)             | 2018-10-01 | 2019-08-31
          Arrests 2024-10-01 to 2025-09-30            | 2024-10-01 | 2025-09-30
          Arrests from 2024-10-01 to 2025-09-30       | 2024-10-01 | 2025-09-30
          Arrests_2024-10-01_2025-09-30               | 2024-10-01 | 2025-09-30
          Arrests 2024-10-01 - 2025-09-30             | 2024-10-01 | 2025-09-30
          Arrests 2024-10-01/2025-09-30               | 2024-10-01 | 2025-09-30
          Arrests, Oct. 2024 – Aug. 2025              | 2024-10-01 | 2025-08-31
          Arrests, Oct. 2024-Aug. 2025                | 2024-10-01 | 2025-08-31
          Arrests, Sept. 2024 to May 2025             | 2024-09-01 | 2025-05-31
          Arrests, Oct 1, 2024 – Aug. 31, 2025        | 2024-10-01 | 2025-08-31
          Arrests, 2024-10 to 2025-08                 | 2024-10-01 | 2025-08-31
          Arrests, Calendar Year 2024                 | 2024-01-01 | 2024-12-31
          Arrests, calendar years 2023-2024           | 2023-01-01 | 2024-12-31
          Arrests CY2024                              | 2024-01-01 | 2024-12-31
          Arrests CY 2023 - CY 2024                   | 2023-01-01 | 2024-12-31
          Arrests FY2024-FY2025                       | 2023-10-01 | 2025-09-30
          Arrests FY2024 to FY2025                    | 2023-10-01 | 2025-09-30
          Arrests, fiscal years 2024 through 2025     | 2023-10-01 | 2025-09-30
          REM_FY2023-2024_x                           | 2022-10-01 | 2024-09-30
          Arrests FY23-24                             | 2022-10-01 | 2024-09-30
          Prior FY2023                                |            |
          Prior to FY2023                             |            |
          FY2024-FY2025 (10/1/2023 - 8/31/2025)       | 2023-10-01 | 2025-08-31
          FY2025 (YTD through 04/27/2025)             |            | 2025-04-27
          FY2024-FY2025 YTD through 04/27/2025        | 2023-10-01 | 2025-04-27
          Arrests 20241001-20250930                   | 2024-10-01 | 2025-09-30
          Arrests 10-01-2024 to 09-30-2025            | 2024-10-01 | 2025-09-30
          Arrests through 2025-08                     |            | 2025-08-31
          2026-ICLI-00005 Arrests                     |            |
          Arrests before calendar year 2020           |            |
          Arrests since CY2020                        |            |
          Arrests from CY2020                         |            |
          Arrests from CY2020 to CY2021               | 2020-01-01 | 2021-12-31
          Arrests FY2018 through June                 |            | 2018-06-30
          Arrests FY18 thru June                      |            | 2018-06-30
          Arrests FY2018 through November             |            | 2017-11-30
          Arrests FY2018 YTD (data through June 30)   |            | 2018-06-30
          Arrests FY2018 YTD (data through June 30th) |            | 2018-06-30
          Arrests FY2018 thru 06/30                   |            | 2018-06-30
          Arrests FY2018 thru 12/31                   |            | 2017-12-31
          Arrests FY2018 YTD June                     |            | 2018-06-30
          Arrests FY2018 to date (4/27/18)            |            | 2018-04-27
          Arrests FY2018: data as of 04/27/2018       |            | 2018-04-27
          Arrests FY2018: data as of 04/27/2019       |            |
          Arrests as of 04/27/2018                    |            |
          Arrests FY 2018 (Oct-Jun)                   | 2017-10-01 | 2018-06-30
          FY2018 October through June                 | 2017-10-01 | 2018-06-30
          FY2018 (October 1 - June 30)                | 2017-10-01 | 2018-06-30
          Arrests October 1st, 2017 to June 30th, 2018| 2017-10-01 | 2018-06-30
          Arrests FY2018 Q1-Q3                        | 2017-10-01 | 2018-06-30
          Arrests FY2018 Q2                           | 2018-01-01 | 2018-03-31
          Arrests FY2018 Q1 and Q3                    |            |
          Arrests FY2018, first half                  | 2017-10-01 | 2018-03-31
          Arrests FY2018, Second Half                 | 2018-04-01 | 2018-09-30
          Arrests FY2018 to Mexico                    |            |
          FY2018 Arrests and Decisions                |            |
          Arrests FY2024-10                           |            |
          Arrests 2016                                |            |
          Arrests FY2024                              |            |
          Country FY2024                              |            |
          """)
  void aTitleSaysWhatItsSheetCovers(
      String title, @Nullable LocalDate from, @Nullable LocalDate through) {
    Preamble preamble = new Preamble(List.of(title), "Sheet1");
    assertThat(preamble.from()).as("from").isEqualTo(Optional.ofNullable(from));
    assertThat(preamble.through()).as("through").isEqualTo(Optional.ofNullable(through));
  }
}
