package org.throughline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures reading: `Benchmarks RELEASE RUNS [RSCRIPT SCRIPT]`. All contenders take their turn in every run, each
/// in a fresh process with the same heap, so that a busy machine is busy for all of them, nobody profits from
/// code another has warmed up, and memory is each contender's own. Compare ratios, not seconds.
public final class Benchmarks {

  private static final String READXL = "cells out of R's readxl";
  private static final String ONE = "--contender";
  private static final int KILOBYTES = 1024;

  private final Path release;
  private final List<String> readxl;
  private final Map<String, List<Measured>> all = new LinkedHashMap<>();

  private Benchmarks(Path release, List<String> readxl) {
    this.release = release;
    this.readxl = List.copyOf(readxl);
  }

  /// One contender in one run.
  private record Measured(double seconds, long answer, long megabytes) {
    static Measured of(String line) {
      String[] words = line.strip().split(" ", -1);
      return new Measured(
          Double.parseDouble(words[0]),
          Long.parseLong(words[1]),
          Math.round(Double.parseDouble(words[2])));
    }
  }

  /// Runs everything and prints it.
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals(ONE)) {
      one(Contender.valueOf(arguments[1]), Path.of(arguments[2]));
      return;
    }
    Path release = Path.of(arguments[0]);
    List<String> readxl = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      readxl.add(arguments[i]);
    }
    Benchmarks benchmarks = new Benchmarks(release, readxl);
    benchmarks.machine();
    for (int run = 1; run <= Integer.parseInt(arguments[1]); run++) {
      benchmarks.run(run);
    }
    benchmarks.summary();
  }

  private static void one(Contender contender, Path release) throws Exception {
    long start = System.nanoTime();
    long answer = contender.read(release);
    double seconds = (System.nanoTime() - start) / 1e9;
    say("%.2f %d %d", seconds, answer, resident() / KILOBYTES);
  }

  /// The most kilobytes that were resident; 0 where the system does not say.
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private void machine() throws IOException {
    long bytes = 0;
    for (Path workbook : Readings.workbooks(release)) {
      bytes += Files.size(workbook);
    }
    say(
        "%s, Java %s, %d processors, %d threads used; %d workbooks, %.0f MB",
        System.getProperty("os.arch"),
        Runtime.version().toString(),
        Runtime.getRuntime().availableProcessors(),
        Contender.threads(),
        Readings.workbooks(release).size(),
        bytes / 1e6);
    if (readxl.isEmpty()) {
      say("R with readxl is not installed here: the comparison with it is left out");
    }
  }

  private void run(int run) throws IOException, InterruptedException {
    for (Contender contender : Contender.values()) {
      List<String> command = new ArrayList<>(java());
      command.addAll(List.of(ONE, contender.name(), release.toString()));
      measure(run, contender.title(), contender.unit(), command);
    }
    if (!readxl.isEmpty()) {
      List<String> command = new ArrayList<>(readxl);
      command.add(release.toString());
      measure(run, READXL, "rows", command);
    }
  }

  /// The same runtime with the same options as this one.
  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Benchmarks.class.getName()));
    return command;
  }

  private void measure(int run, String title, String unit, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(title + " failed: " + out);
    }
    Measured measured = Measured.of(out);
    all.computeIfAbsent(title, key -> new ArrayList<>()).add(measured);
    say(
        "run %d  %-26s %8.2f s  %,d %s  %,d MB resident",
        run, title, measured.seconds(), measured.answer(), unit, measured.megabytes());
  }

  private void summary() {
    double floor = median(all.getOrDefault(Contender.SCAN.title(), List.of()));
    double lake = median(all.getOrDefault(Contender.LAKE.title(), List.of()));
    say(
        "%-26s %8s %8s %8s %16s %16s %9s",
        "", "least", "median", "most", "/ byte scan", "/ lake", "MB");
    all.forEach(
        (title, measured) -> {
          List<Double> seconds = measured.stream().map(Measured::seconds).sorted().toList();
          say(
              "%-26s %8.2f %8.2f %8.2f %16.2f %16.2f %9d",
              title,
              seconds.getFirst(),
              median(measured),
              seconds.getLast(),
              median(measured) / floor,
              median(measured) / lake,
              measured.stream().mapToLong(Measured::megabytes).max().orElse(0));
        });
    same(Contender.CELLS.title(), Contender.FASTEXCEL.title());
    same(Contender.LAKE.title(), READXL);
  }

  /// Ways that count the same must come to the same.
  private void same(String a, String b) {
    if (all.containsKey(a) && all.containsKey(b)) {
      long first = all.get(a).getFirst().answer();
      long second = all.get(b).getFirst().answer();
      say("%s: '%s' %,d, '%s' %,d", first == second ? "EQUAL" : "DIFFERENT", a, first, b, second);
    }
  }

  private static double median(List<Measured> measured) {
    List<Double> seconds = measured.stream().map(Measured::seconds).sorted().toList();
    return seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() / 2);
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
