package org.throughline.lake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Finds "people" who are many: an identifier on a dozen and more events of one day is a placeholder, whatever it
/// looks like. Events of one stay are one person's, however often the person was moved that day, and count as one. Counts
/// in little memory; a count may come out too high by chance, with less than one chance in a million for ten million
/// rows, or too low by a stay that looks like an earlier one, of a million stays one in a thousand.
final class Crowd {

  /// Events of one table on one day that one person does not have.
  static final int MOST_ON_A_DAY = 11;

  /// Why such an identifier is none.
  static final String REASON =
      String.format(
          Locale.ROOT,
          "an identifier on more than %d events of one day, which is many people; refused",
          MOST_ON_A_DAY);

  private static final int SLOT_BITS = 22;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int STAY_BITS = 25;
  private static final int MARKS = 3;
  private static final long MIX_A = 0x9E3779B97F4A7C15L;
  private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

  private final byte[] first = new byte[SLOTS];
  private final byte[] second = new byte[SLOTS];
  private final Set<Long> found = new HashSet<>();

  /// A bit for each of three numbers made of a stay.
  private final long[] stays = new long[1 << (STAY_BITS - 6)];

  /// One event of a person.
  ///
  /// @param day any number that events of one day share
  /// @param stay any number that events of one stay of one person share; 0 for an event that is of none
  void add(long person, long day, long stay) {
    if (stay != 0 && wasSeen(person, stay)) {
      return;
    }
    long key = (person ^ (day * MIX_B)) * MIX_A;
    key ^= key >>> Integer.SIZE;
    int a = (int) ((key * MIX_B) >>> (Long.SIZE - SLOT_BITS));
    int b = (int) ((key * MIX_A) >>> (Long.SIZE - SLOT_BITS));
    if (Math.min(++first[a], ++second[b]) > MOST_ON_A_DAY) {
      found.add(person);
      first[a] = MOST_ON_A_DAY;
      second[b] = MOST_ON_A_DAY;
    }
    first[a] = (byte) Math.min(first[a], Byte.MAX_VALUE - 1);
    second[b] = (byte) Math.min(second[b], Byte.MAX_VALUE - 1);
  }

  private boolean wasSeen(long person, long stay) {
    long key = (person ^ (stay * MIX_A)) * MIX_B;
    boolean seen = true;
    for (int mark = 0; mark < MARKS; mark++) {
      key = (key ^ key >>> Integer.SIZE) * MIX_A;
      int bit = (int) (key >>> (Long.SIZE - STAY_BITS));
      seen &= (stays[bit >> 6] & 1L << bit) != 0;
      stays[bit >> 6] |= 1L << bit;
    }
    return seen;
  }

  Set<Long> found() {
    return Set.copyOf(found);
  }
}
