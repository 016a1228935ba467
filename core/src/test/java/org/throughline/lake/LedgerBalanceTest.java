package org.throughline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.throughline.releases.Made;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

final class LedgerBalanceTest {

  private static final Registry REGISTRY = Registry.load();

  /// Lines of 0 to 14 fields, some blank: counted by hand, whatever they hold.
  @Property(tries = 25)
  void everyLineIsBlankKeptOrRejected(@ForAll("tables") List<List<String>> rows) throws Exception {
    Path folder = Files.createTempDirectory("ledger");
    try {
      List<String> lines = new ArrayList<>(List.of(Made.HEADER));
      rows.forEach(row -> lines.add(String.join("|", row)));
      Made.lines(folder, "a.csv", lines.toArray(String[]::new));
      LakeLedger ledger =
          LakeBuilder.build(
              Surveyor.survey(folder, REGISTRY),
              REGISTRY,
              folder.resolve("lake"),
              ReadingProgress.none());
      SheetLedger sheet = ledger.sheets().getFirst();
      long blank = rows.stream().filter(row -> row.stream().allMatch(String::isBlank)).count();
      long few =
          rows.stream()
              .filter(row -> !row.stream().allMatch(String::isBlank) && row.size() < 9)
              .count();
      long many =
          rows.stream()
              .filter(row -> row.size() > 9)
              .filter(row -> !row.subList(9, row.size()).stream().allMatch(String::isBlank))
              .count();
      assertThat(sheet.balances()).isTrue();
      assertThat(sheet.blank()).isEqualTo(blank);
      assertThat(sheet.read()).isEqualTo(rows.size() - blank);
      assertThat(sheet.rejected().getOrDefault("too few fields", 0L)).isEqualTo(few);
      assertThat(sheet.rejected().getOrDefault("too many fields", 0L)).isEqualTo(many);
    } finally {
      delete(folder);
    }
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> field =
        Arbitraries.of("", " ", "NA", "x", "10/05/2015", "(b)(6)", "é", "5\" x", "12.5");
    return field.list().ofMinSize(1).ofMaxSize(14).list().ofMinSize(1).ofMaxSize(40);
  }

  private static void delete(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
