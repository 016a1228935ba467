package org.throughline.benchmarks;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.LakeLedger;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Containers;
import org.throughline.releases.Registry;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.Surveyor;
import org.throughline.releases.TableSpec;
import org.throughline.releases.Vocabulary;

/// Measures the reading of delimited text: `TextBenchmark FOLDER ROWS RUNS`. Every way takes its turn in every run of one
/// process; the first run warms all of them up and is left out. Compare ratios, not seconds.
public final class TextBenchmark {

  private static final int COLUMNS = 30;
  private static final int ROOM = 1 << 18;
  private static final String VOCABULARY = "v3-2026-03";
  private static final String TABLE = "detentions";

  private final Path plain;
  private final Path gz;

  private TextBenchmark(Path folder) {
    plain = folder.resolve("plain/stints.csv");
    gz = folder.resolve("gz/stints.csv.gz");
  }

  private interface Measured {
    long read() throws Exception;
  }

  /// Writes the files if they are not there, and measures.
  public static void main(String[] arguments) throws Exception {
    TextBenchmark benchmark = new TextBenchmark(Path.of(arguments[0]));
    benchmark.write(Integer.parseInt(arguments[1]));
    for (int run = 0; run <= Integer.parseInt(arguments[2]); run++) {
      benchmark.run(run);
    }
  }

  private void run(int run) throws Exception {
    Spent fast = measure(run, "cells, FastCSV, plain", Spent.NOTHING, () -> fastCsv(plain));
    measure(run, "cells, plain", fast, () -> cells(plain));
    Spent duck = measure(run, "Parquet, DuckDB, plain", Spent.NOTHING, () -> duckDb(plain));
    measure(run, "lake with ledger, plain", duck, () -> lake(requireNonNull(plain.getParent())));
    Spent inflate = measure(run, "bytes, inflate, gz", Spent.NOTHING, () -> inflate(gz));
    measure(run, "cells, gz", inflate, () -> cells(gz));
    measure(run, "cells, FastCSV, gz", inflate, () -> fastCsv(gz));
    Spent packed = measure(run, "Parquet, DuckDB, gz", Spent.NOTHING, () -> duckDb(gz));
    measure(run, "lake with ledger, gz", packed, () -> lake(requireNonNull(gz.getParent())));
  }

  /// Seconds of processors, and by the clock.
  private record Spent(double processors, double clock) {
    static final Spent NOTHING = new Spent(0, 0);
  }

