package org.throughline.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.Ledger;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import org.throughline.workspace.LedgerTransaction;
import org.throughline.workspace.Publications;

/// Measures a ledger that grows: `LedgerBenchmark [PUBLICATIONS] [PLACES] [KINDS] [YEARS] [EVERY]`. Every publication is a monthly
/// posting of everything so far: one more month, late records of the two months before, all tables of all fiscal years,
/// with few small counts, as recoding leaves them. With YEARS the first publication is taken to have been made for so many
/// other years too, which the later ones do not publish again: 118 of them are a million facts. With EVERY one publication in so
/// many, from the second on, is a comparison of two other postings of all these months: one has the same records, to the other a few more came late.
/// Prints the seconds of processor that each takes to be read, protected and recorded, and those that pass.
public final class LedgerBenchmark {

  /// Characters of the hash of a line.
  private static final int HASH = 64;

  /// The first year's part of the names of its numbers.
  private static final String FIRST = "/fy2020";

  private static final List<Category> SIDES =
      Stream.of("older", "newer", "more").map(one -> new Category(one, one)).toList();

  private final int places;
  private final int kinds;

  /// Records by month, place and kind.
  private final List<long[][]> months = new ArrayList<>();

  private final SplittableRandom random = new SplittableRandom(20261127);

  private LedgerBenchmark(int places, int kinds) {
    this.places = places;
    this.kinds = kinds;
  }

  /// Runs everything and prints it.
  public static void main(String[] arguments) throws Exception {
    int publications = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    int places = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 150;
    int kinds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
    int years = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
    int every = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
    new LedgerBenchmark(places, kinds).run(publications, years, every);
  }

  /// Appends what a ledger of one publication says again, of other years.
  private static void fill(Path ledger, int years) throws IOException {
    List<String> lines = Files.readAllLines(ledger);
    List<String> entries = lines.stream().map(line -> line.substring(HASH + 1)).toList();
    List<String> withheld = Files.readAllLines(Publications.withheld(ledger));
    String head = lines.getLast().substring(0, HASH);
    try (BufferedWriter facts = Files.newBufferedWriter(ledger, StandardOpenOption.APPEND);
        BufferedWriter counts =
            Files.newBufferedWriter(Publications.withheld(ledger), StandardOpenOption.APPEND)) {
      for (int year = 1; year <= years; year++) {
        for (String entry : entries.stream().filter(one -> one.contains(FIRST)).toList()) {
          String other = ofYear(entry, year).replace("publication-1", "publication-" + (1 + year));
          head = Sha256.of(head + other);
          facts.write(head + ' ' + other + '\n');
        }
        for (String count : withheld.stream().filter(one -> one.contains(FIRST)).toList()) {
          counts.write(ofYear(count, year) + '\n');
        }
      }
    }
  }

  /// What a line says of the first month, of that of a later year.
  private static String ofYear(String line, int year) {
    return line.replace(FIRST, "/fy" + (2100 + year))
        .replace("month=" + month(0), "month=" + month(12 * (80 + year)));
  }

  private void run(int publications, int years, int every) throws Exception {
    Path folder = Files.createTempDirectory("throughline-ledger-benchmark");
    Path ledger = folder.resolve(Publications.LEDGER);
    Policy policy = PolicyReader.bundled("default");
    say(
        "%12s %10s %10s %10s %10s %10s %10s %10s %8s",
        "publication",
        "facts",
        "cells",
        "begin",
        "protect",
        "record",
        "wall",
        "withheld",
        "heap MB");
    for (int publication = 1; publication <= publications; publication++) {
      boolean isComparison = every > 0 && publication % every == 0;
      List<CountTable> tables;
      if (isComparison) {
        tables = compared(publication);
      } else {
        grow();
        tables = tables();
      }
      measure(ledger, tables, policy, publication);
      if (publication == 1) {
        fill(ledger, years);
      }
    }
    say("answer %s, in %s", Ledger.read(ledger).head(), folder);
  }

