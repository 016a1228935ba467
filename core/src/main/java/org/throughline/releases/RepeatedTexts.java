package org.throughline.releases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts that columns of a text file repeat, each made once and handed on by number, as a workbook's shared texts are.
/// Belongs to one thread.
final class RepeatedTexts {

  /// A column with more texts than these does not repeat them.
  private static final int MOST = 4096;

  /// A text up to this long is remembered as two numbers, the last byte of which is its length.
  private static final int LONGEST = 2 * Long.BYTES - 1;

  private static final int FEW_SLOTS = 64;

  /// So often a full column is asked before it is seen whether that pays.
  private static final int TRIAL = 1 << 14;

  private @Nullable Column[] columns = new Column[FEW_SLOTS];
  private int codes;

  /// Puts the text that these bytes of ASCII are into the next cell of a row.
  ///
  /// @param bytes with at least [EightBytes#MORE] behind `to`
  void put(CellRow row, int at, byte[] bytes, int from, int to) {
    Column column = column(at);
    int place = column.isGivenUp ? -1 : column.place(bytes, from, to);
    if (place < 0) {
      row.text(at, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    } else {
      row.shared(at, column.texts[place], column.codes[place]);
    }
  }

  private Column column(int at) {
    if (at >= columns.length) {
      columns = Arrays.copyOf(columns, Math.max(at + 1, columns.length * 2));
    }
    Column column = columns[at];
    if (column == null) {
      column = new Column();
      columns[at] = column;
    }
    return column;
  }

  /// The texts of one column, found by their bytes.
  private final class Column {

    /// By hash: two numbers for a short text, a hash and the length for a long one, and the place of the text plus one;
    /// 0 where there is none. They stand together because to fetch them is what finding a text takes.
    private long[] slots = new long[3 * FEW_SLOTS];

    private String[] texts = new String[FEW_SLOTS / 2];
    private int[] codes = new int[FEW_SLOTS / 2];

    /// The bytes of long texts.
    private byte[] @Nullable [] keys = new byte[FEW_SLOTS / 2][];

    private int count;
    private int asked;
    private int found;
    private boolean isGivenUp;

    /// The place of a text among those of the column; negative when it is not to be there.
    int place(byte[] bytes, int from, int to) {
      int length = to - from;
      long first = EightBytes.at(bytes, from, Math.min(length, Long.BYTES));
      long last = length;
      if (length > LONGEST) {
        first = hash(bytes, from, to);
        last = -length;
      } else if (length > Long.BYTES) {
        last |= EightBytes.at(bytes, from + Long.BYTES, length - Long.BYTES) << Byte.SIZE;
      }
      int slot = slot(first, last);
      while (slots[slot + 2] > 0) {
        int place = (int) slots[slot + 2] - 1;
        if (slots[slot] == first
            && slots[slot + 1] == last
            && (last >= 0 || isKey(place, bytes, from, to))) {
          found++;
          return place;
        }
        slot = next(slot);
      }
      return count < MOST ? add(slot, first, last, Arrays.copyOfRange(bytes, from, to)) : full();
    }

    private boolean isKey(int place, byte[] bytes, int from, int to) {
      byte[] key = keys[place];
      return key != null && Arrays.equals(key, 0, key.length, bytes, from, to);
    }

    private int full() {
      asked++;
      if (asked == TRIAL) {
        isGivenUp = found < TRIAL;
        asked = 0;
        found = 0;
      }
      return -1;
    }

    private int add(int slot, long first, long last, byte[] key) {
      if (count == texts.length) {
        texts = Arrays.copyOf(texts, count * 2);
        codes = Arrays.copyOf(codes, count * 2);
        keys = Arrays.copyOf(keys, count * 2);
        add(widened(first, last), first, last, key);
      } else {
        texts[count] = new String(key, StandardCharsets.ISO_8859_1);
        codes[count] = RepeatedTexts.this.codes++;
        keys[count] = last < 0 ? key : null;
        count++;
        put(slots, slot, first, last, count);
      }
      return count - 1;
    }

    /// Doubles the slots.
    ///
    /// @return where these two numbers belong then
    private int widened(long first, long last) {
      long[] before = slots;
      slots = new long[before.length * 2];
      for (int slot = 0; slot < before.length; slot += 3) {
        if (before[slot + 2] > 0) {
          int free = free(before[slot], before[slot + 1]);
          put(slots, free, before[slot], before[slot + 1], before[slot + 2]);
        }
      }
      return free(first, last);
    }

    private int free(long first, long last) {
      int slot = slot(first, last);
      while (slots[slot + 2] > 0) {
        slot = next(slot);
      }
      return slot;
    }

    private static void put(long[] slots, int slot, long first, long last, long place) {
      slots[slot] = first;
      slots[slot + 1] = last;
      slots[slot + 2] = place;
    }

    private int slot(long first, long last) {
      return 3 * (int) (mixed(mixed(first) ^ last) & slots.length / 3 - 1);
    }

    private int next(int slot) {
      return slot + 3 == slots.length ? 0 : slot + 3;
    }
  }

  /// Of all bytes, eight at a time.
  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash ^ EightBytes.at(bytes, at));
    }
    return mixed(hash ^ EightBytes.at(bytes, at, to - at));
  }

  private static long mixed(long word) {
    long product = word * 0x9E37_79B9_7F4A_7C15L;
    return product ^ product >>> Integer.SIZE;
  }
}
