package org.throughline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.engine.SqlScript;
import org.throughline.engine.TableDigest;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.FacilityReport;
import org.throughline.facilities.FacilityReport.ReleasedCode;
import org.throughline.facilities.FacilityTables;
import org.throughline.facilities.Listing;
import org.throughline.facilities.Listing.Origin;
import org.throughline.facilities.Listing.Place;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.lifecycle.Combination;
import org.throughline.lifecycle.Lifecycle;
import org.throughline.lifecycle.RuleSet;
import org.throughline.measures.Measures;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.synth.SynthProgress;
import org.throughline.synth.SynthRequest;
import org.throughline.synth.Synthesis;

/// The method on a real cluster of three processes and two executors, and embedded: every table has the same
/// digest.
@Tag("slow")
final class StandaloneClusterTest {

  private static final int STAYS = 400;
  private static final long SEED = 20260310;
  private static final LocalDate LISTED = LocalDate.of(2025, 9, 15);

  @TempDir private Path folder = Path.of("");

  @Test
  void aClusterMakesTheSameTables() throws Exception {
    Path lake = lake();
    Map<String, TableDigest> embedded;
    try (SqlEngine engine = DuckDbEngine.open()) {
      embedded = digests(engine, lake);
    }
    Instant begin = Instant.now();
    Map<String, TableDigest> distributed;
    List<ProcessHandle> processes;
    try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("spark"))) {
      Path tables = Files.createDirectories(folder.resolve("tables"));
      try (SqlEngine engine = SparkEngine.open(cluster.master(), tables, cluster.settings())) {
        distributed = digests(engine, lake);
        processes = cluster.handles();
        System.out.printf(
            "%d tables on the cluster in %d s; its %d processes and this one held at most %,d MB%n",
            distributed.size(),
            Duration.between(begin, Instant.now()).toSeconds(),
            processes.size(),
            cluster.peakMegabytes());
      }
    }
    assertThat(distributed).isEqualTo(embedded);
    // Master, two workers, two executors: it was a cluster, and nothing of it is left.
    assertThat(processes).hasSize(5).noneMatch(ProcessHandle::isAlive);
  }

  private Path lake() throws Exception {
    Path release = folder.resolve("release");
    Path lake = folder.resolve("lake");
    Synthesis.write(new SynthRequest("V3", STAYS, SEED, release), SynthProgress.silent());
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    Path listings = Files.createDirectories(folder.resolve("listings"));
    FacilityReport none = FacilityTables.write(List.of(), lake, listings);
    FacilityTables.write(List.of(listOf(none.codes())), lake, lake);
    return lake;
  }

  /// A list that knows every second code of the release.
  private static FacilityList listOf(List<ReleasedCode> codes) {
    List<Listing> listings = new ArrayList<>();
    for (int i = 0; i < codes.size(); i += 2) {
      Place place = new Place("TOWN", "TX", "70001", "SNA");
      Origin origin = new Origin("list.xlsx", "Main", i + 1);
      listings.add(new Listing(codes.get(i).code(), "LISTED " + i, place, "IGSA", origin));
    }
    return new FacilityList("list.xlsx", "Main", Optional.of(LISTED), listings, 0);
  }

  private Map<String, TableDigest> digests(SqlEngine engine, Path lake) {
    Lifecycle.compare(engine, lake, Combination.standard(), RuleSet.recommended());
    Measures.load().make(engine);
    FacilityTables.make(engine);
    Map<String, TableDigest> digests = new TreeMap<>();
    for (String table : tables()) {
      digests.put(table, TableDigest.of(engine, table));
    }
    return digests;
  }

  private static List<String> tables() {
    List<SqlScript> scripts = new ArrayList<>(Lifecycle.scripts());
    scripts.addAll(SqlScript.inOrder("/sql/measures", "/sql/facilities"));
    return scripts.stream().map(SqlScript::makes).toList();
  }
}
