package org.throughline.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The written release, read with another library, against the truth written beside it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SynthesisTest {

  private static final int STAYS = 900;
  private static final String LAST_DAY = "2026-03-10";

  private Path temporary = Path.of("");
  private Path directory = Path.of("");
  private List<ReadBack.DataRow> stints = List.of();
  private List<ReadBack.DataRow> arrests = List.of();
  private List<ReadBack.DataRow> removals = List.of();
  private final Map<String, String> fates = new HashMap<>();

  @BeforeAll
  void writeAndRead(@TempDir Path shared) throws IOException {
    temporary = shared;
    directory = shared.resolve("release");
    Synthesis.write(new SynthRequest("V3", STAYS, 11, directory), SynthProgress.silent());
    stints = ReadBack.rows(directory, "DET_");
    arrests = ReadBack.rows(directory, "ARS_");
    removals = ReadBack.rows(directory, "REM_");
    try (Stream<Path> files = Files.list(directory.resolve("truth/rows"))) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName()).replace(".csv.gz", "");
        for (List<String> row : ReadBack.truth(file)) {
          fates.put(name + "|" + row.get(0) + "|" + row.get(1), row.get(5));
        }
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path again = Files.createTempDirectory(temporary, "again");
    Synthesis.write(new SynthRequest("v3-2026-03", STAYS, 11, again), SynthProgress.silent());
    assertThat(contents(again)).isEqualTo(contents(directory));
  }

  @Test
  void anotherSeedGivesOtherRows() throws IOException {
    Path other = Files.createTempDirectory(temporary, "other");
    Synthesis.write(new SynthRequest("V3", STAYS, 12, other), SynthProgress.silent());
    Set<String> people = new HashSet<>();
    arrests.forEach(row -> people.add(row.says("Anonymized Identifier")));
    people.remove("");
    assertThat(ReadBack.rows(other, "ARS_"))
        .noneMatch(row -> people.contains(row.says("Anonymized Identifier")));
  }

  @Test
  void everyRowOfTheWorkbooksIsInTheTruthAndTheOtherWayRound() {
    Set<String> read = new HashSet<>();
    Stream.of(stints, arrests, removals)
        .flatMap(List::stream)
        .forEach(row -> assertThat(read.add(row.key())).isTrue());
    assertThat(read).isEqualTo(fates.keySet());
  }

  @Test
  void totalsOfTheTruthEqualTheKeptRows() throws IOException {
    JsonNode totals = summary().get("totals");
    assertThat(kept(stints).size()).isEqualTo(totals.get("stints").asInt());
    assertThat(kept(arrests).size()).isEqualTo(totals.get("arrests").asInt());
    assertThat(kept(removals).size()).isEqualTo(totals.get("removals").asInt());
    Set<String> people = new HashSet<>();
    arrests.forEach(row -> people.add(row.says("Anonymized Identifier")));
    people.remove("");
    assertThat(people.size()).isEqualTo(totals.get("people in arrests").asInt());
  }

  @Test
  void monthsOfTheTruthEqualTheKeptRows() throws IOException {
    Map<String, Integer> counted = new TreeMap<>();
    kept(arrests)
        .forEach(row -> count(counted, "arrests", row.says("Apprehension Date").substring(0, 7)));
    kept(removals)
        .forEach(row -> count(counted, "removals", row.says("Departed Date").substring(0, 7)));
    Map<String, Integer> told = new TreeMap<>();
    for (List<String> month : ReadBack.truth(directory.resolve("truth/months.csv"))) {
      if (month.get(0).equals("arrests") || month.get(0).equals("removals")) {
        told.put(month.get(0) + month.get(1), Integer.valueOf(month.get(2)));
      }
    }
    assertThat(counted).isEqualTo(told);
  }

  @Test
  void everyFaultStandsWhereTheTruthSays() throws IOException {
    Map<String, ReadBack.DataRow> byKey = new HashMap<>();
    Stream.of(stints, arrests, removals)
        .flatMap(List::stream)
        .forEach(row -> byKey.put(row.key(), row));
    List<List<String>> faults = ReadBack.truth(directory.resolve("truth/faults.csv"));
    assertThat(faults.size()).isGreaterThan(60);
    for (List<String> fault : faults) {
      String key = fault.get(1) + "|" + fault.get(2) + "|" + fault.get(3);
      assertThat(byKey).containsKey(key);
      String says = byKey.getOrDefault(key, stints.getFirst()).says(fault.get(5));
      assertThat(says).as(key).isEqualTo(fault.get(7)).isNotEqualTo(fault.get(8));
    }
  }

  @Test
  void everyDuplicateHasARowThatCounts() throws IOException {
    List<List<String>> duplicates = ReadBack.truth(directory.resolve("truth/duplicates.csv"));
    assertThat(duplicates.size()).isGreaterThan(20);
    for (List<String> duplicate : duplicates) {
      String sheet = duplicate.get(1) + "|" + duplicate.get(2) + "|";
      assertThat(fates.get(sheet + duplicate.get(3))).isEqualTo(duplicate.get(4));
      assertThat(fates.get(sheet + duplicate.get(5))).isEqualTo("kept");
    }
    assertThat(fates.values().stream().filter(fate -> !fate.equals("kept")).count())
        .isEqualTo(duplicates.size());
  }

  @Test
  void reprocessedArrestsFollowWithinADayAndNothingElseDoes() {
    Map<String, List<LocalDateTime>> times = new HashMap<>();
    for (ReadBack.DataRow row : arrests) {
      String person = row.says("Anonymized Identifier");
      LocalDateTime time = LocalDateTime.parse(row.says("Apprehension Date"));
      List<LocalDateTime> before = times.computeIfAbsent(person, p -> new ArrayList<>());
      boolean near = before.stream().anyMatch(t -> t.plusHours(24).compareTo(time) >= 0);
      boolean kept = "kept".equals(fates.get(row.key()));
      if (!person.isEmpty()) {
        assertThat(near).as(row.key()).isEqualTo(!kept);
      }
      before.add(time);
    }
  }

  /// Every stint, put right where the truth says it was spoilt.
  private List<ReadBack.DataRow> truthful() throws IOException {
    Map<String, Map<String, String>> mends = new HashMap<>();
    for (List<String> fault : ReadBack.truth(directory.resolve("truth/faults.csv"))) {
      String key = fault.get(1) + "|" + fault.get(2) + "|" + fault.get(3);
      mends.computeIfAbsent(key, k -> new HashMap<>()).put(fault.get(5), fault.get(8));
    }
    List<ReadBack.DataRow> rows = new ArrayList<>();
    for (ReadBack.DataRow row : kept(stints)) {
      Map<String, String> cells = new HashMap<>(row.cells());
      cells.putAll(mends.getOrDefault(row.key(), Map.of()));
      rows.add(new ReadBack.DataRow(row.file(), row.sheet(), row.row(), cells));
    }
    return rows;
  }

  @Test
  void everyStintLiesInItsStayAndDoesNotOverlapTheNext() throws IOException {
    Map<String, List<ReadBack.DataRow>> stays = new TreeMap<>();
    for (ReadBack.DataRow row : truthful()) {
      String stay = row.says("Anonymized Identifier") + row.says("Stay Book In Date Time");
      stays.computeIfAbsent(stay, s -> new ArrayList<>()).add(row);
    }
    assertThat(stays.size()).isEqualTo(summary().get("totals").get("stay book-ins").asInt());
    for (List<ReadBack.DataRow> stay : stays.values()) {
      String at = stay.getFirst().says("Stay Book In Date Time");
      assertThat(stay.getFirst().says("Book In Date Time")).isEqualTo(at);
      for (ReadBack.DataRow stint : stay) {
        assertThat(stint.says("Book In Date Time")).isGreaterThanOrEqualTo(at);
        at = stint.says("Book Out Date Time");
        assertThat(at.isEmpty() ? "9" : at).isGreaterThan(stint.says("Book In Date Time"));
      }
      boolean between = at.isEmpty() || !stay.getLast().says("Stay Book Out Date Time").isEmpty();
      if (between) {
        assertThat(stay.getLast().says("Stay Book Out Date Time")).isEqualTo(at);
      }
    }
  }

  @Test
  void facilityDaysOfTheTruthEqualABruteForceCount() throws IOException {
    Map<String, Integer> counted = new TreeMap<>();
    LocalDate last = LocalDate.parse(LAST_DAY);
    for (ReadBack.DataRow row : truthful()) {
      LocalDate in = LocalDateTime.parse(row.says("Book In Date Time")).toLocalDate();
      String out = row.says("Book Out Date Time");
      LocalDate end = out.isEmpty() ? last.plusDays(1) : LocalDateTime.parse(out).toLocalDate();
      for (LocalDate day = in; day.isBefore(end); day = day.plusDays(1)) {
        if (!day.isBefore(LocalDate.of(2022, 10, 1))) {
          count(counted, row.says("Detention Facility Code"), day.toString());
        }
      }
    }
    Map<String, Integer> told = new TreeMap<>();
    for (List<String> day : ReadBack.truth(directory.resolve("truth/facility-days.csv"))) {
      told.put(day.get(0) + day.get(1), Integer.valueOf(day.get(2)));
    }
    assertThat(counted).isEqualTo(told);
  }

  @Test
  void workbooksSayThatTheyAreSyntheticAndBeginTheirHeaderInRowSeven() throws IOException {
    List<String> headers =
        SynthVocabulary.read("v3-2026-03").columns("detentions").stream()
            .map(SynthVocabulary.Column::header)
            .toList();
    Path file = directory.resolve("DET_2026-ICLI-00005_FY2023_synthetic.xlsx");
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      List<String> names = new ArrayList<>();
      for (Sheet sheet : workbook) {
        names.add(sheet.getSheetName());
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).startsWith("SYNTHETIC DATA");
        List<String> read = new ArrayList<>();
        sheet.getRow(6).forEach(cell -> read.add(cell.getStringCellValue()));
        assertThat(read).isEqualTo(headers);
      }
      assertThat(names).containsExactly("Prior FY2023", "FY2023", "FY2023 (2)");
    }
  }

  @Test
  void anUnknownVocabularyNamesTheValidOnes() {
    SynthRequest request = new SynthRequest("V9", 10, 1, directory.resolve("none"));
    assertThatThrownBy(() -> Synthesis.write(request, SynthProgress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("V9")
        .hasMessageContaining("V3 (v3-2026-03)");
  }

  @Test
  void anUnknownTableNamesTheValidOnes() {
    Path nowhere = directory.resolve("none");
    SynthRequest request = new SynthRequest("V3", 10, 1, nowhere).forTables(List.of("flights"));
    assertThatThrownBy(() -> Synthesis.write(request, SynthProgress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flights")
        .hasMessageContaining("detentions");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void progressHearsOfEveryRow() throws IOException {
    Map<String, Long> heard = new java.util.concurrent.ConcurrentHashMap<>();
    Path there = Files.createTempDirectory(temporary, "heard");
    SynthReport report =
        Synthesis.write(
            new SynthRequest("V3", 200, 3, there), (f, n) -> heard.merge(f, n, Long::sum));
    for (SynthReport.Written file : report.files()) {
      assertThat(heard.get(String.valueOf(file.file().getFileName()))).isEqualTo(file.rows());
    }
  }

  private JsonNode summary() throws IOException {
    return new JsonMapper().readTree(Files.readString(directory.resolve("truth/summary.json")));
  }

  private List<ReadBack.DataRow> kept(List<ReadBack.DataRow> rows) {
    return rows.stream().filter(row -> "kept".equals(fates.get(row.key()))).toList();
  }

  private static void count(Map<String, Integer> counts, String what, String when) {
    counts.merge(what + when, 1, Integer::sum);
  }

  private static Map<String, Integer> contents(Path directory) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.put(
            directory.relativize(file).toString(),
            java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