  private void measure(Path ledger, List<CountTable> tables, Policy policy, int publication)
      throws Exception {
    double start = seconds();
    long clock = System.nanoTime();
    try (LedgerTransaction transaction = Publications.in(ledger).begin(any -> {})) {
      double begun = seconds();
      transaction.waiting(tables, policy);
      List<TableDecision> decisions = transaction.protect(tables, List.of(), List.of(), policy);
      double isProtected = seconds();
      int facts =
          transaction
              .record(
                  tables, decisions, List.of(), LocalDate.of(2020, 1, 1).plusMonths(publication))
              .mark()
              .entries();
      double recorded = seconds();
      Runtime runtime = Runtime.getRuntime();
      say(
          "%12d %10d %10d %10.1f %10.1f %10.1f %10.1f %10d %8d",
          publication,
          facts,
          tables.stream().mapToInt(table -> table.cells().size()).sum(),
          begun - start,
          isProtected - begun,
          recorded - isProtected,
          (System.nanoTime() - clock) / 1e9,
          decisions.stream().filter(TableDecision.Withheld.class::isInstance).count(),
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
  }

  private void grow() {
    months.add(new long[places][kinds]);
    for (int back = 0; back < Math.min(3, months.size()); back++) {
      long[][] month = months.get(months.size() - 1 - back);
      for (int place = 0; place < places; place++) {
        for (int kind = 0; kind < kinds; kind++) {
          double mean = 60 + 4000.0 / (1 + place) / (1 + kind);
          if ((31 * place + 17 * kind) % 53 == 0) {
            month[place][kind] = months.size() % 12 == 1 && back == 0 ? 3 : month[place][kind];
          } else {
            month[place][kind] += back == 0 ? poisson(mean) : random.nextInt(50) == 0 ? 12 : 0;
          }
        }
      }
    }
  }

  private long poisson(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    long count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  private List<CountTable> tables() {
    List<CountTable> tables = new ArrayList<>();
    for (int year = 0; 12 * year < months.size(); year++) {
      List<long[][]> some = months.subList(12 * year, Math.min(months.size(), 12 * year + 12));
      String series = "benchmark/arrests/fy" + (2020 + year);
      Map<List<Integer>, Long> placeKind = new LinkedHashMap<>();
      Map<List<Integer>, Long> placeMonth = new LinkedHashMap<>();
      Map<List<Integer>, Long> kindMonth = new LinkedHashMap<>();
      for (int place = 0; place < places; place++) {
        for (int kind = 0; kind < kinds; kind++) {
          for (int month = 0; month < some.size(); month++) {
            long count = some.get(month)[place][kind];
            placeKind.merge(List.of(place, kind), count, Long::sum);
            placeMonth.merge(List.of(place, 12 * year + month), count, Long::sum);
            kindMonth.merge(List.of(kind, 12 * year + month), count, Long::sum);
          }
        }
      }
      tables.add(table(series, List.of("aor", "citizenship"), placeKind));
      tables.add(table(series, List.of("aor", "month"), placeMonth));
      tables.add(table(series, List.of("citizenship", "month"), kindMonth));
    }
    return tables;
  }

  /// Two other postings by month, place and kind: one has the same records, to the other twelve came late in few places.
  private List<CountTable> compared(int publication) {
    List<long[][]> later = new ArrayList<>();
    for (long[][] month : months) {
      long[][] more = new long[places][];
      for (int place = 0; place < places; place++) {
        more[place] = month[place].clone();
        more[place][random.nextInt(kinds)] += random.nextInt(50) == 0 ? 12 : 0;
      }
      later.add(more);
    }
    String series = "diff/posting-" + (publication - 1) + "/posting-" + publication + "/arrests";
    return List.of(
        compared(series, "month", DimensionKind.TIME, byMonth(months), byMonth(later)),
        compared(series, "aor", DimensionKind.OFFICE, byPlace(months), byPlace(later)),
        compared(series, "citizenship", DimensionKind.PERSONAL, byKind(months), byKind(later)));
  }

  private static long[] byMonth(List<long[][]> months) {
    return months.stream()
        .mapToLong(month -> Arrays.stream(byPlace(List.<long[][]>of(month))).sum())
        .toArray();
  }

  private static long[] byPlace(List<long[][]> months) {
    long[] sums = new long[months.getFirst().length];
    for (long[][] month : months) {
      for (int place = 0; place < sums.length; place++) {
        sums[place] += Arrays.stream(month[place]).sum();
      }
    }
    return sums;
  }

  private static long[] byKind(List<long[][]> months) {
    long[] sums = new long[months.getFirst()[0].length];
    for (long[][] month : months) {
      for (long[] place : month) {
        for (int kind = 0; kind < sums.length; kind++) {
          sums[kind] += place[kind];
        }
      }
    }
    return sums;
  }

  private static CountTable compared(
      String series, String name, DimensionKind kind, long[] older, long[] newer) {
    List<Category> categories = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    List<Equation> equations = new ArrayList<>();
    for (int at = 0; at < older.length; at++) {
      String category = category(name, at);
      categories.add(new Category(category, category));
      pair(series + '/' + name + '=' + category, category, older[at], newer[at], cells, equations);
    }
    for (String side : List.of("older", "newer")) {
      equations.add(
          new Equation(
              series + "/side=" + side,
              categories.stream()
                  .map(one -> series + '/' + name + '=' + one.id() + "/side=" + side)
                  .toList()));
    }
    pair(
        series,
        Category.TOTAL,
        Arrays.stream(older).sum(),
        Arrays.stream(newer).sum(),
        cells,
        equations);
    return new CountTable(
        series + " by " + name,
        name,
        "arrests",
        List.of(
            new Dimension(name, name, kind, categories),
            new Dimension("side", "side", DimensionKind.SOURCE, SIDES)),
        cells,
        equations);
  }

  private static void pair(
      String name,
      String category,
      long older,
      long newer,
      List<Cell> cells,
      List<Equation> equations) {
    cells.add(new Cell(name + "/side=older", List.of(category, "older"), older));
    cells.add(new Cell(name + "/side=newer", List.of(category, "newer"), newer));
    cells.add(new Cell(name + "/side=more", List.of(category, "more"), newer - older));
    equations.add(
        new Equation(name + "/side=newer", List.of(name + "/side=older", name + "/side=more")));
  }

  private static CountTable table(
      String series, List<String> names, Map<List<Integer>, Long> inner) {
    Map<List<Integer>, Long> all = new LinkedHashMap<>();
    Map<List<Integer>, List<List<Integer>>> parts = new LinkedHashMap<>();
    inner.forEach(
        (at, count) -> {
          List<Integer> row = List.of(at.get(0), -1);
          List<Integer> column = List.of(-1, at.get(1));
          all.put(at, count);
          all.merge(row, count, Long::sum);
          all.merge(column, count, Long::sum);
          all.merge(List.of(-1, -1), count, Long::sum);
          parts.computeIfAbsent(row, any -> new ArrayList<>()).add(at);
          parts.computeIfAbsent(column, any -> new ArrayList<>()).add(at);
        });
    List<List<Integer>> rows = parts.keySet().stream().filter(at -> at.get(1) < 0).toList();
    List<List<Integer>> columns = parts.keySet().stream().filter(at -> at.get(0) < 0).toList();
    List<Equation> equations = new ArrayList<>();
    parts.forEach((total, some) -> equations.add(sum(series, names, total, some)));
    equations.add(sum(series, names, List.of(-1, -1), rows));
    equations.add(sum(series, names, List.of(-1, -1), columns));
    List<Cell> cells = new ArrayList<>();
    all.forEach(
        (at, count) -> cells.add(new Cell(id(series, names, at), position(names, at), count)));
    List<Dimension> dimensions = new ArrayList<>();
    for (int dimension = 0; dimension < 2; dimension++) {
      String name = names.get(dimension);
      int here = dimension;
      dimensions.add(
          new Dimension(
              name,
              name,
              name.equals("month")
                  ? DimensionKind.TIME
                  : name.equals("aor") ? DimensionKind.OFFICE : DimensionKind.PERSONAL,
              inner.keySet().stream()
                  .map(at -> category(name, at.get(here)))
                  .distinct()
                  .map(one -> new Category(one, one))
                  .toList()));
    }
    String title = String.join(" by ", names);
    return new CountTable(series + " " + title, title, "arrests", dimensions, cells, equations);
  }

  private static Equation sum(
      String series, List<String> names, List<Integer> total, List<List<Integer>> parts) {
    return new Equation(
        id(series, names, total), parts.stream().map(at -> id(series, names, at)).toList());
  }

  private static List<String> position(List<String> names, List<Integer> at) {
    List<String> position = new ArrayList<>();
    for (int dimension = 0; dimension < 2; dimension++) {
      position.add(
          at.get(dimension) < 0
              ? Category.TOTAL
              : category(names.get(dimension), at.get(dimension)));
    }
    return position;
  }

  /// Counted from the first of the first fiscal year.
  private static String month(int number) {
    return YearMonth.of(2019, 10).plusMonths(number).toString();
  }

  private static String category(String name, int number) {
    return name.equals("month") ? month(number) : name.charAt(0) + String.valueOf(number);
  }

  private static String id(String series, List<String> names, List<Integer> at) {
    StringBuilder id = new StringBuilder(series);
    for (int dimension = 0; dimension < 2; dimension++) {
      if (at.get(dimension) >= 0) {
        String name = names.get(dimension);
        id.append('/').append(name).append('=').append(category(name, at.get(dimension)));
      }
    }
    return id.toString();
  }

  private static double seconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
