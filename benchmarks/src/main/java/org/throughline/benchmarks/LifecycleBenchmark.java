package org.throughline.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.EngineChoice;
import org.throughline.engine.SqlScript;
import org.throughline.engine.TableDigest;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Combination;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.lifecycle.RuleSet;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;

/// Measures the lifecycle: `LifecycleBenchmark end RELEASE` from files to kept stints, stays, episodes and daily population;
/// `LifecycleBenchmark grow RELEASE COPIES…` from a lake to all of that and links, on a lake with that many
/// copies of the release's rows. `-Dengine=spark -Dmaster=URL`, with Spark's jars on the class path, has Spark make them.
///
/// The floor is one pass over the released stints that puts them in the order of their stays and
/// writes them, which no way of making stays can do without.
public final class LifecycleBenchmark {

  private static final double NANOS = 1e9;

  private static final String FLOOR =
      """
      select person, stay_book_in, book_in, book_out, facility_code, release_reason, stay_book_out
      from detentions order by person, stay_book_in, book_in
      """;

  private static final List<String> CORE = List.of("stays", "arrest_events", "links");
  private static final List<String> POPULATION = List.of("nights", "facility_days", "nation_days");

  private LifecycleBenchmark() {}

  /// Runs one of the two.
  public static void main(String[] arguments) throws Exception {
    Path release = Path.of(arguments[1]);
    Path work = Files.createTempDirectory("throughline-benchmark");
    try {
      if (arguments[0].equals("end")) {
        endToEnd(release, work);
      } else {
        Path lake = work.resolve("lake");
        read(release, lake);
        for (int i = 2; i < arguments.length; i++) {
          grow(lake, work.resolve("copy-" + i), Integer.parseInt(arguments[i]));
        }
      }
      say(String.format(Locale.ROOT, "most memory resident    %s", peak()));
    } finally {
      remove(work);
    }
  }

  private static void read(Path release, Path lake) throws Exception {
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
  }

  private static void endToEnd(Path release, Path work) throws Exception {
    long begin = System.nanoTime();
    Path lake = work.resolve("lake");
    read(release, lake);
    double reading = since(begin);
    try (TimedEngine engine = new TimedEngine(DuckDbEngine.open())) {
      Lifecycle.make(engine, lake, Combination.standard(), RuleSet.named("ddp-2026-03"));
      double all = since(begin);
      say(String.format(Locale.ROOT, "files to lake           %6.1f s", reading));
      say(String.format(Locale.ROOT, "files to lifecycle      %6.1f s", all));
      for (String answer :
          List.of(
              "select 'kept stints', count(*) from stints",
              "select 'stays of people', count(person) from stays",
              "select 'arrest episodes', count(*) from arrest_events where dropped_by is null",
              "select 'facility days', count(*) from facility_days",
              "select 'person days', cast(sum(people) as bigint) from facility_days")) {
        engine
            .rows(answer)
            .forEach(
                row -> say(String.format(Locale.ROOT, "%-23s %,d", row.text(0), row.number(1))));
      }
    }
  }

  private static void grow(Path lake, Path copy, int copies) throws Exception {
    new CopiedLake(lake, copy, copies).write();
    EngineChoice choice =
        new EngineChoice(System.getProperty("engine", "duckdb"), System.getProperty("master", ""));
    try (TimedEngine engine =
        new TimedEngine(choice.openWithin(requireNonNull(copy.getParent())))) {
      Lifecycle.read(engine, copy);
      engine.create("floor", FLOOR);
      Lifecycle.make(engine, copy, Combination.standard(), RuleSet.recommended());
      Map<String, Double> seconds = engine.seconds();
      double floor = seconds.getOrDefault("floor", 0.0);
      long rows = engine.rows("select count(*) from detentions").getFirst().number(0);
      say(String.format(Locale.ROOT, "%,d stints, %d copies", rows, copies));
      line("floor: stints in order", floor, floor);
      line("stays, episodes, links", sum(seconds, needed(CORE)), floor);
      line("population", sum(seconds, Set.copyOf(POPULATION)), floor);
      line("everything", sum(seconds, seconds.keySet()) - floor, floor);
      for (String table : List.of("stays", "links", "facility_days")) {
        say(String.format(Locale.ROOT, "  %-21s %s", table, TableDigest.of(engine, table)));
      }
      seconds.forEach(
          (table, time) -> say(String.format(Locale.ROOT, "    %-28s %6.2f s", table, time)));
    }
    remove(copy);
  }

  /// The tables that these are made from, and themselves.
  private static Set<String> needed(List<String> wanted) {
    Map<String, List<String>> reads = new HashMap<>();
    for (SqlScript script : Lifecycle.scripts()) {
      reads.put(script.makes(), script.reads());
    }
    List<String> open = new ArrayList<>(wanted);
    Set<String> needed = new HashSet<>();
    while (!open.isEmpty()) {
      String table = open.removeLast();
      if (needed.add(table)) {
        open.addAll(reads.getOrDefault(table, List.of()));
      }
    }
    return needed;
  }

  private static double sum(Map<String, Double> seconds, Set<String> tables) {
    return tables.stream().mapToDouble(table -> seconds.getOrDefault(table, 0.0)).sum();
  }

  private static void line(String what, double seconds, double floor) {
    say(
        String.format(
            Locale.ROOT, "  %-22s %6.1f s  %5.2f times the floor", what, seconds, seconds / floor));
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static String peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .findFirst()
        .orElse("not known on this system");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
