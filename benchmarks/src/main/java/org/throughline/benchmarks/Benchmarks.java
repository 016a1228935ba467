package org.throughline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.LakeLedger;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.releases.UnreadableReleaseException;

/// Measures reading: `Benchmarks RELEASE RUNS`. All ways take their turn in every run, so that a busy
/// machine is busy for all of them; compare ratios, not seconds.
public final class Benchmarks {

  private static final List<Way> WAYS =
      List.of(
          new Way("inflate", Readings::inflate),
          new Way("inflate and byte scan", Readings::inflateAndScan),
          new Way("cells out of the scanner", Readings::scanner),
          new Way("cells out of fastexcel", Readings::fastexcel));

  private static final int FLOOR = 1;
  private static final String LAKE = "files to Parquet lake";

  private final Path release;
  private final List<Path> workbooks;
  private final int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

  private Benchmarks(Path release) throws IOException {
    this.release = release;
    try (Stream<Path> files = Files.list(release)) {
      workbooks =
          files
              .filter(file -> file.toString().endsWith(".xlsx"))
              .sorted(Comparator.comparingLong((Path file) -> -file.toFile().length()))
              .toList();
    }
  }

  /// Runs everything and prints it.
  public static void main(String[] arguments) throws Exception {
    Benchmarks benchmarks = new Benchmarks(Path.of(arguments[0]));
    benchmarks.machine();
    List<List<Double>> seconds = new ArrayList<>();
    for (int way = 0; way <= WAYS.size(); way++) {
      seconds.add(new ArrayList<>());
    }
    for (int run = 1; run <= Integer.parseInt(arguments[1]); run++) {
      benchmarks.run(run, seconds);
    }
    summary(seconds);
  }

  private void machine() throws IOException {
    long bytes = 0;
    for (Path workbook : workbooks) {
      bytes += Files.size(workbook);
    }
    say(
        "%s, Java %s, %d processors, %d threads used; %d workbooks, %.0f MB",
        System.getProperty("os.arch"),
        Runtime.version().toString(),
        Runtime.getRuntime().availableProcessors(),
        threads,
        workbooks.size(),
        bytes / 1e6);
  }

  private void run(int run, List<List<Double>> seconds) throws Exception {
    for (int way = 0; way < WAYS.size(); way++) {
      long start = System.nanoTime();
      long answer = inParallel(WAYS.get(way));
      note(run, WAYS.get(way).name(), start, seconds.get(way), answer);
    }
    long start = System.nanoTime();
    long rows = lake();
    note(run, LAKE, start, seconds.get(WAYS.size()), rows);
  }

  private static void note(int run, String name, long start, List<Double> seconds, long answer) {
    double took = (System.nanoTime() - start) / 1e9;
    seconds.add(took);
    say("run %d  %-28s %8.2f s   answer %d", run, name, took, answer);
  }

  private long inParallel(Way way) throws ExecutionException, InterruptedException {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> sums = new ArrayList<>();
      workbooks.forEach(book -> sums.add(workers.submit(() -> way.reading().read(book))));
      long sum = 0;
      for (Future<Long> one : sums) {
        sum += one.get();
      }
      return sum;
    }
  }

  private long lake() throws IOException, UnreadableReleaseException {
    Path lake = Files.createTempDirectory("lake");
    Registry registry = Registry.load();
    LakeLedger ledger =
        LakeBuilder.build(
            Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    try (Stream<Path> files = Files.walk(lake)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return ledger.rowsKept();
  }

  private static void summary(List<List<Double>> seconds) throws IOException {
    double floor = median(seconds.get(FLOOR));
    say("%-28s %8s %8s %8s   %s", "", "least", "median", "most", "times the byte scan");
    for (int way = 0; way < seconds.size(); way++) {
      List<Double> all = seconds.get(way).stream().sorted().toList();
      say(
          "%-28s %8.2f %8.2f %8.2f   %.2f",
          way < WAYS.size() ? WAYS.get(way).name() : LAKE,
          all.getFirst(),
          median(all),
          all.getLast(),
          median(all) / floor);
    }
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(System.out::println);
    }
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