  /// @param against what it is compared with spent; nothing when it is that itself
  /// @return what it spent itself
  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private static Spent measure(int run, String what, Spent against, Measured measured)
      throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    long wall = System.nanoTime();
    long processors = system.getProcessCpuTime();
    long answer = measured.read();
    double seconds = (system.getProcessCpuTime() - processors) / 1e9;
    double elapsed = (System.nanoTime() - wall) / 1e9;
    if (run > 0) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "run %d  %-26s %7.2f s of processors %7.2f s  %s  checksum %,d",
              run,
              what,
              seconds,
              elapsed,
              against.clock() == 0
                  ? "            "
                  : String.format(
                      Locale.ROOT,
                      "%.2f times the speed, %.2f by the clock",
                      against.processors() / seconds,
                      against.clock() / elapsed),
              answer));
    }
    return new Spent(seconds, elapsed);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, ROOM) : in;
  }

  private static long inflate(Path file) throws IOException {
    byte[] bytes = new byte[ROOM];
    long sum = 0;
    try (InputStream in = open(file)) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        sum += n;
      }
    }
    return sum;
  }

  /// Characters and fields of all rows.
  private static long fastCsv(Path file) throws IOException {
    long sum = 0;
    try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator('|').ofCsvRecord(reader)) {
      for (CsvRecord row : csv) {
        for (String field : row.getFields()) {
          sum += 1 + field.length();
        }
      }
    }
    return sum;
  }

  /// The same of our rows.
  private static long cells(Path file) throws IOException {
    long[] sum = {0};
    try (SheetContainer container = Containers.open(file)) {
      for (Sheet sheet : container.sheets()) {
        container.rows(
            sheet,
            row -> {
              for (int i = 0; i < row.width(); i++) {
                sum[0] += 1 + row.shown(i).length();
              }
              return true;
            });
      }
    }
    return sum[0];
  }

  private static long duckDb(Path file) throws Exception {
    Path parquet = Files.createTempFile("text", ".parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
      return statement.executeLargeUpdate(
          "copy (from read_csv('%s', delim = '|', header = true)) to '%s' (format parquet, compression zstd)"
              .formatted(file, parquet));
    } finally {
      Files.delete(parquet);
    }
  }

  private static long lake(Path folder) throws Exception {
    Path lake = Files.createTempDirectory("lake");
    Registry registry = Registry.load();
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(folder, registry), registry, lake, ReadingProgress.none());
    try (Stream<Path> files = Files.walk(lake)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    return ledger.rowsKept();
  }

  /// Stints about nobody: the first columns of the release of March 2026.
  private void write(int rows) throws IOException {
    if (Files.exists(gz)) {
      return;
    }
    Files.createDirectories(plain.getParent());
    Files.createDirectories(gz.getParent());
    Registry registry = Registry.load();
    TableSpec table = registry.table(TABLE);
    List<Vocabulary.Header> headers = headers(registry);
    Random random = new Random(30);
    try (OutputStream text = new BufferedOutputStream(Files.newOutputStream(plain), ROOM);
        OutputStream packed = new GZIPOutputStream(Files.newOutputStream(gz), ROOM)) {
      for (int row = 0; row <= rows; row++) {
        List<String> cells = new ArrayList<>();
        for (Vocabulary.Header header : headers) {
          cells.add(row == 0 ? header.header() : value(table.column(header.column()), random));
        }
        byte[] line = (String.join("|", cells) + "\n").getBytes(StandardCharsets.UTF_8);
        text.write(line);
        packed.write(line);
      }
    }
  }

  private static List<Vocabulary.Header> headers(Registry registry) {
    List<Vocabulary.Header> all =
        registry.vocabularies().stream()
            .filter(vocabulary -> vocabulary.vocabulary().equals(VOCABULARY))
            .flatMap(vocabulary -> vocabulary.tables().stream())
            .filter(table -> table.table().equals(TABLE))
            .flatMap(table -> table.columns().stream())
            .filter(header -> !header.firstOfTwo())
            .toList();
    List<Vocabulary.Header> chosen =
        new ArrayList<>(all.stream().filter(Vocabulary.Header::required).toList());
    all.stream()
        .filter(header -> !header.required())
        .filter(
            header -> chosen.stream().noneMatch(other -> other.column().equals(header.column())))
        .limit(Math.max(0, COLUMNS - chosen.size()))
        .forEach(chosen::add);
    return chosen;
  }

  private static String value(ColumnSpec column, Random random) {
    if (column.privacy() == ColumnSpec.Privacy.PERSON) {
      return String.format(Locale.ROOT, "%040x", random.nextLong() >>> 1);
    }
    if (random.nextInt(8) == 0) {
      return "";
    }
    return switch (column.type()) {
      case DATE -> day(random);
      case TIMESTAMP -> day(random) + " " + random.nextInt(24) + ":" + (10 + random.nextInt(50));
      case INTEGER ->
          Long.toString(
              column.least() + random.nextLong(Math.min(60, column.most() - column.least() + 1)));
      case DECIMAL -> Integer.toString(500 * random.nextInt(40));
      case TEXT ->
          column.values().isEmpty()
              ? word(column, random.nextInt(40))
              : column.values().get(random.nextInt(column.values().size()));
    };
  }

  private static String word(ColumnSpec column, int number) {
    List<String> countries = List.of("MEXICO", "GUATEMALA", "HONDURAS", "EL SALVADOR", "CUBA");
    return switch (column.set()) {
      case "country" -> countries.get(number % countries.size());
      case "office" -> "Dallas Area of Responsibility";
      case "state" -> "TEXAS";
      default -> "WORD " + (char) ('A' + number % 26) + (char) ('A' + number / 26);
    };
  }

  private static String day(Random random) {
    return (1 + random.nextInt(12)) + "/" + (1 + random.nextInt(28)) + "/2025";
  }
}
