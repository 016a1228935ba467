package org.throughline.official;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.official.reading.Observation;
import org.throughline.official.reading.Pile;
import org.throughline.official.reading.Reading;

/// One posting of March 2024, changed and read.
abstract class ReadPosting {

  static final String SHEET = "Detention FY24";
  static final LocalDate DAY = LocalDate.of(2024, 3, 16);

  @TempDir Path folder;

  static PostedWorkbook workbook() {
    return PostedWorkbook.of(2024, DAY, 5);
  }

  Reading read(PostedWorkbook workbook) throws IOException {
    return Pile.read(List.of(workbook.write(folder, "FY24_detentionStats03202024.xlsx")));
  }

  static Observation only(Reading reading, String table, String cell) {
    return reading.observations().stream()
        .filter(one -> one.table().equals(table) && one.cell().equals(cell))
        .findFirst()
        .orElseThrow();
  }

  static List<String> problems(Reading reading) {
    return reading.problems().stream().map(Object::toString).toList();
  }
}
