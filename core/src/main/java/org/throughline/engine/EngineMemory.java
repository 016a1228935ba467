package org.throughline.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much memory the embedded engine may fill before it uses the disk.
///
/// It follows the machine (or the container) and `-Xmx`: as much again as the Java heap may have, but no more than what
/// the machine has beyond that heap and [#RESERVED] for the program itself, and never less than
/// [#LEAST], with which every statement of the method still runs.
final class EngineMemory {

  private static final long MEBIBYTE = 1024L * 1024;

  /// What the Java runtime and the engine use beyond heap and limit: code, threads, buffers of files being written.
  static final long RESERVED = 512 * MEBIBYTE;

  /// Sorts and joins spill; below this some aggregates that cannot would fail.
  static final long LEAST = 384 * MEBIBYTE;

  private EngineMemory() {}

  /// Bytes for an engine in this process.
  static long bytes() {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return bytes(machine.getTotalMemorySize(), Runtime.getRuntime().maxMemory());
  }

  /// Bytes for an engine.
  ///
  /// @param machine bytes that the machine or container has
  /// @param heap bytes that the Java heap may grow to
  static long bytes(long machine, long heap) {
    return Math.max(LEAST, Math.min(heap, machine - heap - RESERVED));
  }
}
