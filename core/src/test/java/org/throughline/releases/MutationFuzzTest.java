package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.releases.DamagedFiles.Kind;

/// Damaged files of every kind. Each must be surveyed to sheets, or to a problem that names the file:
/// never a crash, a hang or a number of rows that no file of this size holds.
final class MutationFuzzTest {

  private static final Registry REGISTRY = Registry.load();
  private static final int QUICK = 60;
  private static final int MANY = 3000;

  /// All that a case may allocate, freed or not: far more than any of these small files needs, far less
  /// than a length that was taken on trust.
  private static final long MOST_ALLOCATED = 256L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void someDamagedFilesEndInRowsOrALocatedProblem(Kind kind) throws IOException {
    damage(kind, QUICK, 11);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Kind.class)
  void thousandsOfDamagedFilesEndInRowsOrALocatedProblem(Kind kind) throws IOException {
    damage(kind, MANY, 2026);
  }

  @Test
  void theUndamagedFilesAreAllRead() throws IOException {
    for (Kind kind : Kind.values()) {
      Path path = Files.write(folder.resolve("good." + kind), DamagedFiles.sample(kind, folder));
      assertThat(Surveyor.look(path, REGISTRY).problems()).as(kind.name()).isEmpty();
      Files.delete(path);
    }
  }

  private void damage(Kind kind, int cases, long seed) throws IOException {
    DamagedFiles files = new DamagedFiles(kind, folder, seed);
    for (int i = 0; i < cases; i++) {
      Path path = Files.write(folder.resolve("damaged.bin"), files.next());
      long before = THREADS.getTotalThreadAllocatedBytes();
      Assertions.assertTimeoutPreemptively(LONGEST, () -> read(path), kind + " case " + i);
      assertThat(THREADS.getTotalThreadAllocatedBytes() - before)
          .as(kind + " case " + i)
          .isLessThan(MOST_ALLOCATED);
    }
  }

  private static void read(Path path) throws IOException {
    Surveyor.Findings findings = Surveyor.look(path, REGISTRY);
    findings
        .problems()
        .forEach(problem -> assertThat(problem.where().file()).contains("damaged.bin"));
    for (Survey.SurveyedSheet sheet : findings.survey().sheets()) {
      long[] rows = {0};
      try (SheetContainer container = Containers.open(sheet.file())) {
        container.rows(
            sheet.sheet(),
            row -> {
              rows[0]++;
              return true;
            });
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
      assertThat(rows[0]).isLessThan(1 << 21);
    }
    if (findings.survey().sheets().isEmpty()) {
      assertThat(findings.problems()).isNotEmpty();
    }
  }
}
