package org.throughline.lake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Finds "people" who are many: an identifier on a dozen and more events of one day is a placeholder, whatever it
/// looks like, and so is one of half a dozen and more years of birth or countries, on however many days. Events of one
/// stay are one person's, however often the person was moved that day, and count as one. Counts
/// in little memory; a count may come out too high by chance, with less than one chance in a million for ten million
/// rows, or too low by a stay that looks like an earlier one, of a million stays one in a thousand.
final class Crowd {

  /// Events of one table on one day that one person does not have.
  static final int MOST_ON_A_DAY = 11;

  /// Years of birth, or countries, that the records of one person state at most: mistakes are corrected once or twice.
  static final int MOST_DESCRIPTIONS = 5;

  /// Why such an identifier is none.
  static final String REASON =
      String.format(
          Locale.ROOT,
          "an identifier on more than %d events of one day, or with more than %d years of birth or"
              + " countries, which is many people; refused",
          MOST_ON_A_DAY,
          MOST_DESCRIPTIONS);

  private static final int SLOT_BITS = 22;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int STAY_BITS = 25;
  private static final int SAID_BITS = 26;
  private static final int MARKS = 3;
  private static final long NOTHING_YET = 0x165667B19E3779F9L;
  private static final long MIX_A = 0x9E3779B97F4A7C15L;
  private static final long MIX_B = 0xC2B2AE3D27D4EB4FL;

  private final Slots days = new Slots();
  private final Slots others = new Slots();
  private final Set<Long> found = new HashSet<>();

  /// A bit for each of three numbers made of a stay.
  private final Marks stays = new Marks(STAY_BITS);

  /// The same for people, and for what their records say of them.
  private final Marks said = new Marks(SAID_BITS);

  /// One event of a person.
  ///
  /// @param day any number that events of one day share
  /// @param stay any number that events of one stay of one person share; 0 for an event that is of none
  void add(long person, long day, long stay) {
    if (stay != 0 && stays.add(person, stay)) {
      return;
    }
    if (days.count(person ^ (day * MIX_B)) > MOST_ON_A_DAY) {
      found.add(person);
    }
  }

  /// What a record says of its person.
  ///
  /// @param kind whether it is the year of birth, the country or something else
  void says(long person, int kind, long what) {
    long about = person ^ ((kind + 1) * MIX_B);
    if (said.add(about, what) || !said.add(about, NOTHING_YET)) {
      return;
    }
    // The first that a person's records say is not counted, so that nearly nobody is.
    if (others.count(about) >= MOST_DESCRIPTIONS) {
      found.add(person);
    }
  }

  /// How often numbers came, each in two places that it shares with others.
  private static final class Slots {

    private final byte[] first = new byte[SLOTS];
    private final byte[] second = new byte[SLOTS];

    int count(long number) {
      long key = number * MIX_A;
      key ^= key >>> Integer.SIZE;
      int a = (int) ((key * MIX_B) >>> (Long.SIZE - SLOT_BITS));
      int b = (int) ((key * MIX_A) >>> (Long.SIZE - SLOT_BITS));
      first[a] = (byte) Math.min(first[a] + 1, Byte.MAX_VALUE);
      second[b] = (byte) Math.min(second[b] + 1, Byte.MAX_VALUE);
      return Math.min(first[a], second[b]);
    }
  }

  /// Which pairs of numbers came.
  private static final class Marks {

    private final int bits;
    private final long[] words;

    Marks(int bits) {
      this.bits = bits;
      this.words = new long[1 << (bits - 6)];
    }

    /// Marks a pair, and says whether it was before.
    boolean add(long one, long other) {
      long key = (one ^ (other * MIX_A)) * MIX_B;
      boolean seen = true;
      for (int mark = 0; mark < MARKS; mark++) {
        key = (key ^ key >>> Integer.SIZE) * MIX_A;
        int bit = (int) (key >>> (Long.SIZE - bits));
        seen &= (words[bit >> 6] & 1L << bit) != 0;
        words[bit >> 6] |= 1L << bit;
      }
      return seen;
    }
  }

  Set<Long> found() {
    return Set.copyOf(found);
  }
}
