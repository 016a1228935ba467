package org.throughline.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/// Passes a build's progress on and notes what each stage took. Stages begin on one thread; rows may be told by many.
public final class StageLog implements BuildProgress {

  /// The file in the folder of a build.
  public static final String FILE = "build.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long KIBIBYTE = 1024;

  private final BuildProgress progress;
  private final List<Stage> stages = new ArrayList<>();
  private final AtomicLong rows = new AtomicLong();
  private String name = "";
  private long began;
  private long cpu;

  StageLog(BuildProgress progress) {
    this.progress = progress;
  }

  /// What a stage took.
  ///
  /// @param stage its name, as the progress says it
  /// @param seconds of wall time
  /// @param cpuSeconds of all processors together
  /// @param rows released rows read, rows put in order or numbers made; 0 where a stage has none
  /// @param mostResidentBytes the most memory the process held until then; empty where the system does not say
  public record Stage(
      String stage, double seconds, double cpuSeconds, long rows, OptionalLong mostResidentBytes) {}

  /// The stages that have ended.
  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  @Override
  public void stage(String next) {
    end();
    name = next;
    began = System.nanoTime();
    cpu = cpuNanos();
    progress.stage(next);
  }

  /// Says how many rows the stage has dealt with.
  void did(long count) {
    rows.set(count);
  }

  /// Ends the last stage.
  void end() {
    if (!name.isEmpty()) {
      stages.add(
          new Stage(
              name,
              (System.nanoTime() - began) / NANOS,
              (cpuNanos() - cpu) / NANOS,
              rows.getAndSet(0),
              mostResident()));
      name = "";
    }
  }

  /// Stages as the file says them.
  public static List<Map<String, Object>> listed(List<Stage> stages) {
    List<Map<String, Object>> listed = new ArrayList<>();
    for (Stage stage : stages) {
      listed.add(
          Map.of(
              "stage", stage.stage(),
              "seconds", stage.seconds(),
              "cpuSeconds", stage.cpuSeconds(),
              "rows", stage.rows(),
              "mostResidentBytes", stage.mostResidentBytes().orElse(0)));
    }
    return listed;
  }

  /// Ends the last stage and keeps all of them beside the build's tables.
  void write(Path build) throws IOException {
    end();
    Files.writeString(
        build.resolve(FILE),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("stages", listed(stages)))
            + "\n");
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static OptionalLong mostResident() {
    try {
      if (Files.isReadable(STATUS)) {
        return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
            .findFirst();
      }
    } catch (IOException e) {
      // Then the system does not say.
    }
    return OptionalLong.empty();
  }

  @Override
  public void begin(String file) {
    progress.begin(file);
  }

  @Override
  public void rows(String file, long more, double share) {
    rows.addAndGet(more);
    progress.rows(file, more, share);
  }

  @Override
  public void end(String file) {
    progress.end(file);
  }

  @Override
  public void unchanged(String file) {
    progress.unchanged(file);
  }
}
