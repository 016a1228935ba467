package org.throughline.benchmarks;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Scope;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.CellsFile;
import org.throughline.workspace.Publications;

/// What publication withholds of a release, with and without recoding: `Withheld RELEASE...` builds each release under every
/// policy that withholds, twice, and prints the shares of released cells and of their records that are shown alone, shown together with
/// others, or withheld. A released cell is a number of a table below its total, as the release has it, whatever it was put together to.
public final class Withheld {

  private static final List<String> POLICIES =
      List.of("default", "minimum-frequency-5", "group-attribute-5");

  private Withheld() {}

  /// Runs everything and prints it.
  public static void main(String[] releases) throws Exception {
    for (String release : releases) {
      for (String policy : POLICIES) {
        Path folder = Path.of(release);
        Map<Key, CellRecord> plain = cells(folder, policy, "recoding: none\n");
        say(folder, policy, "as released", Standing.of(plain, plain.values()));
        say(folder, policy, "recoded", Standing.of(plain, cells(folder, policy, "").values()));
      }
    }
  }

  private static void say(Path release, String policy, String how, Standing standing) {
    System.out.println(
        String.format(
            Locale.ROOT, "%-12s %-20s %-12s %s", release.getFileName(), policy, how, standing));
  }

  /// What a number is of.
  private record Key(Scope scope, Map<String, String> coordinates) {}

  /// The numbers of a build of its own, which is gone afterwards.
  private static Map<Key, CellRecord> cells(Path release, String name, String more)
      throws Exception {
    Path folder = Files.createTempDirectory("throughline-withheld");
    try {
      Path file = Files.writeString(folder.resolve(name + ".yaml"), shipped(name) + more);
      Policy policy = PolicyReader.named(file.toString());
      Path out = folder.resolve("out");
      BuildOptions options =
          BuildOptions.of(policy, Publications.in(out.resolve(Publications.LEDGER)));
      new Build(options, BuildProgress.none()).run(release, out);
      Map<Key, CellRecord> cells = new HashMap<>();
      for (CellRecord cell : CellsFile.all(BuildFolder.requireCurrent(out))) {
        if (!cell.coordinates().isEmpty()) {
          cells.put(new Key(cell.scope(), cell.coordinates()), cell);
        }
      }
      return cells;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private static String shipped(String name) throws Exception {
    String resource = "/org/throughline/disclosure/policies/" + name + ".yaml";
    try (InputStream in =
        Objects.requireNonNull(Policy.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Shares of released cells, and of the records in them.
  private static final class Standing {

    private final long[] cells = new long[3];
    private final long[] records = new long[3];

    static Standing of(Map<Key, CellRecord> released, Iterable<CellRecord> published) {
      Set<Key> alone = new HashSet<>();
      Set<Key> together = new HashSet<>();
      for (CellRecord cell : published) {
        if (cell.published() && cell.folded().isEmpty()) {
          alone.add(new Key(cell.scope(), cell.coordinates()));
        } else if (cell.published()) {
          together.addAll(parts(cell));
        }
      }
      Standing standing = new Standing();
      released.forEach(
          (key, cell) -> {
            int stands = alone.contains(key) ? 0 : together.contains(key) ? 1 : 2;
            standing.cells[stands]++;
            standing.records[stands] += cell.count();
          });
      return standing;
    }

    /// The released cells that a number of several categories holds.
    private static List<Key> parts(CellRecord cell) {
      List<Map<String, String>> all = new ArrayList<>(List.of(new TreeMap<>()));
      for (String dimension : cell.coordinates().keySet()) {
        List<Map<String, String>> more = new ArrayList<>();
        for (Map<String, String> one : all) {
          for (String label : cell.labels(dimension)) {
            Map<String, String> next = new TreeMap<>(one);
            next.put(dimension, label);
            more.add(next);
          }
        }
        all = more;
      }
      return all.stream().map(one -> new Key(cell.scope(), one)).toList();
    }

    private static String shares(long[] some) {
      long sum = some[0] + some[1] + some[2];
      return String.format(
          Locale.ROOT,
          "%,9d: %5.1f %% alone, %5.1f %% together, %5.2f %% withheld",
          sum,
          100.0 * some[0] / sum,
          100.0 * some[1] / sum,
          100.0 * some[2] / sum);
    }

    @Override
    public String toString() {
      return "cells " + shares(cells) + "; records " + shares(records);
    }
  }
}
