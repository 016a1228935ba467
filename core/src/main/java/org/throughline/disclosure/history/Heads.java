package org.throughline.disclosure.history;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The hashes of the lines of a ledger, 32 bytes each: as texts they would need more room than its facts.
final class Heads {

  private static final int LENGTH = 32;
  private static final int LINES = 1 << 12;

  private final List<byte[]> blocks = new ArrayList<>();
  private int size;

  /// @param head in hexadecimal digits
  void add(String head) {
    if (size % LINES == 0) {
      blocks.add(new byte[LENGTH * LINES]);
    }
    byte[] bytes = HexFormat.of().parseHex(head);
    System.arraycopy(bytes, 0, blocks.getLast(), size % LINES * LENGTH, LENGTH);
    size++;
  }

  String get(int line) {
    int at = line % LINES * LENGTH;
    return HexFormat.of().formatHex(blocks.get(line / LINES), at, at + LENGTH);
  }

  int size() {
    return size;
  }

  /// A longer one can be made of it; only the last block is copied, since the others are full.
  Heads copy() {
    Heads copy = new Heads();
    copy.blocks.addAll(blocks);
    copy.size = size;
    if (size % LINES != 0) {
      copy.blocks.set(blocks.size() - 1, blocks.getLast().clone());
    }
    return copy;
  }
}
