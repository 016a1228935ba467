package org.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.testing.MadeUpArrests;

/// What commands read of a build, table by table and column by column, is that of the format that the build says it has. A program
/// that reads other columns than a build has ends as a fault; one that knows the build's format says which command makes it anew.
/// Tables for analysis are made anew where they have other columns, and are no part of it.
///
/// When this fails, raise the number in `BuildFolder`, and name the resource after it: `-Dformat=apply` writes it.
final class BuildFormatTest {

  private static final Path RESOURCES = Path.of("src/test/resources/build-formats");

  @TempDir private Path folder;

  @Test
  void theKeptTablesAreThoseOfTheFormat() throws Exception {
    MadeUpArrests.write(folder.resolve("in"), "a.csv.gz", MadeUpArrests.lines(300, 5));
    Throughline.open(folder.resolve("out")).build(folder.resolve("in"));
    Path build = folder.resolve("out/current").toRealPath();
    String format = Files.readString(build.resolve(".format")).strip();
    Path stated = RESOURCES.resolve(format + ".txt");
    String found = String.join("\n", tables(build)) + "\n";
    if (System.getProperty("format", "").equals("apply") && Files.notExists(stated)) {
      Files.writeString(stated, found, StandardCharsets.UTF_8);
    }
    assertThat(stated).hasContent(found);
  }

  private static SortedSet<String> tables(Path build) throws IOException {
    SortedSet<String> tables = new TreeSet<>();
    try (SqlEngine engine = DuckDbEngine.open()) {
      for (String part : List.of("lake", "lake/lifecycle")) {
        for (Path file : kept(build.resolve(part))) {
          engine.read("kept", file);
          String name = String.valueOf(file.getFileName()).replace(".parquet", "");
          tables.add(part + "/" + name + ":" + columns(engine));
        }
      }
    }
    return tables;
  }

  /// Files of a table each, and folders with the pieces of one.
  private static List<Path> kept(Path part) throws IOException {
    try (Stream<Path> all = Files.list(part)) {
      return all.filter(
              one ->
                  one.toString().endsWith(".parquet")
                      || (Files.isDirectory(one) && !one.endsWith("lifecycle")))
          .toList();
    }
  }

  private static String columns(SqlEngine engine) {
    List<String> columns = new ArrayList<>();
    for (Row row : engine.rows("select column_name, column_type from (describe kept)")) {
      columns.add(row.text(0) + " " + row.text(1));
    }
    return String.join(", ", columns);
  }
}
