package org.throughline.lake;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Some rows of a part, column by column. Reused for the rows that follow.
final class Batch {

  static final int ROWS = 16_384;

  private final List<BatchColumn> columns;
  private long number;
  private int row;

  Batch(List<LakeTable.Column> columns) {
    this.columns = columns.stream().map(column -> new BatchColumn(column.kind())).toList();
    begin();
  }

  private void begin() {
    number++;
    row = 0;
    columns.forEach(column -> column.begin(number));
  }

  void put(int column, long value) {
    columns.get(column).put(row, value);
  }

  void put(int column, Text text) {
    columns.get(column).put(row, text);
  }

  /// Whether the current row has a value at `column`.
  boolean has(int column) {
    return columns.get(column).has(row);
  }

  void endRow() {
    row++;
  }

  boolean isFull() {
    return row == ROWS;
  }

  boolean isEmpty() {
    return row == 0;
  }

  /// Copies the rows out of the Java heap and begins anew. The memory is the array's, which frees it
  /// when the database releases it.
  @SuppressWarnings("MustBeClosedChecker")
  MemorySegment export(Arena stream) {
    Arena memory = Arena.ofShared();
    MemorySegment children = memory.allocate((long) columns.size() * Long.BYTES, Long.BYTES);
    for (int i = 0; i < columns.size(); i++) {
      children.setAtIndex(ADDRESS, i, columns.get(i).export(row, memory, stream));
    }
    MemorySegment array = memory.allocate(ArrowLayout.ARRAY_BYTES, Long.BYTES);
    MemorySegment noNulls = memory.allocate(Long.BYTES, Long.BYTES);
    ArrowLayout.array(array, new long[] {row, 0}, noNulls, MemorySegment.NULL);
    ArrowLayout.own(array, children, memory);
    begin();
    return array;
  }
}
