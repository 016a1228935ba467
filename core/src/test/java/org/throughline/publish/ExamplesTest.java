package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.engine.DuckDbEngine;

/// The examples on the pages of data sets, run as they stand there.
final class ExamplesTest {

  @TempDir Path folder;

  @BeforeEach
  void publish() throws IOException {
    Path official = Files.createDirectory(folder.resolve("official-folder"));
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      engine.create(
          "series",
          """
          select 'ICE' as producer, 'detained' as series, '' as facility_id, '' as facility, '' as area, '' as state,
            '' as class, '' as sex, '' as criminality, '' as threat_level, 'day' as period_kind, day as period_start,
            day as period_end, 1000.5 * number as value, 0.0 as low, 0.0 as high, 'people' as unit, day as as_of,
            0.0 as first_posted_value, 1 as postings, 'x.xlsx' as file, 'S' as sheet, 'A1' as cell, 'abc' as sha256,
            0 as posting, dimensions
          from (values ('', 3), ('agency=ICE', 2), ('agency=CBP', 1)) categories(dimensions, number)
          cross join (values (date '2025-08-31'), (date '2025-09-21')) days(day)
          where number < 3 or day > date '2025-09-01'
          """);
      engine.write("series", "series", official.resolve("series.parquet"));
    }
    Publisher.write(
        Tables.publication(
            Tables.list("2019-x/arrests/fy2016/by-month", Tables.months(), 20, 30, 50),
            Tables.list(
                "2019-x/arrests/fy2016/by-citizenship",
                Tables.citizenship("MEXICO", "CÔTE D'IVOIRE", "CUBA"),
                1_200,
                300,
                -1,
                1_510)),
        folder.resolve("published"),
        new Publisher.Beside(Optional.of(official), Optional.empty(), Optional.empty()),
        LocalDate.of(2026, 1, 1));
  }

  /// 20 + 30, and 1,200 + 300 beside a withheld number; on the last day three numbers, the largest 3,001.5.
  @ParameterizedTest
  @CsvSource({
    "r, Rscript -",
    "python, python3 -",
    "javascript, node --input-type=module -",
    "sql, ''"
  })
  void anExampleSaysWhatThePageSays(String language, String command) throws Exception {
    assertThat(run(language, command, "measures/*.by-month.html", "data"))
        .isEqualTo("2019-x fy2016 50");
    assertThat(run(language, command, "measures/*.by-citizenship.html", "data"))
        .isEqualTo("2019-x fy2016 1500");
    assertThat(run(language, command, "official/detained.html", "official"))
        .isEqualTo("2025-09-21 3 3001.5");
  }

  private String run(String language, String command, String page, String where) throws Exception {
    Path published = folder.resolve("published");
    String code = code(language, published, page);
    if (command.isEmpty()) {
      return sql(code, published.resolve(where));
    }
    List<String> words = List.of(command.split(" ", -1));
    Assumptions.assumeTrue(isThere(words.getFirst()), words.getFirst() + " is not installed");
    Process process =
        new ProcessBuilder(words)
            .directory(published.resolve(where).toFile())
            .redirectErrorStream(true)
            .start();
    process.outputWriter(StandardCharsets.UTF_8).append(code).append('\n').close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return lastThree(said);
  }

  private static String code(String language, Path published, String page) throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(published.resolve(page.replaceFirst("/.*", "")))) {
      Pattern name =
          Pattern.compile(page.replaceFirst(".*/", "").replace(".", "\\.").replace("*", ".*"));
      file =
          files
              .filter(one -> name.matcher(String.valueOf(one.getFileName())).matches())
              .findFirst()
              .orElseThrow();
    }
    Matcher found =
        Pattern.compile("<code class=\"language-" + language + "\">(.*?)</code>", Pattern.DOTALL)
            .matcher(Files.readString(file));
    assertThat(found.find()).isTrue();
    return found
        .group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static String sql(String code, Path where) {
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      List<String> lines = new ArrayList<>();
      engine
          .rows(code.replace("FROM '", "FROM '" + where + "/"))
          .forEach(row -> lines.add(row.text(0) + " " + row.text(1) + " " + row.text(2)));
      return String.join("\n", lines);
    }
  }

  /// R numbers its rows and says the names of columns.
  private static String lastThree(String said) {
    return said.lines()
        .map(line -> List.of(line.strip().split("\\s+", -1)))
        .filter(words -> words.size() >= 3 && words.getLast().matches("[0-9.]+"))
        .map(words -> String.join(" ", words.subList(words.size() - 3, words.size())))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isThere(String program) {
    return Stream.of(
            Objects.toString(System.getenv("PATH"), "").split(java.io.File.pathSeparator, -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
