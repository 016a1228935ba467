package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.digest.Sha256;
import org.throughline.disclosure.history.Ledger;
import org.throughline.testing.MadeUpArrests;
import org.throughline.workspace.FolderTree;
import org.throughline.workspace.Provenance;

/// Builds in processes of their own, killed at random moments: first and second builds, two at once with one ledger, and
/// while a ledger is written. Whatever the moment, what was published is whole and byte for byte that of the last good
/// build or of the new one, no fact is lost, the next run needs no help, and nothing is left outside the workspace: the
/// launcher of a clone starts them.
///
/// `-Dkills=N -Dkills.seed=S` try more of them, or others.
@Tag("slow")
final class KilledBuildsTest {

  private static final int KILLS = Integer.getInteger("kills", 200);
  private static final int LOOK = 5;
  private static final long SEED = Long.getLong("kills.seed", 17);

  /// What is killed, in turn.
  private enum Kind {
    FIRST,
    SECOND,
    CONCURRENT,
    LEDGER
  }

  private final Map<String, Integer> counts = new TreeMap<>();
  private final SplittableRandom random = new SplittableRandom(SEED);

  private final Path place;
  private final Clone clone;
  private final Path release;
  private final Path later;
  private final Path good;
  private Map<String, String> before = Map.of();
  private Map<String, String> afterFirst = Map.of();
  private Map<String, String> afterSecond = Map.of();
  private int facts;
  private long longest;

  KilledBuildsTest(@TempDir Path place) throws IOException {
    this.place = place;
    clone = Clone.lay(place.resolve("clone"));
    release = place.resolve("release/in");
    later = place.resolve("later/in");
    good = place.resolve("good");
  }

  /// What builds come to that nobody kills.
  @BeforeEach
  void buildUndisturbed() throws Exception {
    MadeUpArrests.write(place.resolve("release/in"), "a.csv.gz", MadeUpArrests.lines(600, 1));
    List<String> more = MadeUpArrests.lines(600, 1);
    for (int i = 0; i < 40; i++) {
      more.add(MadeUpArrests.row("Boston", "9/29/2016", "MEXICO"));
    }
    MadeUpArrests.write(place.resolve("later/in"), "a.csv.gz", more);
    assertThat(build(release, good).exitCode()).isZero();
    before = published(good);
    afterFirst = before;
    Path second = place.resolve("second");
    copy(good, second);
    Process undisturbed = launch("undisturbed", later, second);
    while (!undisturbed.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
      longest = Math.max(longest, work(undisturbed));
    }
    assertThat(undisturbed.exitValue()).isZero();
    afterSecond = published(second);
    facts = Ledger.read(second.resolve("ledger")).entries().size();
  }

