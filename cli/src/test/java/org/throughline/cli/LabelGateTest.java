package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.compare.DriftSpec;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.releases.Registry;
import org.throughline.releases.TableSpec;
import org.throughline.testing.MadeUpArrests;

/// Labels that nobody knows are published where so many records have them that they are the agency's words; the others
/// are one number.
final class LabelGateTest {

  private static final String OTHER = "other values, not recognised";

  @TempDir Path folder = Path.of("");

  private Terminal.Outcome build(Map<String, Integer> records) throws Exception {
    List<String> lines = MadeUpArrests.top();
    records.forEach(
        (country, count) ->
            lines.addAll(
                Collections.nCopies(count, MadeUpArrests.row("Boston", "1/15/2016", country))));
    MadeUpArrests.write(folder.resolve("release"), "arrests.csv.gz", lines);
    return Terminal.run(
        "build", folder.resolve("release"), "--out", folder.resolve("out"), "--quiet");
  }

  private List<String> published() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("out/published").toRealPath())) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(
              file -> {
                try {
                  return Stream.of(
                      new String(
                          Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  @Test
  void whatFewRecordsHaveIsCountedTogetherAndNamedNowhere() throws Exception {
    Map<String, Integer> records = new LinkedHashMap<>(Map.of("MEXICO", 45, "ATLANTIS", 30));
    for (String name : List.of("juan perez", "Ana Lopez", "5 Elm", "somebody", "x-y")) {
      records.put(name, 4);
    }
    records.put("LEMURIA", 7);
    Terminal.Outcome outcome = build(records);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("2 labels of column citizenship of 2019-ICFO-99999")
        .contains("'ATLANTIS' in 30 rows; 'LEMURIA' in 7 rows, not shown")
        .contains("4 labels of column citizenship, in 19 rows, shown as '" + OTHER + "'")
        .doesNotContain("perez");
    List<String> published = published();
    assertThat(published).anyMatch(text -> text.contains("\"" + OTHER + "\",19,published"));
    assertThat(published).anyMatch(text -> text.contains("ATLANTIS,30,published"));
    assertThat(published)
        .noneMatch(
            text -> text.contains("perez") || text.contains("Ana Lopez") || text.contains("LEMUR"));
    assertThat(Terminal.run("audit", folder.resolve("out")).exitCode()).isZero();
  }

  /// Ten records of a release in all, whatever tables they are in.
  @Test
  void whatTheRegistryKnowsIsShownHoweverRareItIs() throws Exception {
    Map<String, Integer> records =
        new LinkedHashMap<>(Map.of("MEXICO", 45, "CUBA", 30, "TUVALU", 1));
    Terminal.Outcome outcome = build(records);
    assertThat(outcome.out()).doesNotContain("Labels not known");
    assertThat(published()).anyMatch(text -> text.contains("TUVALU"));
    assertThat(published()).noneMatch(text -> text.contains(OTHER));
  }

  /// A column that publications show and that has no set would pass ungated.
  @Test
  void everyColumnThatPublicationsShowHasASetInTheRegistry() {
    Registry registry = Registry.load();
    Measures measures = Measures.load();
    java.util.Set<String> without = new TreeSet<>();
    for (MeasureSpec spec : measures.specs()) {
      spec.dimensions()
          .forEach(
              (dimension, columns) -> {
                if (!measures.dimension(dimension).made()) {
                  columns.forEach(column -> note(registry, spec.lakeTable(), column, without));
                }
              });
    }
    for (DriftSpec spec : DriftSpec.load()) {
      spec.values().forEach(one -> note(registry, spec.table(), one.column(), without));
    }
    assertThat(without).isEmpty();
  }

  private static void note(
      Registry registry, String table, String column, java.util.Set<String> without) {
    TableSpec spec = registry.table(table);
    if (registry.values().labels(spec.column(column)).isEmpty()) {
      without.add(table + "." + column);
    }
  }
}
