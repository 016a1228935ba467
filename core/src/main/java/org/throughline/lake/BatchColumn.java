package org.throughline.lake;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The values of one column of the batch being filled. What was not put is null.
final class BatchColumn {

  private final LakeTable.Kind kind;
  private final long[] values = new long[Batch.ROWS];
  private final byte[] valid = new byte[Batch.ROWS / Byte.SIZE];
  private final List<byte[]> texts = new ArrayList<>();
  private long batch;
  private int present;

  BatchColumn(LakeTable.Kind kind) {
    this.kind = kind;
  }

  void begin(long number) {
    batch = number;
    present = 0;
    texts.clear();
    Arrays.fill(valid, (byte) 0);
  }

  /// Puts a number, a day, a moment or cents, as the column's kind says.
  void put(int row, long value) {
    values[row] = value;
    valid[row >> 3] |= (byte) (1 << (row & 7));
    present++;
  }

  void put(int row, Text text) {
    if (!isMine(text)) {
      text.column = this;
      text.batch = batch;
      text.code = texts.size();
      texts.add(text.utf8());
    }
    put(row, text.code);
  }

  @SuppressWarnings("ReferenceEquality") // Columns are themselves, and this is asked for each cell.
  private boolean isMine(Text text) {
    return text.column == this && text.batch == batch;
  }

  boolean has(int row) {
    return (valid[row >> 3] & 1 << (row & 7)) != 0;
  }

  /// Copies the first `rows` values out of the Java heap, as the Arrow C data interface lays them out.
  MemorySegment export(int rows, SegmentAllocator memory, Arena stream) {
    MemorySegment buffers = memory.allocate(2L * Long.BYTES, Long.BYTES);
    buffers.setAtIndex(ADDRESS, 0, memory.allocateFrom(JAVA_BYTE, valid));
    buffers.setAtIndex(ADDRESS, 1, data(rows, memory));
    MemorySegment dictionary =
        kind == LakeTable.Kind.TEXT ? dictionary(memory, stream) : MemorySegment.NULL;
    MemorySegment array = memory.allocate(ArrowLayout.ARRAY_BYTES, Long.BYTES);
    ArrowLayout.array(array, new long[] {rows, rows - present}, buffers, dictionary);
    return array;
  }

  private MemorySegment data(int rows, SegmentAllocator memory) {
    MemorySegment data = memory.allocate((long) rows * kind.bytes(), 16);
    switch (kind) {
      case TEXT, DAY, INT -> {
        for (int i = 0; i < rows; i++) {
          data.setAtIndex(JAVA_INT, i, (int) values[i]);
        }
      }
      case MOMENT, LONG -> MemorySegment.copy(values, 0, data, JAVA_LONG, 0, rows);
      case CENTS -> {
        for (int i = 0; i < rows; i++) {
          data.setAtIndex(JAVA_LONG, 2L * i, values[i]);
          data.setAtIndex(JAVA_LONG, 2L * i + 1, values[i] >> 63);
        }
      }
    }
    return data;
  }

  /// The dictionary's structure lives as long as the stream: the database takes a dictionary at the
  /// same address for the same dictionary, so an address must not come twice.
  private MemorySegment dictionary(SegmentAllocator memory, Arena stream) {
    int count = Math.max(1, texts.size());
    MemorySegment offsets = memory.allocate((count + 1L) * Integer.BYTES, Long.BYTES);
    int bytes = texts.stream().mapToInt(text -> text.length).sum();
    MemorySegment data = memory.allocate(Math.max(1, bytes), Long.BYTES);
    int end = 0;
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i);
      MemorySegment.copy(text, 0, data, JAVA_BYTE, end, text.length);
      end += text.length;
      offsets.setAtIndex(JAVA_INT, i + 1, end);
    }
    MemorySegment buffers = memory.allocate(3L * Long.BYTES, Long.BYTES);
    buffers.setAtIndex(ADDRESS, 1, offsets);
    buffers.setAtIndex(ADDRESS, 2, data);
    MemorySegment array = stream.allocate(ArrowLayout.ARRAY_BYTES, Long.BYTES);
    ArrowLayout.array(array, new long[] {count, 0}, buffers, MemorySegment.NULL);
    return array;
  }
}
