package org.throughline.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// What reads a release and is compared, each in a process of its own.
enum Contender {
  INFLATE("inflate", "bytes") {
    @Override
    long read(Path release) throws Exception {
      return ofWorkbooks(release, Readings::inflate);
    }
  },
  SCAN("inflate and byte scan", "tags") {
    @Override
    long read(Path release) throws Exception {
      return ofWorkbooks(release, Readings::inflateAndScan);
    }
  },
  CELLS("cells out of the scanner", "cells") {
    @Override
    long read(Path release) throws Exception {
      return ofWorkbooks(release, Readings::scanner);
    }
  },
  FASTEXCEL("cells out of fastexcel", "cells") {
    @Override
    long read(Path release) throws Exception {
      return ofWorkbooks(release, Readings::fastexcel);
    }
  },
  LAKE("files to Parquet lake", "rows") {
    @Override
    long read(Path release) throws Exception {
      return Readings.lake(release);
    }
  };

  private static final int MOST_THREADS = 4;

  private final String title;
  private final String unit;

  Contender(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  /// Reads everything and returns a checksum of what was read.
  abstract long read(Path release) throws Exception;

  /// Reads one workbook.
  interface Reading {
    long read(Path workbook) throws Exception;
  }

  static int threads() {
    return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
  }

  /// Some workbooks at a time, as many as the lake reads sheets.
  private static long ofWorkbooks(Path release, Reading reading) throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads())) {
      List<Future<Long>> sums =
          Readings.workbooks(release).stream()
              .map(book -> workers.submit(() -> reading.read(book)))
              .toList();
      long sum = 0;
      for (Future<Long> one : sums) {
        sum += one.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static String names() {
    return Arrays.stream(values()).map(Contender::name).collect(Collectors.joining(", "));
  }
}
