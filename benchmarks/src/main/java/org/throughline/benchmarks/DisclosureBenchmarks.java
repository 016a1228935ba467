package org.throughline.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.ShownTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.CountTable;

/// Measures disclosure control: `DisclosureBenchmarks [DENSITY:PLACES...]`. First what is lost against
/// the exact optimum, then the time and memory of protecting and auditing linked hierarchical sets,
/// beside the audit alone of the same tables in the same run.
public final class DisclosureBenchmarks {

  private static final List<String> SIZES =
      List.of("20:30", "20:118", "20:268", "4:30", "4:60", "4:118");

  private DisclosureBenchmarks() {}

  /// Runs everything and prints it.
  public static void main(String[] arguments) throws Exception {
    say(
        "%s, Java %s, %d processors, heap of at most %d MB, load %.1f",
        System.getProperty("os.arch"),
        Runtime.version().toString(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Loss.report().forEach(System.out::println);
    say(
        "%10s %8s %8s %8s %10s %10s %9s %8s %8s",
        "density", "cells", "small", "hidden", "seconds", "audit", "times", "heap MB", "answer");
    for (String size : arguments.length == 0 ? SIZES : List.of(arguments)) {
      String[] parts = size.split(":", 2);
      measure(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(System.out::println);
    }
  }

  /// @param density records per place and place
  private static void measure(int density, int places) {
    Policy policy = PolicyReader.bundled("default");
    List<CountTable> tables = LinkedTables.generate(1, places, density * places * places);
    forgetPeaks();
    long start = System.nanoTime();
    List<TableDecision> outcomes = DisclosureControl.protect(tables, policy);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<ShownTable> shown = new ArrayList<>();
    for (TableDecision outcome : outcomes) {
      if (outcome instanceof TableDecision.Publishable publishable) {
        shown.add(ShownTable.of(publishable.table()));
      }
    }
    start = System.nanoTime();
    PublishedAudit audit = PublishedAudit.of(tables, shown, AttackerKnowledge.NOTHING, policy);
    double alone = (System.nanoTime() - start) / 1e9;
    if (!audit.passed() || shown.size() < tables.size()) {
      throw new IllegalStateException("A set was withheld or disclosed at " + places + " places");
    }
    long hidden = shown.stream().mapToLong(table -> table.suppressed().size()).sum();
    say(
        "%10d %8d %8d %8d %10.1f %10.1f %9.2f %8d %08x",
        density,
        cells(tables),
        small(tables, policy),
        hidden,
        seconds,
        alone,
        seconds / alone,
        peak(),
        shown.stream().map(ShownTable::suppressed).toList().hashCode());
  }

  private static long cells(List<CountTable> tables) {
    return tables.stream()
        .flatMap(table -> table.cells().stream())
        .map(cell -> cell.id())
        .distinct()
        .count();
  }

  private static long small(List<CountTable> tables, Policy policy) {
    return tables.stream()
        .flatMap(table -> table.cells().stream())
        .filter(cell -> cell.count() > 0 && cell.count() < policy.threshold())
        .map(cell -> cell.id())
        .distinct()
        .count();
  }

  private static void forgetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /// The heap in use at most since the peaks were forgotten, in MB, garbage included.
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