  @Test
  void aKilledBuildLosesNothing() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Kind kind = Kind.values()[kill % Kind.values().length];
      Path out = place.resolve("out" + kill);
      String as = "kill " + kill + " of seed " + SEED + ", " + kind;
      switch (kind) {
        case FIRST -> first(out, as);
        case SECOND -> second(out, as, false);
        case CONCURRENT -> concurrent(out, as);
        case LEDGER -> second(out, as, true);
      }
      FolderTree.remove(out);
      System.out.println(as + ": " + counts);
    }
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(KILLS);
  }

  private void first(Path out, String as) throws Exception {
    boolean killed = kill(launch("killed", release, out), out, false);
    assertThat(temporary()).as(as).isEmpty();
    if (Files.exists(out.resolve("current"))) {
      assertThat(published(out)).as(as).isEqualTo(afterFirst);
      count(Kind.FIRST, "after it was current", killed);
    } else {
      count(Kind.FIRST, "before it was current", killed);
    }
    assertThat(build(release, out).exitCode()).as(as).isZero();
    assertThat(published(out)).as(as).isEqualTo(afterFirst);
    requireTidy(out, as);
  }

  private void second(Path out, String as, boolean whileTheLedgerIsWritten) throws Exception {
    copy(good, out);
    boolean killed = kill(launch("killed", later, out), out, whileTheLedgerIsWritten);
    assertThat(temporary()).as(as).isEmpty();
    Map<String, String> left = published(out);
    assertThat(left).as(as).isIn(before, afterSecond);
    // Every fact that was there is there.
    assertThat(Ledger.read(out.resolve("ledger")).holds(Ledger.read(good.resolve("ledger")).mark()))
        .as(as)
        .isTrue();
    assertThat(Terminal.run("ledger", "verify", out).exitCode()).as(as).isZero();
    count(
        whileTheLedgerIsWritten ? Kind.LEDGER : Kind.SECOND,
        left.equals(before) ? "before it was current" : "after it was current",
        killed);
    assertThat(build(later, out).exitCode()).as(as).isZero();
    assertThat(published(out)).as(as).isEqualTo(afterSecond);
    assertThat(Ledger.read(out.resolve("ledger")).entries()).as(as).hasSize(facts);
    requireTidy(out, as);
  }

  /// Two builds into two folders with one ledger, of which one is killed.
  private void concurrent(Path out, String as) throws Exception {
    Path ledger = Files.createDirectories(out).resolve("ledger");
    Process one = launch("killed", release, out.resolve("one"), "--ledger", ledger);
    Process other = launch("other", release, out.resolve("other"), "--ledger", ledger);
    boolean killed = kill(one, out, false);
    count(Kind.CONCURRENT, "beside another", killed);
    assertThat(other.waitFor()).as(as + Files.readString(place.resolve("other.txt"))).isZero();
    assertThat(temporary()).as(as).isEmpty();
    assertThat(Terminal.run("ledger", "verify", ledger).exitCode()).as(as).isZero();
    assertThat(
            Terminal.run(
                    "build", release, "--out", out.resolve("one"), "--ledger", ledger, "--quiet")
                .exitCode())
        .as(as)
        .isZero();
    assertThat(published(out.resolve("one"))).as(as).isEqualTo(published(out.resolve("other")));
    assertThat(Terminal.run("ledger", "verify", out.resolve("one")).exitCode()).as(as).isZero();
  }

  /// @return whether it was killed, and had not ended before
  private boolean kill(Process process, Path out, boolean whileTheLedgerIsWritten)
      throws Exception {
    if (whileTheLedgerIsWritten) {
      while (process.isAlive()
          && Files.notExists(out.resolve(".ledger.withheld.new"))
          && Files.notExists(out.resolve(".ledger.new"))) {
        Thread.onSpinWait();
      }
      TimeUnit.MICROSECONDS.sleep(random.nextLong(3_000));
    } else {
      long moment = random.nextLong(longest);
      while (work(process) < moment && !process.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
        // It works on.
      }
    }
    boolean alive = process.isAlive();
    process.destroyForcibly();
    process.waitFor();
    return alive;
  }

  private void count(Kind kind, String when, boolean killed) {
    counts.merge(kind + (killed ? " killed " + when : " had ended"), 1, Integer::sum);
  }

  /// Milliseconds of processors that a build has taken. The moment of a kill is one of its work: a clock would name another
  /// on a busy machine.
  private static long work(Process process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  /// Nothing but what a build that nobody killed leaves.
  private void requireTidy(Path out, String as) throws IOException {
    try (Stream<Path> builds = Files.list(out.resolve("builds"))) {
      assertThat(builds).as(as).hasSize(1);
    }
    assertThat(names(out)).as(as).isEqualTo(names(place.resolve("second")));
    assertThat(temporary()).as(as).isEmpty();
  }

  private static Set<String> names(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }

  private List<Path> temporary() throws IOException {
    Path folder = Files.createDirectories(place.resolve("temporary"));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).toList();
    }
  }

  private Process launch(String name, Path from, Path out, Object... more) throws IOException {
    Files.createDirectories(place.resolve("temporary"));
    List<Object> words = new ArrayList<>(List.of("build", from, "--out", out, "--quiet"));
    words.addAll(List.of(more));
    return clone.launch(
        place.resolve(name + ".txt"),
        List.of(
            "-Djava.io.tmpdir=" + place.resolve("temporary"),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData"),
        words.toArray());
  }

  private static Terminal.Outcome build(Path from, Path out) {
    return Terminal.run("build", from, "--out", out, "--quiet");
  }

  /// The digests of what is published. The statement says how far the ledger had come, which a killed build may have
  /// changed; its own digests are those of the other files.
  private static Map<String, String> published(Path out) throws IOException {
    Path published = out.resolve("published").toRealPath();
    Provenance stated = Provenance.read(published);
    Map<String, String> digests = new TreeMap<>(Provenance.digests(published));
    assertThat(stated.files()).isEqualTo(digests);
    digests.put("analysis", Sha256.of(out.resolve("analysis/arrests.parquet")));
    return digests;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
