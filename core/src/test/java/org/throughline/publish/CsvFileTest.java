package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.table.Dimension;

class CsvFileTest {

  private static final String LETTERS = "ab \",;'\n\t=é😀|";

  @TempDir Path folder;

  @Test
  void aTableIsAHeaderAndALinePerCell() {
    PublishedTable table = Tables.list("t", Tables.citizenship("Mexico", "Korea, South"), 50, -1);

    assertThat(CsvFile.of(table, Extent.NONE, FacilityNames.NONE))
        .isEqualTo(
            """
            \uFEFFcitizenship,citizenship_label,value,status,id,covers,scope,records,earlier_value,earlier_date
            c1,Mexico,50,published,t/citizenship=c1,not known,,released,,
            c2,"Korea, South",,suppressed,t/citizenship=c2,not known,,released,,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aMarginIsLabelledTotal() {
    assertThat(csv("t", Tables.citizenship("Mexico"), 50, 50))
        .contains("total,Total,50,published,t/citizenship=total,");
  }

  @Test
  void aLabelThatLooksLikeAFormulaIsText() {
    String csv =
        csv("t", Tables.citizenship("=1+1", "+A1", "-2", "@SUM(A1)", "México"), 1, 2, 3, 4, 5);

    assertThat(csv).contains(",'=1+1,", ",'+A1,", ",'-2,", ",'@SUM(A1),", ",México,");
  }

  private static String csv(String id, org.throughline.table.Dimension dimension, long... counts) {
    return CsvFile.of(Tables.list(id, dimension, counts), Extent.NONE, FacilityNames.NONE);
  }

  /// R takes `NA` for a missing value and a spreadsheet takes `2015-10` for a date.
  @Test
  void wideSignsOfFormulasAreGuardedAndWhatNobodySeesIsMarked() throws IOException {
    String csv =
        csv("t", Tables.citizenship("＝1", "＋1", "a\u0007b", "\u202Edc", "e"), 1, 2, 3, 4, 5);

    assertThat(csv).contains(",'＝1,", ",'＋1,", ",a\uFFFDb,", ",\uFFFDdc,");
  }

  @Test
  void noLabelIsTakenForSomethingElse() {
    assertThat(csv("t", Tables.citizenship("NA"), 50)).contains("c1,NA (as released),50,");
    assertThat(csv("t", Tables.months(), 40, 60)).contains("2015-10,October of 2015,40,");
  }

  @Test
  void aCodeOfAFacilityStandsBesideItsName() {
    FacilityNames names =
        new FacilityNames(
            java.util.Map.of("KRNRCTX", "KARNES COUNTY", "OTHER", "other"), java.util.Map.of());
    Dimension codes = Tables.citizenship("KRNRCTX", "NOWHERE", "OTHER");
    Dimension facilities = new Dimension("facility", "Facility", codes.kind(), codes.categories());
    PublishedTable table = Tables.list("t", facilities, 50, 40, 30);
    assertThat(CsvFile.of(table, Extent.NONE, names))
        .contains("c1,KARNES COUNTY (KRNRCTX),50,", "c2,NOWHERE,40,", "c3,OTHER,30,");
  }

  @Test
  void aRowSaysHowMuchOfItsMonthAndYearIsCoveredAndOfWhatAndWhetherItIsMadeUp() {
    Extent extent =
        new Extent(
            new TreeSet<>(List.of(YearMonth.of(2015, 10), YearMonth.of(2015, 11))),
            Optional.empty(),
            Set.of(YearMonth.of(2015, 11)),
            Extent.Window.PART,
            "Arrests in Boston, by \"ERO\"",
            true);
    assertThat(CsvFile.of(Tables.list("t", Tables.months(), 40, 60), extent, FacilityNames.NONE))
        .contains("=2015-10,part of the year,\"Arrests in Boston, by \"\"ERO\"\"\",synthetic")
        .contains("=2015-11,part of the month,\"Arrests in Boston, by \"\"ERO\"\"\",synthetic");
  }

  /// DuckDB's reader is the second opinion on what the file says.
  @Test
  void anotherReaderReadsBackWhateverLabelsHold() throws IOException, SQLException {
    Random random = new Random(20_161_001);
    for (int round = 0; round < 50; round++) {
      String[] labels = new String[1 + random.nextInt(8)];
      long[] counts = new long[labels.length];
      for (int n = 0; n < labels.length; n++) {
        labels[n] = "x" + text(random);
        counts[n] = random.nextInt(4) == 0 ? -1 : random.nextLong(1_000_000_000_000L);
      }
      PublishedTable table = Tables.list("t", Tables.citizenship(labels), counts);
      Path file =
          Files.writeString(
              folder.resolve(round + ".csv"), CsvFile.of(table, Extent.NONE, FacilityNames.NONE));

      assertThat(read(file)).isEqualTo(expected(labels, counts));
    }
  }

  private static String text(Random random) {
    int[] points = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static List<List<@Nullable String>> expected(String[] labels, long[] counts) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int n = 0; n < labels.length; n++) {
      List<@Nullable String> row = new ArrayList<>();
      row.add("c" + (n + 1));
      row.add(labels[n]);
      row.add(counts[n] < 0 ? null : Long.toString(counts[n]));
      row.add(counts[n] < 0 ? "suppressed" : "published");
      row.add("t/citizenship=c" + (n + 1));
      row.add("not known");
      row.add(null);
      row.add("released");
      rows.add(row);
    }
    return rows;
  }

  private static List<List<@Nullable String>> read(Path file) throws SQLException {
    String sql =
        "SELECT * FROM read_csv('%s', all_varchar = true, header = true, delim = ',',"
                .formatted(file)
            + " quote = '\"', escape = '\"', auto_detect = false, columns = {'citizenship':"
            + " 'VARCHAR', 'citizenship_label': 'VARCHAR', 'value': 'VARCHAR', 'status': 'VARCHAR',"
            + " 'id': 'VARCHAR', 'covers': 'VARCHAR', 'scope': 'VARCHAR', 'records': 'VARCHAR'}, parallel = false)";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<@Nullable String>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 1; column <= 8; column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
